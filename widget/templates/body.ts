// Comment bodies, built from the allow-listed nodes that the API sends; no HTML is parsed.
import type { BodyNode } from '../../worker/contract/nodes.ts'

const allowed = /^(p|br|em|strong|del|code|pre|blockquote|[uo]l|li|a)$/
// Weak both ways: what is no longer drawn would hold the whole comment that it stands in.
const built = new WeakMap<readonly BodyNode[], WeakRef<HTMLElement>>()

/**
 * The element of a body; the same one each time, so that a re-render leaves it alone. `lang` is its
 * language where our own words are of another.
 */
export function bodyElement(nodes: readonly BodyNode[], lang: unknown): Element {
  let element = built.get(nodes)?.deref()
  if (!element) {
    element = document.createElement('div')
    element.part.add('body')
    if (typeof lang === 'string') element.lang = lang
    append(element, nodes, true)
    built.set(nodes, new WeakRef(element))
  }
  return element
}

function append(parent: Element, nodes: readonly BodyNode[], isOutermost = false): void {
  for (const node of nodes) {
    if (typeof node === 'string') {
      parent.append(node)
      continue
    }
    const { tag, href, start, children = [] } = node
    if (!allowed.test(tag)) continue
    const element = document.createElement(tag)
    // Each block has a direction of its own, by all that is in it: one with a child that has its own
    // would pass over that child. Code runs from left to right.
    if (isOutermost) element.dir = tag === 'pre' ? 'ltr' : 'auto'
    if (href && /^(https?|mailto):/i.test(href)) {
      const link = element as HTMLAnchorElement
      link.href = href
      link.rel = 'ugc nofollow noopener noreferrer'
    }
    if (start) (element as HTMLOListElement).start = start
    // What is wider than the page scrolls by itself, also with the keyboard.
    if (tag === 'pre') element.tabIndex = 0
    append(element, children)
    parent.append(element)
  }
}
