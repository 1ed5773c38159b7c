// How people see it who see otherwise: forced colours, less motion, a page at four times its size, text at
// twice its size.
import type { Page } from 'playwright'
import { expect, inject, it } from 'vitest'
import { comment, type Opened, open, read, shows, unique, write } from './support/browser.ts'
import { findings } from './support/findings.ts'

const host = inject('host')
const demo = inject('demo')

/** Writes a comment and leaves the composer open, so that most of what there is can be seen. */
async function converse(opened: Opened): Promise<void> {
  await read(opened)
  const text = `Seen ${unique()}`
  await write(opened.element, text)
  await shows(comment(opened.element, text))
  await opened.page.evaluate(() => document.querySelector('after-word')?.focusComposer())
  await shows(opened.element.getByRole('textbox', { name: 'Your comment' }))
}

/** How far the page is wider than its window, and what of the element is cut off. */
function overflow(page: Page): Promise<[beyond: number, cut: string[]]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    const inside = document.querySelector('after-word')?.shadowRoot?.querySelectorAll('*') ?? []
    const cut = [...inside].filter((node) => {
      if (node.matches('pre, textarea, [role=status]')) return false
      const style = getComputedStyle(node)
      const hides = style.overflowX !== 'visible' && style.contentVisibility !== 'auto'
      return hides && node.scrollWidth > node.clientWidth + 1
    })
    return [scrollWidth - clientWidth, cut.map((node) => node.outerHTML.slice(0, 80))]
  })
}

it.each(['light', 'dark'] as const)('in forced colours, %s', async (colorScheme) => {
  const url = `${host}/short?${unique()}`
  const opened = await open(url, { forcedColors: 'active', colorScheme })
  await converse(opened)
  const { element, page } = opened
  await element.getByRole('button', { name: 'Like' }).first().click()
  const pressed = element.getByRole('button', { name: 'Like 1', pressed: true })
  await shows(pressed)
  const outlines = (locator: typeof pressed) =>
    locator.evaluate((node) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(node)
      return `${outlineStyle} ${outlineWidth}`
    })
  // Not by colour alone: what is pressed has a frame that what is not has not.
  expect(await outlines(pressed)).toBe('solid 1px')
  expect(await outlines(element.getByRole('button', { name: 'Angry' }).first())).toMatch(/^none/)
  await pressed.focus()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  expect(await outlines(pressed)).toBe('solid 2px')
  expect(await findings(page)).toEqual([])
})

it('with less motion, nothing moves by itself', async () => {
  const opened = await open(demo, { reducedMotion: 'reduce' })
  await converse(opened)
  const moving = await opened.page.evaluate(() => {
    const root = document.querySelector('after-word')?.shadowRoot
    const nodes = [...(root?.querySelectorAll('*') ?? [])]
    return (
      (root?.getAnimations().length ?? 0) +
      nodes.filter((node) => getComputedStyle(node).scrollBehavior === 'smooth').length
    )
  })
  expect(moving).toBe(0)
})

it('at four times its size, which is a window of 320 by 256 pixels', async () => {
  const opened = await open(`${host}/short?${unique()}`, { viewport: { width: 320, height: 256 } })
  await converse(opened)
  expect(await overflow(opened.page)).toEqual([0, []])
  await opened.page.keyboard.type('Still legible')
  await opened.page.keyboard.press('Control+Enter')
  await shows(comment(opened.element, 'Still legible'))
})

it('with text at twice its size, and with the spacing that a reader may set', async () => {
  const opened = await open(`${host}/short?${unique()}`, { viewport: { width: 640, height: 800 } })
  // WCAG 1.4.4 and 1.4.12.
  await opened.page.evaluate(() => {
    document.documentElement.style.fontSize = '200%'
    document.body.style.cssText = 'line-height: 1.5; letter-spacing: 0.12em; word-spacing: 0.16em'
  })
  await converse(opened)
  expect(await overflow(opened.page)).toEqual([0, []])
  expect(await findings(opened.page)).toEqual([])
  await opened.element.getByRole('button', { name: 'Your name and data' }).click()
  await shows(opened.element.getByRole('dialog'))
  expect(await overflow(opened.page)).toEqual([0, []])
  expect(await findings(opened.page)).toEqual([])
})
