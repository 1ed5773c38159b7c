// Which language a page says that an element is in.

/**
 * As the element, its ancestors or the document say it, also from outside of shadow trees; '' where nobody does.
 * From then on `heard` is told when one of them may say another.
 */
export function spokenAt(element: Element, heard: MutationObserver): string {
  const root = element.getRootNode() as ShadowRoot
  heard.observe(root, { attributeFilter: ['lang'], subtree: true })
  return (
    element.closest<HTMLElement>('[lang]')?.lang ??
    // A link that is taken off a page is a root and has a host, too.
    (root.mode ? spokenAt(root.host, heard) : '')
  )
}
