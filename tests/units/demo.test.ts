// The demo newspaper: its conversations come out the same every time and hold what the widget is to
// be shown with, and its pages carry the embed and nothing else of Afterword.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { articles } from '../../demo/articles.ts'
import { longConversation, type SeedComment, storyConversation } from '../../demo/conversation.ts'
import { type Demo, startDemo, widgetFor } from '../../demo/server.ts'
import { script } from '../../demo/voices/script.ts'

const story = storyConversation()
const long = longConversation(10_000)

describe.each([
  ['the story', story],
  ['the long debate', long],
])('%s', (_, comments) => {
  it('puts parents before their replies', () => {
    const wrong = comments.filter(({ parent }, index) => parent !== null && !(parent < index))
    expect(wrong).toEqual([])
  })

  it('never goes back in time', () => {
    const wrong = comments.filter(({ minutes }, i) => minutes < (comments[i - 1]?.minutes ?? 0))
    expect(wrong).toEqual([])
  })

  it('gives each writer one name of at most 40 characters', () => {
    const names = new Map<number, string | null>()
    for (const { author, name } of comments) {
      expect([...(name ?? '?')].length).toBeLessThanOrEqual(40)
      expect(name).not.toBe('')
      if (names.has(author)) expect(names.get(author)).toBe(name)
      names.set(author, name)
    }
    const given = [...names.values()].filter((name) => name !== null)
    expect(new Set(given).size).toBe(given.length)
    expect(given.length).toBeLessThan(names.size)
  })

  it('says something in every comment, in at most 4000 characters', () => {
    const wrong = comments.filter(({ body }) => body.trim() === '' || body.length > 4000)
    expect(wrong).toEqual([])
  })

  it('has fewer reactions to a comment than people', () => {
    const people = new Set(comments.map(({ author }) => author)).size
    for (const { reactions } of comments) {
      const counts = Object.values(reactions)
      expect(counts.every((number) => Number.isInteger(number) && number > 0)).toBe(true)
      expect(counts.reduce((sum, number) => sum + number, 0)).toBeLessThan(people)
    }
  })
})

