// How a scene is looked at by people who see otherwise: what is too small, too wide, too faint, or has the
// focus without showing it.
import axe from 'axe-core'
import { expect, onTestFinished } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import { audit, drawAll } from './audit.ts'

const reachable = 'button, a[href], input, select, textarea, summary, [tabindex="0"]'

const light = 'margin: 0 1rem; background: #fffaf2; color: #333'
const dark = 'margin: 0 1rem; color-scheme: dark; background: #1b2430; color: #c9d1d9'

interface Media {
  send(method: 'Emulation.setEmulatedMedia', given: { features: object[] }): Promise<unknown>
}

/** The colours of whoever has chosen their own, until the test is over. */
async function forceColours(): Promise<void> {
  const { send } = cdp() as unknown as Media
  const set = (value: string) =>
    send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value }] })
  onTestFinished(async () => {
    await set('none')
  })
  await set('active')
  expect(matchMedia('(forced-colors: active)').matches).toBe(true)
}

/** A window of that size, until the test is over. */
export async function resize(width: number, height: number): Promise<void> {
  onTestFinished(() => page.viewport(414, 896))
  await page.viewport(width, height)
}

const called = (node: Element): string =>
  `${node.outerHTML.slice(0, 120)} in ${node.parentElement?.outerHTML.slice(0, 60)}`

/** What a reader can act on at present: behind a dialog that is nothing. */
function controls({ shadowRoot }: Element): HTMLElement[] {
  const within = (shadowRoot?.querySelector('dialog[open]') ?? shadowRoot) as ParentNode
  return [...within.querySelectorAll<HTMLElement>(reachable)].filter((one) => one.checkVisibility())
}

/** Targets of less than 24 by 24 pixels; links in a text are as high as its lines. */
function tooSmall(element: Element): string[] {
  const undo = drawAll(element)
  const small = controls(element)
    .filter((one) => !one.closest('[part=body]'))
    .filter((one) => {
      const { width, height } = (one.closest('label') ?? one).getBoundingClientRect()
      return width < 24 || height < 24
    })
  undo()
  return small.map(called)
}

/** What stands out of the page, or of the dialog, to either side. */
function tooWide(element: Element): string[] {
  const undo = drawAll(element)
  const all = [...(element.shadowRoot?.querySelectorAll('*') ?? [])].filter((one) =>
    one.checkVisibility(),
  )
  const wide = all.filter((one) => {
    if (one.closest('pre, [role=status]')) return false
    const { left, right } = one.getBoundingClientRect()
    return left < 0 || right > innerWidth
  })
  const scrolls = [document.documentElement, ...all.filter((one) => one.matches('dialog'))].filter(
    ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
  )
  undo()
  return [...wide, ...scrolls].map(called)
}

/** What has the focus and does not show it: no ring, or nothing of it in sight. */
async function unseenFocus(element: Element): Promise<string[]> {
  // So that the focus is shown as to one who uses the keyboard.
  await userEvent.keyboard('{Tab}')
  const unseen = []
  // From the end, so that it comes in at the top, where something may lie over it.
  for (const one of controls(element).reverse()) {
    // It becomes the composer.
    if (one.matches('[part=entrance], :disabled')) continue
    one.focus()
    const { outlineStyle, outlineWidth } = getComputedStyle(one)
    const hasRing = outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 2
    if ((one.getRootNode() as ShadowRoot).activeElement !== one || !hasRing || !isInSight(one))
      unseen.push(called(one))
  }
  return unseen
}

// Whether nothing lies over all of it.
function isInSight(one: HTMLElement): boolean {
  const root = one.getRootNode() as ShadowRoot
  const { left, right, top, bottom } = one.getBoundingClientRect()
  const middle = (from: number, to: number, end: number) =>
    (Math.max(from, 0) + Math.min(to, end)) / 2
  const [x, y] = [middle(left, right, innerWidth), middle(top, bottom, innerHeight)]
  return [Math.max(top, 0) + 3, y, Math.min(bottom, innerHeight) - 3].some((at) => {
    const hit = root.elementFromPoint(x, at)
    return hit !== null && (one.contains(hit) || hit.contains(one))
  })
}

/** Texts that are too faint, and those of which nobody can tell. */
async function tooFaint(element: Element): Promise<string[]> {
  const undo = drawAll(element)
  const found = await axe.run(element.parentElement as Element, { runOnly: ['color-contrast'] })
  undo()
  const { violations, incomplete } = found
  return [...violations, ...incomplete].flatMap(({ nodes }) =>
    nodes
      .filter(({ any }) => !/Obscur|Overlap/.test(any[0]?.data?.messageKey ?? ''))
      .map(({ html, any }) => `${any[0]?.message} ${html.slice(0, 120)}`),
  )
}

/** At four times its size: audited in light, legible in dark, with targets and a focus for everybody. */
export async function isSeen(scene: () => Promise<Element>): Promise<void> {
  await resize(320, 256)
  document.body.setAttribute('style', light)
  const element = await scene()
  await audit(element)
  expect(tooSmall(element)).toEqual([])
  expect(tooWide(element)).toEqual([])
  document.body.setAttribute('style', dark)
  expect(await tooFaint(element)).toEqual([])
  await forceColours()
  expect(await unseenFocus(element)).toEqual([])
}

/** The same page in Arabic, on a phone. */
export async function isSeenInArabic(scene: () => Promise<Element>): Promise<void> {
  await resize(320, 640)
  document.body.setAttribute('style', 'margin: 0 1rem')
  Object.assign(document.documentElement, { lang: 'ar', dir: 'rtl' })
  const element = await scene()
  await audit(element)
  expect(tooWide(element)).toEqual([])
}
