// Takes the place of Lit's css-tag.js in what readers load: every browser that runs these files adopts
// style sheets, so nothing that does without is shipped.

export const supportsAdoptingStyleSheets = true

export function adoptStyles(root: ShadowRoot, sheets: CSSStyleSheet[]): void {
  root.adoptedStyleSheets = sheets
}

export function getCompatibleStyle(sheet: CSSStyleSheet): CSSStyleSheet {
  return sheet
}

/** Not used by us; Lit passes them on. */
export const CSSResult = null
export const css = null
export const unsafeCSS = null
