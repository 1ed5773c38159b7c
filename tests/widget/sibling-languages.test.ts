// The small elements in the language of their page: every language once, no English word left in it, and one
// small file for it; English where there is none, which then says so.
import { describe, expect, test } from 'vitest'
import { reactionsEn, recentEn } from '../../widget/messages/siblings-en.ts'
import type { AfterWordReactions } from '../../widget/siblings/reactions.ts'
import type { AfterWordRecent } from '../../widget/siblings/recent.ts'
import '../../widget/siblings/reactions.ts'
import '../../widget/siblings/recent.ts'
import { audit } from './support/audit.ts'
import { aComment, aThread } from './support/builders.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { eventually, mountSiblings, nextEvent } from './support/mount-sibling.ts'

const tags = [
  ...['ar', 'de', 'es', 'fa', 'fr', 'he', 'hi', 'id', 'it', 'ja', 'ko', 'nl', 'no', 'pl'],
  ...['pt', 'sv', 'tr', 'uk', 'zh-Hans', 'zh-Hant'],
]

const api = () => {
  const comments = [aComment({ name: null, posted_at: new Date().toISOString() })]
  const reactions = [{ kind: 'like', count: 1234 }]
  return fakeApi({ threads: [aThread({ title: 'Talks', comments, reactions })] })
}
const recentOn = (api: FakeApi, attributes: string) =>
  mountSiblings<AfterWordRecent>(
    `<after-word-recent site="${api.site.id}" api="${api.origin}" ${attributes}></after-word-recent>`,
  )
const reactionsOn = (api: FakeApi, attributes: string) =>
  mountSiblings<AfterWordReactions>(
    `<after-word-reactions site="${api.site.id}" api="${api.origin}" thread="${api.thread.key}" ${attributes}></after-word-reactions>`,
  )

async function ready<Element extends AfterWordRecent | AfterWordReactions>(
  element: Element,
): Promise<ShadowRoot> {
  await eventually(() => element.state).toBe('ready')
  if ('updateComplete' in element) await element.updateComplete
  return element.shadowRoot as ShadowRoot
}

const said = (root: ShadowRoot, part: string) =>
  root.querySelector(`[part~="${part}"]`)?.textContent ?? ''
const label = (root: ShadowRoot) => root.querySelector('[aria-label]')?.getAttribute('aria-label')
const wordsAsked = (api: FakeApi) => api.of('words').map(({ url }) => url.pathname)

describe('all that is said', () => {
  test.each(tags)('is in the page’s language: %s', async (lang) => {
    const filled = api()
    const root = await ready(recentOn(filled, `lang="${lang}"`))
    const texts = [label(root), said(root, 'author'), said(root, 'time')]
    const empty = await ready(recentOn(fakeApi({ threads: [] }), `lang="${lang}"`))
    texts.push(said(empty, 'empty'))
    const lost = api()
    lost.drop('recent')
    const unread = recentOn(lost, `lang="${lang}"`)
    await nextEvent(unread, 'error')
    texts.push(said(unread.shadowRoot as ShadowRoot, 'failed'))

    document.body.replaceChildren()
    const pressed = api()
    const element = reactionsOn(pressed, `lang="${lang}"`)
    const buttons = await ready(element)
    texts.push(label(buttons))
    pressed.decline('react', 'too_many_requests')
    buttons.querySelector('button')?.click()
    await eventually(() => said(buttons, 'trouble')).not.toBe('')
    texts.push(said(buttons, 'trouble'))
    await audit(element)

    expect(texts.filter((text) => !text || text.includes('undefined'))).toEqual([])
    const english = [...Object.values(recentEn), ...Object.values(reactionsEn)]
    expect(texts.filter((text) => english.some((one) => text?.includes(one)))).toEqual([])
    const dir = ['ar', 'fa', 'he'].includes(lang) ? 'rtl' : 'ltr'
    for (const one of [root, buttons]) {
      expect(one.querySelector('[aria-label]')?.getAttribute('dir')).toBe(dir)
      expect(one.querySelector('[lang]')).toBeNull()
    }
    expect(wordsAsked(filled)).toEqual([`/words/${lang}.json`])
    expect(wordsAsked(pressed)).toEqual([`/words/${lang}.json`])
  })

  test.each([
    ['en-GB', []],
    ['de-AT', ['/words/de.json']],
    ['nb-NO', ['/words/nb.json']],
    ['nn', ['/words/nb.json']],
    ['pt_BR', ['/words/pt.json']],
    ['zh-TW', ['/words/zh-Hant.json']],
    ['zh_Hant_TW', ['/words/zh-Hant.json']],
    ['zh', ['/words/zh-Hans.json']],
    ['iw', ['/words/he.json']],
    ['sw', []],
    ['x', []],
  ])('of %s is what %j says', async (lang, files) => {
    const own = api()
    const root = await ready(reactionsOn(own, `lang="${lang}"`))
    expect(wordsAsked(own)).toEqual(files)
    expect(label(root) === reactionsEn.reactions).toBe(files.length === 0)
  })
})

