// What the element takes from the look of its page, and what it does not; and a theme of its own.
import { describe, expect, onTestFinished, test } from 'vitest'
import { audit } from './support/audit.ts'
import { everything, showEverything } from './support/everything.ts'
import { showThread, within } from './support/mount.ts'

test('font, colour and size are those of the page', async () => {
  document.body.setAttribute('style', 'font: 19px/1.9 Georgia; color: rgb(1, 2, 3)')
  const element = await showThread(everything())
  const { fontFamily, fontSize, color } = getComputedStyle(
    within(element).getByText('Quoted').element().closest('article') as Element,
  )
  expect([fontFamily, fontSize, color]).toEqual(['Georgia', '19px', 'rgb(1, 2, 3)'])
})

test('what the page sets for its own text does not reach in', async () => {
  document.body.setAttribute(
    'style',
    'text-transform: uppercase; letter-spacing: 1em; text-align: center; white-space: pre; visibility: visible; line-height: 0.5; text-indent: 3em; font-style: italic; word-spacing: 2em',
  )
  const element = await showThread(everything())
  const style = getComputedStyle(within(element).getByText('Quoted').element())
  expect(style.textTransform).toBe('none')
  expect(style.letterSpacing).toBe('normal')
  expect(style.textAlign).toBe('start')
  expect(style.whiteSpace).toBe('normal')
  expect(style.textIndent).toBe('0px')
  expect(style.wordSpacing).toBe('0px')
  expect(Number.parseFloat(style.lineHeight)).toBe(24)
})

test('a part takes colour and size from the page, down to its words', async () => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('after-word::part(time) { color: rgb(1, 2, 3); font-size: 20px }')
  document.adoptedStyleSheets.push(sheet)
  onTestFinished(() => void document.adoptedStyleSheets.pop())
  const element = await showThread(everything())
  const { color, fontSize } = getComputedStyle(element.renderRoot.querySelector('time') as Element)
  expect([color, fontSize]).toEqual(['rgb(1, 2, 3)', '20px'])
})

test('an element that is hidden stays hidden', async () => {
  const element = await showThread(everything(), 'hidden loading="eager"')
  expect(element.getBoundingClientRect().height).toBe(0)
})

describe('a theme', () => {
  test.each([
    ['dark', 'background: #fff; color: #222'],
    ['light', 'color-scheme: dark; background: #111; color: #eee'],
  ])('%s is legible on a page of the other kind', async (theme, style) => {
    document.body.setAttribute('style', style)
    const element = await showEverything(`theme="${theme}"`)
    expect(getComputedStyle(element).colorScheme).toBe(theme)
    await audit(element)
  })

  test('of another name is the page’s own', async () => {
    document.body.setAttribute('style', 'color-scheme: dark')
    const element = await showEverything('theme="auto"')
    const { colorScheme, padding } = getComputedStyle(element)
    expect([colorScheme, padding]).toEqual(['dark', '0px'])
  })
})
