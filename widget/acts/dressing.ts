// Styles of what is loaded after the first file.

/** Returns what gives `css` to the shadow tree that a node stands in. */
export function dressing(css: string): (node: Node) => void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  return (node) => {
    const root = node.getRootNode() as ShadowRoot
    root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, sheet])]
  }
}
