// A comment's text as it travels: a small tree of allow-listed elements, stored when it is written
// and built by a client without parsing HTML. No other tag and no other attribute exists.

export const bodyTags = [
  'p',
  'br',
  'em',
  'strong',
  'del',
  'code',
  'pre',
  'blockquote',
  'ul',
  'ol',
  'li',
  'a',
] as const

export type BodyTag = (typeof bodyTags)[number]

export interface BodyElement {
  tag: BodyTag
  /** Absent where there are none; strings in it are never empty and never adjacent. */
  children?: BodyNode[]
  /** On `a` only, and always there: http, https or mailto. */
  href?: string
  /** On `pre` only: the language named after the fence, `[A-Za-z0-9+#._-]{1,32}`. */
  lang?: string
  /** On `ol` only, when it does not begin with 1. */
  start?: number
}

export type BodyNode = string | BodyElement
