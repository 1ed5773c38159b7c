// A window of 320 by 256 pixels, which is a page at four times its size: what went wrong, and the field that it
// is about, are in sight together.
import { expect, onTestFinished, test } from 'vitest'
import { find, scenes } from './support/scenes.ts'
import { resize } from './support/seeing.ts'

/** How much of it is in sight, from 0 to 1. */
function shown(node: Element): number {
  const { top, bottom, height } = node.getBoundingClientRect()
  return Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0)) / height
}

test.each([
  ['a composer with an error', '#aw-body'],
  ['a warning', '#aw-body'],
  ['a comment whose name is refused', '#aw-name'],
  ['an editor with an error', '[part~=editor] textarea'],
  ['reporting without a reason', 'fieldset input'],
  ['a name that is refused', '#aw-named'],
])('%s', async (name, field) => {
  await resize(320, 256)
  const element = await scenes[name]?.()
  if (!element) throw new Error(name)
  const alert = await find(element, '[role=alert]')
  await expect.poll(() => shown(alert)).toBeGreaterThan(0.9)
  expect(shown(await find(element, field))).toBeGreaterThan(0.3)
})

test.each([
  ['being forgotten', '[type=checkbox]', 24],
  ['reporting without a reason', '[type=radio]', 16],
])('on a page whose root is small: %s', async (name, box, least) => {
  document.documentElement.style.fontSize = '62.5%'
  onTestFinished(() => document.documentElement.removeAttribute('style'))
  const element = await scenes[name]?.()
  if (!element) throw new Error(name)
  const found = await find(element, box)
  expect(found.offsetWidth).toBeGreaterThanOrEqual(least)
  expect(found.offsetHeight).toBeGreaterThanOrEqual(least)
  expect(found.closest('label')?.offsetHeight).toBeGreaterThanOrEqual(24)
})

test('a box to tick is not squeezed by its words', async () => {
  await resize(320, 256)
  const element = await scenes['being forgotten']?.()
  if (!element) throw new Error('no scene')
  const box = await find(element, '[type=checkbox]')
  expect([box.offsetWidth, box.offsetHeight]).toEqual([24, 24])
})

test('a choice stands beside its words where text is twice as large', async () => {
  await resize(320, 640)
  const { documentElement } = document
  onTestFinished(() => documentElement.removeAttribute('style'))
  Object.assign(documentElement, { lang: 'pl' }).style.fontSize = '200%'
  const element = await scenes['reporting without a reason']?.()
  if (!element) throw new Error('no scene')
  const apart = [...element.renderRoot.querySelectorAll('fieldset label')].filter((label) => {
    const words = document.createRange()
    words.selectNodeContents(label)
    words.setStartAfter(label.querySelector('input') as Element)
    const radio = label.querySelector('input')?.getBoundingClientRect() as DOMRect
    return words.getBoundingClientRect().left < radio.right
  })
  expect(apart.map((label) => label.textContent)).toEqual([])
})
