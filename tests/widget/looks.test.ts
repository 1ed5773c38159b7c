// The element on pages of other kinds: dark, narrow, right to left; its targets, and what it takes from
// the page.
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Locator, page } from 'vitest/browser'
import type { AfterWord } from '../../widget/index.ts'
import type { Comment } from '../../worker/contract/shapes.ts'
import { audit, drawAll } from './support/audit.ts'
import { aComment, aReply, aSite, aThread } from './support/builders.ts'
import { everything, showEverything } from './support/everything.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { becomes, mountThread, showThread } from './support/mount.ts'
import {
  area,
  button,
  commentBy,
  nameField,
  openComposer,
  openReply,
  send,
  write,
} from './support/reader.ts'

/** A comment, a reply to it, a reply to that, and so on. */
function chain(depth: number): FakeApi {
  const comments = [aComment({ name: 'Level 0' })]
  while (comments.length <= depth) {
    comments.push(aReply(comments.at(-1) as Comment, { name: `Level ${comments.length}` }))
  }
  const site = aSite({ limits: { replies_per_root: 20 } })
  return fakeApi({ site, threads: [aThread({ comments })] })
}

describe('a dark page', () => {
  const styles = [
    'color-scheme: dark; background: #121212; color: #e8e8e8',
    'background: #000; color: #fff',
    'background: #1b2430; color: #c9d1d9',
  ]

  test.each(styles)('(%s) leaves everything legible', async (style) => {
    document.body.setAttribute('style', style)
    await audit(await showEverything())
  })

  test('leaves the words of a failure legible', async () => {
    document.body.setAttribute('style', styles[0] as string)
    const api = fakeApi()
    api.drop('read')
    const element = mountThread(api)
    await becomes(element, 'failed')
    await audit(element)
  })

  test('of another name is the page’s own', async () => {
    document.body.setAttribute('style', 'color-scheme: dark')
    const element = await showEverything('theme="auto"')
    const { colorScheme, padding } = getComputedStyle(element)
    expect([colorScheme, padding]).toEqual(['dark', '0px'])
  })
})

test('a page with a soft text colour leaves everything legible', async () => {
  document.body.setAttribute('style', 'background: #fff; color: #595959')
  await audit(await showEverything())
})

test('text that is too faint is found, so that the tests above mean something', async () => {
  document.body.setAttribute('style', 'background: #fff; --after-word-muted: #bbb')
  const element = await showEverything()
  await expect(audit(element)).rejects.toThrow(/color-contrast/)
})

test('on a page wider than a line is long, the order stands below where one writes', async () => {
  await page.viewport(1200, 900)
  onTestFinished(() => page.viewport(414, 896))
  const element = await showThread(everything())
  const [line, order] = ['textarea', 'select'].map((one) =>
    element.renderRoot.querySelector(one)?.getBoundingClientRect(),
  ) as [DOMRect, DOMRect]
  expect(line.right).toBeLessThan(1000)
  expect(order.top).toBeGreaterThanOrEqual(line.bottom)
})

test('what the layout of a comment cuts off leaves room for the rings of its buttons', async () => {
  const element = await showThread(everything())
  const items = [...element.renderRoot.querySelectorAll('[part=comments] > li')]
  drawAll(element)
  const ring = 3
  const cut = items.filter((item) => {
    const room = Number.parseFloat(getComputedStyle(item).getPropertyValue('overflow-clip-margin'))
    const edge = item.getBoundingClientRect().left - room + ring
    return [...item.querySelectorAll('button')].some(
      (one) => one.getBoundingClientRect().left < edge,
    )
  })
  expect(cut.length).toBe(0)
  expect(items.length).toBeGreaterThan(5)
})

describe('a page of 320 pixels', () => {
  const narrow = async () => {
    await page.viewport(320, 640)
    onTestFinished(() => page.viewport(414, 896))
    document.body.setAttribute('style', 'margin: 0')
  }

  test('is not overflowed', async () => {
    await narrow()
    const element = await showEverything()
    drawAll(element)
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
    for (const part of element.renderRoot.querySelectorAll('article, button, form, textarea')) {
      expect(part.getBoundingClientRect().right).toBeLessThanOrEqual(320)
    }
    await audit(element)
  })

  test.each([200, 240, 280])(
    'of %i begins every line of tools where the words begin',
    async (width) => {
      await page.viewport(width, 640)
      onTestFinished(() => page.viewport(414, 896))
      const element = await showThread(fakeApi())
      await write('Mine')
      await send()
      await expect.element(button('Withdraw')).toBeVisible()
      await button('React').click()
      const body = element.renderRoot.querySelector('[part~=body]') as Element
      const { bottom: above, left } = body.getBoundingClientRect()
      const starts: number[] = []
      let bottom = above
      for (const one of element.renderRoot.querySelectorAll('footer > *')) {
        const box = one.getBoundingClientRect()
        const inset = Number.parseFloat(getComputedStyle(one).paddingLeft)
        // What is not shown has no place.
        if (box.top >= bottom) starts.push(box.left + (one.matches('[aria-pressed]') ? 0 : inset))
        bottom = Math.max(bottom, box.bottom)
      }
      expect(starts.length).toBeGreaterThan(1)
      expect(new Set(starts)).toEqual(new Set([left]))
    },
  )

  test('leaves room for the words of a reply at the twelfth level', async () => {
    await narrow()
    await showThread(chain(12))
    await openReply('Level 12')
    const { width } = commentBy('Level 12').element().getBoundingClientRect()
    expect(width).toBeGreaterThan(200)
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
  })
})

