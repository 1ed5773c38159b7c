// Which language the element speaks: that of the element, its ancestors or the document, as far as there
// are words in it; in which direction, and how it counts.
import { describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { aComment, aThread, roots } from './support/builders.ts'
import { fakeApi } from './support/fake-api.ts'
import { becomes, eventually, mount, showThread } from './support/mount.ts'
import { written } from './support/own.ts'
import { area, button, openComposer } from './support/reader.ts'

const heading = () => page.getByRole('heading', { level: 2 }).element()
const section = () => heading().closest('section') as HTMLElement

describe('a page says our words in its language', () => {
  test.each([
    ['de', 'Kommentare'],
    ['de-AT', 'Kommentare'],
    ['ar', 'التعليقات'],
    ['zh', '评论'],
    ['zh-TW', '留言'],
    ['zh_Hant_TW', '留言'],
    ['zh-HK', '留言'],
    ['zh-Hant-CN', '留言'],
    ['nb', 'Kommentarer'],
    ['nn-NO', 'Kommentarer'],
    ['pt-BR', 'Comentários'],
    ['iw', 'תגובות'],
    ['in', 'Komentar'],
  ])('%s: “%s”', async (lang, words) => {
    await showThread(fakeApi({ threads: [aThread({ comments: roots(1) })] }), `lang="${lang}"`)
    expect(heading().textContent).toContain(words)
    expect(section().hasAttribute('lang')).toBe(false)
  })

  test.each(['ar', 'he', 'fa'])(
    '%s is written from the right, if the page says so or not',
    async (lang) => {
      const comments = [aComment({ body: 'Left', name: 'Ada (London)' })]
      await showThread(fakeApi({ threads: [aThread({ comments })] }), `lang="${lang}"`)
      expect(section().dir).toBe('rtl')
      expect(getComputedStyle(heading()).direction).toBe('rtl')
      const label = page.getByRole('article').element().getAttribute('aria-label')
      expect(label).toContain('\u2068Ada (London)\u2069')
    },
  )

  test('German is written from the left on a page that goes the other way', async () => {
    document.documentElement.dir = 'rtl'
    await showThread(fakeApi(), 'lang="de"')
    expect(section().dir).toBe('ltr')
  })
})

test.each(['ur', 'x'])(
  'English on a page in %s is written from the left, what others wrote as it is',
  async (lang) => {
    document.documentElement.dir = 'rtl'
    const comments = [aComment({ body: 'اچھا', name: 'علی' })]
    const element = await showThread(
      fakeApi({ threads: [aThread({ comments })] }),
      `lang="${lang}"`,
    )
    expect(getComputedStyle(heading()).direction).toBe('ltr')
    const body = element.renderRoot.querySelector('[part=body] p') as Element
    expect(getComputedStyle(body).direction).toBe('rtl')
    element.lang = 'en'
    await eventually(() => getComputedStyle(heading()).direction).toBe('rtl')
  },
)

test('a guest is answered in Hebrew without the maqaf that joins names', async () => {
  const { messages, words } = await showThread(fakeApi(), 'lang="he"')
  const { guest, inReplyTo } = words
  const ofGuest = [messages.writing?.replyTo(null), inReplyTo(guest)]
  expect(ofGuest).toEqual(['התשובה שלכם לאורח', 'בתשובה לאורח'])
  const ofAda = [messages.writing?.replyTo('Ada'), inReplyTo('Ada')]
  expect(ofAda).toEqual(['התשובה שלכם ל־\u2068Ada\u2069', 'בתשובה ל־\u2068Ada\u2069'])
})

describe('the language', () => {
  test('is that of the nearest that says one', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(1) })] })
    document.documentElement.lang = 'fr'
    const element = mount(
      `<div lang="it"><after-word site="${api.site.id}" api="${api.origin}" thread="${api.thread.key}"></after-word></div>`,
    )
    await becomes(element, 'ready')
    expect(heading().textContent).toContain('Commenti')
  })

  test('is that of the document where nothing else says one', async () => {
    document.documentElement.lang = 'fr'
    await showThread(fakeApi())
    expect(heading().textContent).toContain('Commentaires')
  })

  test('is followed when it changes, there and back', async () => {
    const element = await showThread(fakeApi())
    for (const [lang, words] of [
      ['de', 'Kommentare'],
      ['he', 'תגובות'],
      ['en', 'Comments'],
    ] as const) {
      element.lang = lang
      await eventually(() => heading().textContent).toContain(words)
    }
    expect(section().hasAttribute('dir')).toBe(false)
  })

  test('is followed by what is open in the element, there and back', async () => {
    const { element } = await written()
    await openComposer()
    await userEvent.keyboard('Another')
    await button('Your name and data').click()
    for (const [lang, ...words] of [
      ['de', 'Ihr Kommentar', 'Ihr Name und Ihre Daten'],
      ['en', 'Your comment', 'Your name and data'],
    ] as const) {
      element.lang = lang
      const said = () =>
        ['label[for=aw-body]', 'dialog h3', '[name=you]'].map(
          (one) => element.renderRoot.querySelector(one)?.textContent,
        )
      await eventually(said).toEqual([...words, words.at(-1)])
    }
    await expect.element(area()).toHaveValue('Another')
  })

  test('is followed when the document changes it', async () => {
    await showThread(fakeApi())
    document.documentElement.lang = 'fr'
    await eventually(() => heading().textContent).toContain('Commentaires')
  })

  test('is that of the document also within the shadow tree of another element', async () => {
    document.documentElement.lang = 'fr'
    const element = await showThread(fakeApi())
    const other = document.createElement('div')
    element.parentElement?.append(other)
    other.attachShadow({ mode: 'open' }).append(element)
    await becomes(element, 'ready')
    await eventually(() => element.words.comments).toBe('Commentaires')
  })

  test('is that of what is around a shadow tree, and followed in there', async () => {
    document.documentElement.lang = 'de'
    const api = fakeApi()
    const element = await showThread(api)
    const around = document.createElement('div')
    const host = document.createElement('div')
    const inner = document.createElement('div')
    around.lang = 'fr'
    around.append(host)
    inner.append(element)
    host.attachShadow({ mode: 'open' }).append(inner)
    document.body.append(around)
    const said = () => element.words.comments
    await eventually(said).toBe('Commentaires')
    host.lang = 'it'
    await eventually(said).toBe('Commenti')
    inner.lang = 'de'
    await eventually(said).toBe('Kommentare')
    inner.removeAttribute('lang')
    host.removeAttribute('lang')
    around.lang = 'he'
    await eventually(said).toBe('תגובות')
  })

  test('that is none is asked of a link that was taken off the page with the element', async () => {
    const element = await showThread(fakeApi())
    const link = document.createElement('a')
    link.href = 'https://paper.example/'
    link.append(element)
    element.requestUpdate()
    expect(await element.updateComplete).toBe(true)
  })

  test.each([
    ['fa', /^[۴۵]:[۰-۵][۰-۹] تا پایان ویرایش$/],
    ['ar-EG', /^بقي [٤٥]:[٠-٥][٠-٩] للتعديل$/],
    ['ar-MA', /^بقي [45]:\d\d للتعديل$/],
  ])('of the time that is left to edit is that of all numbers: %s', async (lang, said) => {
    const { element } = await written()
    element.lang = lang
    await expect.element(page.getByRole('timer')).toMatchTextContent(said)
  })

  test.each(['nb', 'nn'])('of times in %s is Norwegian, as of all else', async (lang) => {
    const [comment] = roots(1)
    const element = await showThread(
      fakeApi({ threads: [aThread({ comments: comment ? [comment] : [] })] }),
      `lang="${lang}"`,
    )
    expect(element.renderRoot.querySelector('time')?.textContent).toMatch(/siden$/)
    expect(element.words.moreReplies(1234)).toContain((1234).toLocaleString('nb'))
  })

  test.each(['ur', 'xx'])('is English where the page is in %s', async (lang) => {
    await showThread(fakeApi(), `lang="${lang}"`)
    expect(heading().textContent).toContain('Comments')
    expect(section().lang).toBe('en')
  })

  test('of numbers is that of the page, region and all', async () => {
    const comments = roots(3).map((root) => ({
      ...root,
      replies: { items: [], next: 'more' },
      reply_count: 5,
    }))
    const api = fakeApi({ threads: [aThread({ comments })] })
    const element = await showThread(api, 'lang="ar-EG"')
    expect(element.words.moreReplies(5)).toBe(`${(5).toLocaleString('ar-EG')} ردود أخرى`)
    element.lang = 'ar-MA'
    element.requestUpdate()
    await eventually(() => element.words.moreReplies(5)).toBe('5 ردود أخرى')
  })
})

