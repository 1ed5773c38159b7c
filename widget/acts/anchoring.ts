// What is being read stays where it is, whatever changes above it. Loaded with what changes a thread that is read.
import type { AfterWord } from '../elements/after-word.ts'

/** Whether what is read would move, where something changes above it: not every browser holds it by itself. */
export function isLoose({ renderRoot }: AfterWord): boolean {
  const list = renderRoot.querySelector('[part=comments]')
  // What stands above the comments is in sight, or read, until they begin further up.
  return !CSS.supports('overflow-anchor', 'auto') && !!list && list.getBoundingClientRect().top < 0
}

/** Notes where the first comment in sight stands that is not among `hidden`; what is returned puts it back there. */
export function anchor({ renderRoot }: AfterWord, hidden: Set<string>): () => void {
  const section = renderRoot.querySelector('section') as HTMLElement
  const held = anchorIn(renderRoot.querySelectorAll('[part=comments] > li'), hidden)
  const { top = 0 } = held?.getBoundingClientRect() ?? {}
  // A browser that holds the place by itself would do it twice.
  section.style.overflowAnchor = 'none'
  return () => {
    if (held?.isConnected) {
      const by = held.getBoundingClientRect().top - top
      scrollerOf(section).scrollBy({ top: by, behavior: 'instant' })
    }
    requestAnimationFrame(() => {
      section.style.overflowAnchor = ''
    })
  }
}

// What is out of sight has no layout, and would be given one if what it holds were asked where it is: so each is
// asked before its branch.
function anchorIn(items: Iterable<Element>, hidden: Set<string>): Element | undefined {
  const isAhead = (one: Element) => one.getBoundingClientRect().bottom > 0
  for (const item of items) {
    if (!isAhead(item)) continue
    const [comment] = item.children
    const isThere = comment && !hidden.has(comment.id.replace('comment-', '')) && isAhead(comment)
    const found = isThere ? comment : anchorIn(item.querySelectorAll(':scope > ol > li'), hidden)
    if (found) return found
  }
  return undefined
}

/** What scrolls the element: the page, or a box around it. */
export function scrollerOf(element: Element): Element {
  const host = (element.getRootNode() as ShadowRoot).host ?? element
  for (let one = host.parentElement; one; one = one.parentElement) {
    const { overflowY } = getComputedStyle(one)
    const scrolls = overflowY === 'auto' || overflowY === 'scroll'
    // What the body says is the page's, where the root says nothing.
    const isPage =
      one === document.body && getComputedStyle(document.documentElement).overflowY === 'visible'
    if (scrolls && !isPage && one.scrollHeight > one.clientHeight) return one
  }
  return document.scrollingElement as Element
}
