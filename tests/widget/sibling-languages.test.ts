// The small elements in the language of their page: every language once, no English word left in it, and one
// small file for it; English where there is none, which then says so.
import { describe, expect, test } from 'vitest'
import { reactionsEn, recentEn } from '../../widget/messages/siblings-en.ts'
import type { AfterWordCount } from '../../widget/siblings/count.ts'
import type { AfterWordReactions } from '../../widget/siblings/reactions.ts'
import type { AfterWordRecent } from '../../widget/siblings/recent.ts'
import '../../widget/siblings/count.ts'
import '../../widget/siblings/reactions.ts'
import '../../widget/siblings/recent.ts'
import { audit } from './support/audit.ts'
import { aComment, aThread, roots } from './support/builders.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { eventually, mountSiblings, nextEvent, shown } from './support/mount-sibling.ts'

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
    await eventually(() => label(root)).toBe('Reaktionen auf diesen Artikel')
    main.lang = 'en'
    await eventually(() => label(root)).toBe(reactionsEn.reactions)
    element.lang = 'sv'
    await eventually(() => label(root)).toBe('Reaktioner på artikeln')
    expect(own.of('read').length).toBe(1)
  })

  test('of the newest comments follows, and so do the times', async () => {
    document.documentElement.lang = 'ar'
    const element = recentOn(api(), '')
    const root = await ready(element)
    document.documentElement.lang = 'de'
    await eventually(() => label(root)).toBe('Neueste Kommentare')
    expect(said(root, 'time')).toBe('gerade eben')
    element.lang = 'sv'
    await eventually(() => label(root)).toBe('Senaste kommentarer')
  })

  test('of a count follows: its digits', async () => {
    const own = fakeApi({ threads: [aThread({ comments: roots(3) })] })
    const element = mountSiblings<AfterWordCount>(
      `<after-word-count site="${own.site.id}" api="${own.origin}" thread="${own.thread.key}"></after-word-count>`,
    )
    await eventually(() => shown(element)).toBe('3')
    let told = 0
    element.addEventListener('ready', () => told++)
    document.documentElement.lang = 'fa'
    await eventually(() => shown(element)).toBe('۳')
    const away = document.createElement('p')
    away.lang = 'de'
    element.before(away)
    away.append(element)
    expect(shown(element)).toBe('3')
    expect(told).toBe(0)
  })

  test('of what could not be loaded or saved follows too', async () => {
    document.documentElement.lang = 'ar'
    const lost = api()
    lost.drop('recent')
    const unread = recentOn(lost, '')
    await nextEvent(unread, 'error')
    lost.drop('recent')
    document.documentElement.lang = 'de'
    await eventually(() => said(unread.shadowRoot as ShadowRoot, 'failed')).toMatch(/^Das konnte/)

    document.body.replaceChildren()
    const own = api()
    own.drop('read')
    const unshown = reactionsOn(own, '')
    await nextEvent(unshown, 'error')
    document.documentElement.lang = 'sv'
    await eventually(() => said(unshown.renderRoot as ShadowRoot, 'failed')).toMatch(
      /^Det kunde inte/,
    )
    await unshown.reload()
    const root = await ready(unshown)
    own.decline('react', 'too_many_requests')
    root.querySelector('button')?.click()
    await eventually(() => said(root, 'trouble')).not.toBe('')
    document.documentElement.lang = 'fr'
    await eventually(() => said(root, 'trouble')).toMatch(/pas enregistré/)
  })

  test('is looked at where the element is put elsewhere', async () => {
    const own = api()
    const element = reactionsOn(own, 'lang="de"')
    const recent = recentOn(own, 'lang="de"')
    const [root, list] = [await ready(element), await ready(recent)]
    for (const one of [element, recent]) {
      const away = document.createElement('section')
      away.lang = 'fr'
      one.removeAttribute('lang')
      one.remove()
      away.append(one)
      document.body.append(away)
    }
    await eventually(() => label(root)).toBe('Réactions à cet article')
    await eventually(() => label(list)).toBe('Derniers commentaires')
  })

  test('is that of the page around a shadow tree that the element stands in, and followed there', async () => {
    document.documentElement.lang = 'fr'
    const element = reactionsOn(api(), '')
    const other = document.createElement('div')
    element.before(other)
    const inner = document.createElement('p')
    inner.append(element)
    other.attachShadow({ mode: 'open' }).append(inner)
    const root = await ready(element)
    expect(label(root)).toBe('Réactions à cet article')
    other.lang = 'de'
    await eventually(() => label(root)).toBe('Reaktionen auf diesen Artikel')
    inner.lang = 'sv'
    await eventually(() => label(root)).toBe('Reaktioner på artikeln')
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
    await eventually(() => own.of('words').length).toBe(1)
    element.lang = 'fr'
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

  test('that we do not have is English, from the left', async () => {
    document.documentElement.dir = 'rtl'
    const own = api()
    const buttons = await ready(reactionsOn(own, 'lang="ur"'))
    const list = await ready(recentOn(own, 'lang="ur"'))
    for (const root of [buttons, list]) {
      const named = root.querySelector('[aria-label]') as Element
      expect(getComputedStyle(named).direction).toBe('ltr')
    }
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