test('a name that is declined is told why in the language of the page', async () => {
  const { api, element } = await written()
  element.lang = 'de'
  await button('Ihr Name und Ihre Daten').click()
  // Which name the reader has is asked first.
  await eventually(() => api.of('me').length).toBe(1)
  api.decline('me', 'invalid_request', { errors: [{ pointer: '/name', detail: 'is reserved' }] })
  await button('Speichern').click()
  await expect
    .element(page.getByRole('textbox', { name: 'Ihr Name hier' }))
    .toHaveAccessibleDescription(
      'Dieser Name ist reserviert oder nicht erlaubt. Bitte wählen Sie einen anderen.',
    )
})

test('English loads none of the others, and none of Intl', async () => {
  const loaded = performance.getEntriesByType('resource').length
  const locale = vi.spyOn(Intl, 'Locale')
  await showThread(fakeApi(), 'lang="en-GB"')
  const after = performance.getEntriesByType('resource').slice(loaded)
  expect(after.map(({ name }) => name).filter((name) => /\/messages\//.test(name))).toEqual([])
  expect(locale).not.toHaveBeenCalled()
  vi.restoreAllMocks()
})

describe('plurals', () => {
  const counts = [1, 2, 5, 11, 21, 22, 100]
  test.each([
    [
      'pl',
      '1 nowy komentarz|2 nowe komentarze|5 nowych komentarzy|11 nowych komentarzy|21 nowych komentarzy|22 nowe komentarze|100 nowych komentarzy',
    ],
    [
      'uk',
      '1 новий коментар|2 нові коментарі|5 нових коментарів|11 нових коментарів|21 новий коментар|22 нові коментарі|100 нових коментарів',
    ],
    [
      'ar-MA',
      'تعليق جديد|تعليقان جديدان|5 تعليقات جديدة|11 تعليقًا جديدًا|21 تعليقًا جديدًا|22 تعليقًا جديدًا|100 تعليق جديد',
    ],
    ['ja', counts.map((count) => `新しいコメント${count}件`).join('|')],
  ])('of %s', async (lang, said) => {
    const element = await showThread(fakeApi(), `lang="${lang}"`)
    expect(counts.map((count) => element.messages.hearing?.fresh(count))).toEqual(said.split('|'))
  })
})
