// Runs in a page: scrolls through a thread and presses what offers more roots, or more replies where there
// is one root, until `count` comments were drawn.

export interface ReadOn {
  presses: number
  /** Comments that were drawn at once, at most. */
  most: number
}

export async function readOn(count: number): Promise<ReadOn> {
  const element = document.querySelector('after-word') as HTMLElement
  const root = element.shadowRoot as ShadowRoot
  const frame = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next)))
  // The first page is drawn in slices; what goes on is offered after the last.
  for (let still = 0, drawn = 0; still < 10; still++) {
    await frame()
    const now = root.querySelectorAll('article').length
    if (now !== drawn) still = 0
    drawn = now
  }
  const offered = [...root.querySelectorAll<HTMLButtonElement>('button[name=more]')]
  const at = offered.at(-1)?.value
  const seen = new Set<string>()
  const read: ReadOn = { presses: 0, most: 0 }
  const look = () => {
    const drawn = root.querySelectorAll('article')
    read.most = Math.max(read.most, drawn.length)
    const before = seen.size
    for (const { id } of drawn) seen.add(id)
    return seen.size > before
  }
  const isBusy = () => root.querySelector('button[aria-busy=true]') !== null
  look()
  while (seen.size < count) {
    const button = root.querySelector<HTMLButtonElement>(`button[name=more][value="${at}"]`)
    button?.scrollIntoView({ block: 'center', behavior: 'instant' })
    await frame()
    if (button?.isConnected) {
      button.click()
      read.presses += 1
    }
    for (let grown = false; !grown || isBusy(); await frame()) grown = look() || grown
  }
  // What is drawn in slices, and what is put away, is done.
  for (let nth = 0; nth < 10; nth++) await frame()
  look()
  return read
}
