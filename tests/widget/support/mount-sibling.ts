// Puts the small elements on a page, without <after-word>: that would take reactions over. Clears the page
// after the test.
import { expect, onTestFinished } from 'vitest'
import { memory } from '../../../widget/controllers/storage.ts'

/** Adds `html` to the page; returns the first of our elements in it. */
export function mountSiblings<Sibling extends Element>(html: string): Sibling {
  const main = document.createElement('main')
  main.innerHTML = `<h1>Talks reopen as troops move</h1>${html}`
  document.body.append(main)
  onTestFinished(() => {
    document.body.replaceChildren()
    document.body.removeAttribute('style')
    for (const name of ['lang', 'dir', 'style']) document.documentElement.removeAttribute(name)
    for (const link of document.querySelectorAll('link[rel~=canonical]')) link.remove()
    localStorage.clear()
    memory.clear()
  })
  return [...main.querySelectorAll('*')].find(({ localName }) =>
    localName.startsWith('after-word-'),
  ) as Sibling
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

/** What is shown of an element: its shadow tree, with what is slotted into it. */
export function shown(element: Element): string {
  const root = element.shadowRoot as ShadowRoot
  const slotted = root.querySelector('slot') ? element.textContent : ''
  return `${slotted}${root.textContent}`.trim()
}