test('lists and quotes have the direction of their words, and code runs from left to right', async () => {
  document.documentElement.dir = 'rtl'
  const body_nodes = [
    { tag: 'ul' as const, children: [{ tag: 'li' as const, children: ['first'] }] },
    {
      tag: 'blockquote' as const,
      children: [{ tag: 'p' as const, children: ['quoted'] }],
    },
    { tag: 'pre' as const, children: ['let a = 1'] },
  ]
  const rtl = [
    { tag: 'ul' as const, children: [{ tag: 'li' as const, children: ['ראשון'] }] },
    {
      tag: 'blockquote' as const,
      children: [{ tag: 'p' as const, children: ['מצוטט'] }],
    },
  ]
  const comments = [aComment({ body_nodes: [...body_nodes, ...rtl] })]
  const element = await showThread(fakeApi({ threads: [aThread({ comments })] }))
  const blocks = element.shadowRoot?.querySelectorAll('ul, blockquote, pre') ?? []
  expect(
    [...blocks].map((block) => `${block.tagName} ${getComputedStyle(block).direction}`),
  ).toEqual(['UL ltr', 'BLOCKQUOTE ltr', 'PRE ltr', 'UL rtl', 'BLOCKQUOTE rtl'])
})

// Where the caret and what is typed are: the direction of the field, but for a `plaintext` that looks for it in no
// text at all.
async function followsWhatIsTyped(field: Locator): Promise<void> {
  const style = getComputedStyle(await field.findElement())
  const seen = () => [style.direction, style.unicodeBidi === 'plaintext']
  expect(seen()).toEqual(['rtl', false])
  await field.fill('Hello')
  await expect.poll(() => style.direction).toBe('ltr')
  await field.fill('سلام')
  await expect.poll(() => style.direction).toBe('rtl')
  await field.clear()
  await expect.poll(seen).toEqual(['rtl', false])
}

describe('a page that is written from right to left', () => {
  test('has replies set in from the right, and everything in its direction', async () => {
    document.documentElement.dir = 'rtl'
    const ada = aComment({ name: 'Ada', body: 'سلام' })
    const ben = aReply(ada, { name: 'Ben', body: 'Hello' })
    const element = await showThread(fakeApi({ threads: [aThread({ comments: [ada, ben] })] }))
    const [root, reply] = [commentBy('Ada'), commentBy('Ben')].map((one) =>
      one.element().getBoundingClientRect(),
    )
    expect(reply?.right).toBeLessThan(root?.right ?? 0)
    expect(getComputedStyle(page.getByText('سلام').element()).direction).toBe('rtl')
    expect(getComputedStyle(page.getByText('Hello').element()).direction).toBe('ltr')
    const name = element.renderRoot.querySelector('[part=author]') as Element
    expect(getComputedStyle(name).unicodeBidi).toBe('isolate')
    await audit(element)
    await openComposer()
    await audit(element)
  })

  test('has fields of its direction, until something is typed in the other', async () => {
    document.documentElement.dir = 'rtl'
    const comments = [aComment({ name: 'Ada' })]
    await showThread(fakeApi({ threads: [aThread({ comments })] }))
    await openComposer()
    await followsWhatIsTyped(area())
    await followsWhatIsTyped(nameField())
    await area().fill('Mine')
    await send()
    await button('Edit').click()
    const edited = page.getByRole('textbox', { name: 'Edit your comment' })
    await edited.clear()
    await followsWhatIsTyped(edited)
    await button('Cancel').click()
    await button('Your name and data').click()
    await followsWhatIsTyped(page.getByRole('textbox', { name: 'Your name here' }))
    await button('Close').click()
    await commentBy('Ada').getByRole('button', { name: 'Report' }).click()
    await followsWhatIsTyped(page.getByRole('textbox', { name: 'In your own words (optional)' }))
  })

  test('shows text from right to left on a page that is not', async () => {
    const comments = [aComment({ body: 'سلام' })]
    await showThread(fakeApi({ threads: [aThread({ comments })] }))
    expect(getComputedStyle(page.getByText('سلام').element()).direction).toBe('rtl')
  })
})

describe.each(['16px', '14px'])('where text is %s, every target outside of a text', (size) => {
  const isLarge = (element: AfterWord, least: number) => {
    drawAll(element)
    const targets = [...element.renderRoot.querySelectorAll('button, a, input, textarea')]
    const small = targets
      .filter((target) => !target.closest('[part=body]'))
      .map((target) => [target.textContent?.trim(), target.getBoundingClientRect()] as const)
      .filter(([, { width, height }]) => width < 24 || height < 24)
    expect(targets.length).toBeGreaterThan(least)
    expect(small).toEqual([])
  }

  test('is at least 24 pixels high and wide', async () => {
    document.body.setAttribute('style', `font-size: ${size}`)
    isLarge(await showEverything(), 40)
  })

  test('is so also where a reply says what it answers', async () => {
    document.body.setAttribute('style', `font-size: ${size}`)
    isLarge(await showThread(chain(7)), 20)
    await expect.element(page.getByText(/^in reply to/)).toBeVisible()
  })
})
