// What a hostile author might send, should the API ever let it through: nothing of it runs, becomes
// a link that runs, or breaks out of its place.
import { describe, expect, onTestFinished, test } from 'vitest'
import { page } from 'vitest/browser'
import type { AfterWord } from '../../widget/index.ts'
import type { BodyNode } from '../../worker/contract/nodes.ts'
import { audit, drawAll } from './support/audit.ts'
import { aComment, aReply, aSite, aThread } from './support/builders.ts'
import { fakeApi } from './support/fake-api.ts'
import { showThread } from './support/mount.ts'
import { articles, commentBy } from './support/reader.ts'

/** A comment with this body, as JSON brings it; `run` is set by whatever should not run. */
async function showBody(json: string): Promise<AfterWord> {
  const body_nodes = JSON.parse(json) as BodyNode[]
  return showThread(fakeApi({ threads: [aThread({ comments: [aComment({ body_nodes })] })] }))
}

const tagsIn = (element: AfterWord) =>
  [...(element.renderRoot.querySelector('[part=body]')?.querySelectorAll('*') ?? [])].map(
    ({ localName }) => localName,
  )

function nothingRuns(): void {
  Object.assign(window, { run: 0 })
  onTestFinished(() => {
    expect(Reflect.get(window, 'run')).toBe(0)
    Reflect.deleteProperty(window, 'run')
  })
}

describe('a body', () => {
  test.each([
    'script',
    'SCRIPT',
    'style',
    'img',
    'iframe',
    'svg',
    'form',
    'input',
    'h1',
    'div',
    'template',
    'after-word',
    'p onclick=run++',
    '__proto__',
    'constructor',
    '',
  ])('loses an element “%s” that nobody allows', async (tag) => {
    nothingRuns()
    const node = { tag, src: 'x', onerror: 'run++', children: ['run++', { tag: 'p' }] }
    const element = await showBody(JSON.stringify([node, { tag: 'p', children: ['kept'] }]))
    expect(tagsIn(element)).toEqual(['p'])
    await expect.element(articles()).toMatchTextContent(/kept$|kept/)
    expect(articles().element().textContent).not.toContain('run++')
  })

  test.each([
    'javascript:run++',
    'JaVaScRiPt:run++',
    ' javascript:run++',
    'java\\nscript:run++',
    '\\u0001javascript:run++',
    'data:text/html,<script>run++</script>',
    'vbscript:run++',
    'blob:https://x.example/1',
    'file:///etc/passwd',
    '//evil.example',
    'x',
  ])('has no link to “%s”', async (href) => {
    nothingRuns()
    const json = `[{"tag":"p","children":[{"tag":"a","href":"${href}","children":["Read on"]}]}]`
    const element = await showBody(json)
    await expect.element(page.getByText('Read on')).toBeVisible()
    expect(element.renderRoot.querySelector('[part=body] [href]')).toBeNull()
  })

  test.each(['https://a.example/?q=1#x', 'http://a.example/', 'mailto:a@a.example'])(
    'has a link to “%s” that vouches for nothing',
    async (href) => {
      const element = await showBody(
        JSON.stringify([{ tag: 'p', children: [{ tag: 'a', href, children: ['Read on'] }] }]),
      )
      const link = page.getByRole('link', { name: 'Read on' })
      await expect.element(link).toHaveAttribute('href', href)
      await expect.element(link).toHaveAttribute('rel', 'ugc nofollow noopener noreferrer')
      await audit(element)
    },
  )

  test('takes no attribute but those that are known', async () => {
    nothingRuns()
    const extra = '"onclick":"run++","style":"position:fixed","class":"x","id":"top","part":"body"'
    const element = await showBody(`[{"tag":"p",${extra},"__proto__":{"x":1},"children":["Hi"]}]`)
    const paragraph = element.renderRoot.querySelector('[part=body] > p')
    expect(paragraph?.getAttributeNames()).toEqual(['dir'])
    expect(Reflect.get({}, 'x')).toBeUndefined()
  })

  test('shows markup as the text that it is', async () => {
    nothingRuns()
    const text = '<img src=x onerror=run++><script>run++</script>&lt;'
    const element = await showBody(JSON.stringify([{ tag: 'p', children: [text] }]))
    await expect.element(page.getByText(text)).toBeVisible()
    expect(tagsIn(element)).toEqual(['p'])
  })
})

describe('an author', () => {
  test('with markup for a name is named by it', async () => {
    nothingRuns()
    const name = '<img src=x onerror=run++>'
    const comments = [aComment({ name })]
    await showThread(fakeApi({ threads: [aThread({ comments })] }))
    await expect.element(commentBy(name)).toMatchTextContent(name)
  })

  test('with a website that runs gets no link to it', async () => {
    nothingRuns()
    const comments = [aComment({ name: 'Eve', website: 'javascript:run++' })]
    const element = await showThread(fakeApi({ threads: [aThread({ comments })] }))
    await expect.element(commentBy('Eve')).toBeVisible()
    const links = [...element.renderRoot.querySelectorAll('a')].map((link) => link.protocol)
    expect(links).toEqual([location.protocol])
  })

  test('who turns the direction of writing turns nothing but the own name', async () => {
    const [plain, turned] = [aComment({ name: 'evA' }), aComment({ name: '\u202eAve\u2067' })]
    const element = await showThread(fakeApi({ threads: [aThread({ comments: [plain, turned] })] }))
    const lefts = page
      .getByRole('time')
      .elements()
      .map((time) => {
        const { left } = time.getBoundingClientRect()
        return left - (time.previousElementSibling?.getBoundingClientRect().right ?? 0)
      })
    expect(lefts.length).toBe(2)
    for (const left of lefts) expect(left).toBeGreaterThanOrEqual(0)
    await audit(element)
  })
})

test('words without an end overflow nothing', async () => {
  await page.viewport(320, 640)
  onTestFinished(() => page.viewport(414, 896))
  const word = 'W'.repeat(10_000)
  const zalgo = `Z${'\u0301\u0327'.repeat(500)}`
  const nodes: BodyNode[] = [
    { tag: 'p', children: [word, { tag: 'code', children: [word] }] },
    { tag: 'p', children: [{ tag: 'a', href: `https://a.example/${word}`, children: [word] }] },
    { tag: 'blockquote', children: [{ tag: 'ul', children: [{ tag: 'li', children: [word] }] }] },
    { tag: 'pre', children: [{ tag: 'code', children: [word] }] },
  ]
  const root = aComment({ name: word.slice(0, 400), body_nodes: nodes })
  const reply = aReply(root, { name: zalgo, body_nodes: [{ tag: 'p', children: [word] }] })
  const site = aSite({ notice: word })
  const api = fakeApi({ site, threads: [aThread({ comments: [root, reply] })] })
  const element = await showThread(api)
  drawAll(element)
  expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth)
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
  await audit(element)
})
