// Two rules of our own for markdown-it. Both keep something as it was typed that its other rules
// would take for half of itself: an image for a link, a line of spaced asterisks for a list.
import type { StateBlock, StateInline } from 'markdown-it'

const exclamation = 0x21
const openBracket = 0x5b
const openParenthesis = 0x28
const closeParenthesis = 0x29

/** `![text](address)` stays text. */
export function literalImage(state: StateInline, silent: boolean): boolean {
  const end = imageEnd(state)
  if (end < 0) return false
  if (!silent) state.pending += state.src.slice(state.pos, end)
  state.pos = end
  return true
}

/** `* * *` and `- - -` stay text. */
export function literalBreak(
  state: StateBlock,
  startLine: number,
  _endLine: number,
  silent: boolean,
): boolean {
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false
  const from = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
  const line = state.src.slice(from, state.eMarks[startLine])
  if (!/^([*-])[ \t]+(?:\1[ \t]*){2,}$/.test(line)) return false
  if (!silent) pushParagraph(state, startLine, line.trimEnd())
  return true
}

function pushParagraph(state: StateBlock, line: number, content: string): void {
  state.line = line + 1
  state.push('paragraph_open', 'p', 1)
  const inline = state.push('inline', '', 0)
  inline.content = content
  inline.children = []
  state.push('paragraph_close', 'p', -1)
}

function imageEnd(state: StateInline): number {
  const { src, pos, posMax, md } = state
  if (src.charCodeAt(pos) !== exclamation || src.charCodeAt(pos + 1) !== openBracket) return -1
  const labelEnd = md.helpers.parseLinkLabel(state, pos + 1, false)
  if (labelEnd < 0 || src.charCodeAt(labelEnd + 1) !== openParenthesis) return -1
  const target = md.helpers.parseLinkDestination(src, skipBlank(state, labelEnd + 2), posMax)
  const titleStart = skipBlank(state, target.ok ? target.pos : labelEnd + 2)
  const title = md.helpers.parseLinkTitle(src, titleStart, posMax)
  const end = title.ok ? skipBlank(state, title.pos) : titleStart
  return end < posMax && src.charCodeAt(end) === closeParenthesis ? end + 1 : -1
}

function skipBlank(state: StateInline, from: number): number {
  let pos = from
  while (pos < state.posMax && /[ \t\n]/.test(state.src.charAt(pos))) pos += 1
  return pos
}
