// A comment's source to its nodes, once, when it is written. Pure; what it returns is within
// `markupLimits` and holds allow-listed elements only.
import type { BodyNode } from '../contract/nodes.ts'
import { encodeHtml } from './encode.ts'
import { MarkupLimitError, markupLimits, outputLimit } from './limits.ts'
import { markdown } from './markdown.ts'
import { nodesOf } from './tokens.ts'

export { MarkupLimitError } from './limits.ts'

const utf8 = new TextEncoder()

/** Throws `MarkupLimitError` for a text that passes a limit. */
export function parseBody(source: string): BodyNode[] {
  if (source.length > markupLimits.outputBytes) throw new MarkupLimitError('output')
  const nodes = nodesOf(markdown.parse(source, {}))
  if (bytes(encodeHtml(nodes)) > outputLimit(bytes(source))) throw new MarkupLimitError('output')
  return nodes
}

function bytes(text: string): number {
  return utf8.encode(text).length
}
