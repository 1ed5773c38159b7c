// Reads a conversation written like a play. A line `@@ Name | 12 | funny` opens a comment: one @
// for a root and one more for each level below, minutes after the parent (for a root, after the
// article), and what readers mostly made of it. `~1` stands for the first writer who gave no name.

export type Kind = 'like' | 'insightful' | 'funny' | 'sad' | 'angry'

export interface Voice {
  writer: string
  /** Minutes after the comment it answers, or after the article. */
  after: number
  tone: Kind
  body: string
  replies: Voice[]
}

const opening = /^(@+) (.+?) \| (\d+)(?: \| (like|insightful|funny|sad|angry))?$/
const startsBlock = /^(>|- |\d+\. |```|$)/

/** The roots of a script, each with its replies. */
export function script(text: string): Voice[] {
  const roots: Voice[] = []
  const open: Voice[] = []
  let lines: string[] = []
  const finish = (): void => {
    const last = open.at(-1)
    if (last) last.body = joinLines(lines)
    lines = []
  }
  for (const line of text.split('\n')) {
    const [, marks = '', writer = '', after, tone = 'like'] = opening.exec(line) ?? []
    if (!marks) {
      lines.push(line)
      continue
    }
    finish()
    open.length = Math.min(open.length, marks.length - 1)
    if (open.length < marks.length - 1)
      throw new Error(`No comment for this one to answer: ${line}`)
    const voice = { writer, after: Number(after), tone: tone as Kind, body: '', replies: [] }
    const siblings = open.at(-1)?.replies ?? roots
    siblings.push(voice)
    open.push(voice)
  }
  finish()
  return roots
}

/** Undoes the line breaks that only keep the script narrow: those inside a paragraph. */
function joinLines(lines: string[]): string {
  let joined = ''
  let fenced = false
  let previous = ''
  for (const line of lines) {
    const joins =
      !fenced && previous !== '' && !previous.startsWith('```') && !startsBlock.test(line)
    joined += joins ? ` ${line.trimStart()}` : `\n${line}`
    if (line.startsWith('```')) fenced = !fenced
    previous = line
  }
  return joined.trim()
}