describe('the conversation under the story', () => {
  it('is the same every time', () => {
    expect(storyConversation()).toEqual(story)
  })

  it('has between 240 and 320 comments, no two alike', () => {
    expect(story.length).toBeGreaterThanOrEqual(240)
    expect(story.length).toBeLessThanOrEqual(320)
    expect(new Set(story.map(({ body }) => body)).size).toBe(story.length)
  })

  it('has a chain nine deep, a root with about forty answers, and mostly small branches', () => {
    const depths = depthsOf(story)
    expect(Math.max(...depths)).toBeGreaterThanOrEqual(8)
    expect(Math.max(...depths)).toBeLessThanOrEqual(10)

    const replies = story.map((_, index) => story.filter(({ parent }) => parent === index).length)
    const ofRoots = replies.filter((_, index) => story[index]?.parent === null)
    expect(Math.max(...ofRoots)).toBeGreaterThanOrEqual(35)
    expect(ofRoots.filter((number) => number <= 4).length).toBe(ofRoots.length - 1)
  })

  it.each([
    ['right-to-left Arabic', /\p{Script=Arabic}{3}/u],
    ['right-to-left Hebrew', /\p{Script=Hebrew}{3}/u],
    ['Cyrillic', /\p{Script=Cyrillic}{3}/u],
    ['Greek', /\p{Script=Greek}{3}/u],
    ['Japanese', /\p{Script=Hiragana}{2}/u],
    ['Chinese', /^[\p{Script=Han}\p{P}]{12}/u],
    ['Korean', /\p{Script=Hangul}{2}/u],
    ['Hindi', /\p{Script=Devanagari}{2}/u],
    ['a fenced code block', /^```python\n[^`]+^```$/m],
    ['inline code', /(^|[^`])`[^`\n]+`/],
    ['a quote', /^> /m],
    ['a bullet list', /^- .+\n- /m],
    ['a numbered list', /^1\. .+\n2\. /m],
    ['a link', /(^|\s)https:\/\/example\.(org|net)\//],
    ['an autolink', /<https:\/\/example\.(org|net)\//],
    ['struck-out words', /~~\S/],
    ['strong words', /\*\*\S/],
    ['emoji', /\p{Extended_Pictographic}/u],
    ['several paragraphs', /\n\n.+\n\n.+\n\n/],
    ['very little', /^.{1,10}$/],
  ])('has a comment with %s', (_, pattern) => {
    expect(story.some(({ body }) => pattern.test(body))).toBe(true)
  })

  it('links to reserved addresses only', () => {
    const hosts = story.flatMap(({ body }) => body.match(/https?:\/\/[^/\s>]+/g) ?? [])
    expect(new Set(hosts)).toEqual(new Set(['https://example.org', 'https://example.net']))
  })
})

describe('the conversation under the archive article', () => {
  it('is the same every time and as long as asked', () => {
    expect(longConversation(10_000)).toEqual(long)
    expect(long).toHaveLength(10_000)
    expect(longConversation(1)).toHaveLength(1)
    expect(longConversation(0)).toEqual([])
  })

  it('has nobody answer himself', () => {
    const wrong = long.filter(
      ({ parent, author }) => parent !== null && long[parent]?.author === author,
    )
    expect(wrong).toEqual([])
  })

  it('has about 45 per cent roots, branches to depth 6, and one with 600 replies', () => {
    const depths = depthsOf(long)
    const roots = depths.filter((depth) => depth === 0).length
    expect(roots / long.length).toBeGreaterThan(0.42)
    expect(roots / long.length).toBeLessThan(0.48)
    expect(Math.max(...depths)).toBe(6)

    const rootOf: number[] = []
    long.forEach(({ parent }, index) => {
      rootOf.push(parent === null ? index : (rootOf[parent] ?? index))
    })
    const sizes = new Map<number, number>()
    for (const root of rootOf) sizes.set(root, (sizes.get(root) ?? -1) + 1)
    expect(Math.max(...sizes.values())).toBeGreaterThanOrEqual(600)
  })
})

describe('a script', () => {
  it('joins the lines of a paragraph and keeps those of quotes, lists and code', () => {
    const text =
      '@ A | 1\none\ntwo\n\n> said\n\n- item\n  more\n- item\n\n```js\na\nb\n```\n@@ B | 2 | sad\nno'
    expect(script(text)).toEqual([
      {
        writer: 'A',
        after: 1,
        tone: 'like',
        body: 'one two\n\n> said\n\n- item more\n- item\n\n```js\na\nb\n```',
        replies: [{ writer: 'B', after: 2, tone: 'sad', body: 'no', replies: [] }],
      },
    ])
  })

  it('refuses a reply to nothing', () => {
    expect(() => script('@ A | 1\nyes\n@@@ B | 2\nno')).toThrow('@@@ B | 2')
  })
})

describe('the newspaper', () => {
  let demo: Demo
  let base: string

  beforeAll(async () => {
    demo = await startDemo({ port: 0, host: '127.0.0.1', widget: 'http://127.0.0.1:8787' })
    base = `http://127.0.0.1:${demo.port}`
  })

  afterAll(() => demo.close())

  it.each(articles)('embeds the comments of $thread under $path', async (article) => {
    const { path, site, thread, title } = article
    const response = await fetch(base + path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('no-cache')

    const html = await response.text()
    const [head = '', body = ''] = html.split('</head>')
    expect(head.split('\n')).toEqual(
      expect.arrayContaining([
        '<style>after-word{display:block;min-height:100svh}</style>',
        '<script type="module" src="http://127.0.0.1:8787/afterword.js"></script>',
      ]),
    )
    expect(body.split('\n')).toContain(
      `<after-word site="${site}" thread="${thread}"></after-word>`,
    )
    expect(body).toContain(`<h1>${title}</h1>`)
    expect(body.indexOf('</article>')).toBeLessThan(body.indexOf('<after-word'))
    expect(body.indexOf('</after-word>')).toBeLessThan(body.indexOf('More in politics'))
    for (const other of articles) expect(body).toContain(`<a href="${other.path}"`)
    expect(html.match(/after-?word/gi)).toHaveLength(4)
  })

  it('serves its styles and its icon', async () => {
    for (const path of ['/style.css', '/furniture.css', '/map.css', '/print.css', '/favicon.svg']) {
      const response = await fetch(base + path)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toMatch(/^(text\/css|image\/svg\+xml)/)
    }
  })

  it('answers HEAD without a body and ignores a query', async () => {
    const response = await fetch(`${base}/ferry?from=mail`, { method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(1000)
    expect(await response.text()).toBe('')
  })

  it('answers 404 in its own look, and 405 to anything but reading', async () => {
    const missing = await fetch(`${base}/sport`)
    expect(missing.status).toBe(404)
    expect(await missing.text()).toContain('The Maren Courier')

    const posted = await fetch(base, { method: 'POST' })
    expect(posted.status).toBe(405)
    expect(posted.headers.get('allow')).toBe('GET, HEAD')
  })

  it('names the worker as the reader named the newspaper', () => {
    const widget = 'http://127.0.0.1:8787'
    expect(widgetFor('localhost:4000', widget)).toBe('http://localhost:8787')
    expect(widgetFor('127.0.0.1:4000', 'http://localhost:8787/')).toBe(widget)
    expect(widgetFor('evil.example:4000', widget)).toBe(widget)
    expect(widgetFor(undefined, widget)).toBe(widget)
    expect(widgetFor('localhost:4000', 'https://talk.example.org')).toBe('https://talk.example.org')
  })
})

function depthsOf(comments: SeedComment[]): number[] {
  const depths: number[] = []
  for (const { parent } of comments) {
    depths.push(parent === null ? 0 : (depths[parent] ?? Number.NaN) + 1)
  }
  return depths
}