describe('the language', () => {
  test('is that of an ancestor, or of the document; what is said follows it', async () => {
    document.documentElement.lang = 'fr'
    const own = api()
    const element = reactionsOn(own, '')
    const root = await ready(element)
    expect(label(root)).toBe('Réactions à cet article')
    expect(root.textContent).toContain((1234).toLocaleString('fr'))
    const main = element.closest('main') as HTMLElement
    main.lang = 'de'
    element.requestUpdate()
    await eventually(() => label(root)).toBe('Reaktionen auf diesen Artikel')
    main.lang = 'en'
    element.requestUpdate()
    await eventually(() => label(root)).toBe(reactionsEn.reactions)
    expect(own.of('read').length).toBe(1)
  })

  test('is that of the document within the shadow tree of another element too', async () => {
    document.documentElement.lang = 'fr'
    const element = reactionsOn(api(), '')
    const other = document.createElement('div')
    element.before(other)
    other.attachShadow({ mode: 'open' }).append(element)
    expect(label(await ready(element))).toBe('Réactions à cet article')
  })

  test('of Norwegian is one, also of its times, which not every browser can tell as nn', async () => {
    const posted_at = new Date(Date.now() - 1_080_000).toISOString()
    const threads = [aThread({ comments: [aComment({ posted_at })] })]
    const shown = await ready(recentOn(fakeApi({ threads }), 'lang="nn"'))
    expect(shown.querySelector('time')?.textContent).toMatch(/siden$/)
  })

  test('of what was asked for last is said, whichever comes first', async () => {
    const own = api()
    const element = reactionsOn(own, '')
    const root = await ready(element)
    const release = own.hold('words')
    element.lang = 'de'
    element.requestUpdate()
    await eventually(() => own.of('words').length).toBe(1)
    element.lang = 'fr'
    element.requestUpdate()
    await eventually(() => label(root)).toBe('Réactions à cet article')
    release()
    await eventually(() => own.of('words').length).toBe(2)
    await element.updateComplete
    expect(label(root)).toBe('Réactions à cet article')
  })

  test('whose words cannot be loaded is replaced by English, which says so', async () => {
    const own = api()
    own.drop('words')
    const element = reactionsOn(own, 'lang="de"')
    const root = await ready(element)
    expect(label(root)).toBe(reactionsEn.reactions)
    expect(root.querySelector('[role=group]')?.getAttribute('lang')).toBe('en')
    expect(root.querySelector('button')?.getAttribute('lang')).toBe('de')
    await audit(element)
  })

  test('that we do not have leaves names, comments and titles in the page’s', async () => {
    const element = recentOn(api(), 'lang="sw"')
    const root = await ready(element)
    expect(root.querySelector('ol')?.lang).toBe('en')
    expect(root.querySelector('li')?.lang).toBe('sw')
    expect(root.querySelector('bdi')?.lang).toBe('en')
    await audit(element)
  })
})
