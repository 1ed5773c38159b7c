// What a reader sees of a comment as plain text, for previews and search, and whether that is
// anything at all. Both read nodes only.
import type { BodyElement, BodyNode } from '../contract/nodes.ts'

// Beside white space, controls and what Unicode calls ignorable (joiners, fillers, variation
// selectors, tags, bidi marks), characters with an empty glyph: Braille blank, interlinear marks,
// Khitan filler, Egyptian joiners.
const ignorable = '\\p{White_Space}\\p{Cc}\\p{Default_Ignorable_Code_Point}'
const glyphless = '\\u2800\\ufff9-\\ufffb\\u{13430}-\\u{13440}\\u{16fe4}'
const invisible = new RegExp(`[${ignorable}${glyphless}]+`, 'gu')

const lineTags: ReadonlySet<string> = new Set(['p', 'pre', 'blockquote', 'ul', 'ol', 'li'])

/** The text alone; every block begins a new line. */
export function plainText(nodes: readonly BodyNode[]): string {
  return linesOf(nodes, '').replace(/\n$/, '')
}

/** Where its links lead, in order. */
export function hrefsOf(nodes: readonly BodyNode[]): string[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return []
    return [...(node.href === undefined ? [] : [node.href]), ...hrefsOf(node.children ?? [])]
  })
}

/** True when nothing would show. */
export function isBlank(nodes: readonly BodyNode[]): boolean {
  return nodes.every((node) =>
    typeof node === 'string' ? withoutInvisible(node) === '' : isBlank(node.children ?? []),
  )
}

/** The text without spaces and without characters that have no glyph. */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, '')
}

function linesOf(nodes: readonly BodyNode[], before: string): string {
  let text = before
  for (const node of nodes) {
    text = typeof node === 'string' ? text + node : elementLines(node, text)
  }
  return text
}

function elementLines(element: BodyElement, before: string): string {
  if (element.tag === 'br') return `${before}\n`
  const children = element.children ?? []
  if (!lineTags.has(element.tag)) return linesOf(children, before)
  return onNewLine(linesOf(children, onNewLine(before)))
}

function onNewLine(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`
}
