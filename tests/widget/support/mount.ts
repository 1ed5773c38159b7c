// Puts the element on a page as a site owner would, and clears the page after the test: elements,
// storage, the address, what was set on the document.
import { expect, onTestFinished } from 'vitest'
import { type Locator, page } from 'vitest/browser'
import { memory } from '../../../widget/controllers/storage.ts'
import '../../../widget/index.ts'
import type { AfterWord } from '../../../widget/index.ts'
import type { FakeApi } from './fake-api.ts'

let mounted = 0

/** Adds `html` to the article of the page; returns the first element of ours in it. */
export function mount(html: string): AfterWord {
  const main = document.createElement('main')
  main.innerHTML = `<h1>Talks reopen as troops move</h1>${html}`
  document.body.append(main)
  clearAfterwards()
  const element = main.querySelector('after-word') as AfterWord
  element.id = `element-${++mounted}`
  return element
}

/** An element for the first thread of `api`; `attributes` are added to its own. */
export function mountThread(api: FakeApi, attributes = '', children = ''): AfterWord {
  return mount(
    `<after-word site="${api.site.id}" api="${api.origin}" thread="${api.thread.key}" ${attributes}>${children}</after-word>`,
  )
}

/** The same, once it is drawn to the last comment. */
export async function showThread(api: FakeApi, attributes = ''): Promise<AfterWord> {
  const element = mountThread(api, attributes)
  await becomes(element, 'ready')
  await eventually(() => element.controller.drawn).toBeGreaterThanOrEqual(rootsOf(element))
  await element.updateComplete
  return element
}

export async function becomes(element: AfterWord, state: AfterWord['state']): Promise<void> {
  await eventually(() => element.state, 'state of the element').toBe(state)
  await element.updateComplete
}

/** What a reader finds in one element. */
export function within(element: Element): Locator {
  return page.elementLocator(element)
}

/** Waits for what `read` gives; a busy machine may take its time. */
export function eventually<Read>(read: () => Read, message?: string) {
  return expect.poll(read, { timeout: 10_000, interval: 20, ...(message && { message }) })
}

/** A promise of the next event of that name. */
export function nextEvent<Detail>(target: EventTarget, name: string): Promise<CustomEvent<Detail>> {
  return new Promise((resolve) => {
    target.addEventListener(name, (event) => resolve(event as CustomEvent<Detail>), { once: true })
  })
}

/** The element that has the focus, within the shadow tree where it is there. */
export function focused(): Element | null {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element
}

/** Waits until the focus is there. */
export async function hasFocus(locator: Locator): Promise<void> {
  await eventually(
    () => focused() !== null && focused() === locator.query(),
    `focus on ${locator.asLocator()}; it was on ${focused()?.outerHTML.slice(0, 120)}`,
  ).toBe(true)
}

function rootsOf(element: AfterWord): number {
  return element.controller.state?.comments.items.length ?? 0
}

function clearAfterwards(): void {
  onTestFinished(() => {
    document.body.replaceChildren()
    document.body.removeAttribute('style')
    for (const name of ['lang', 'dir', 'style']) document.documentElement.removeAttribute(name)
    for (const link of document.querySelectorAll('link[rel~=canonical]')) link.remove()
    if (location.hash) history.replaceState(null, '', location.pathname + location.search)
    scrollTo(0, 0)
    localStorage.clear()
    memory.clear()
  })
}
