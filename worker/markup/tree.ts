// The tree of nodes while it grows. It keeps the limits on depth and nodes, joins adjacent text,
// turns newlines into breaks and leaves out elements that hold nothing.
import type { BodyElement, BodyNode, BodyTag } from '../contract/nodes.ts'
import { MarkupLimitError, markupLimits } from './limits.ts'

// Overrides reverse Latin letters: `moc.knab` would read as `bank.com`, also in what follows it.
const directionOverrides = /[\u202d\u202e]/g

const inlineTags: ReadonlySet<BodyTag> = new Set(['em', 'strong', 'del', 'code', 'a'])

export class BodyTree {
  readonly nodes: BodyNode[] = []
  #open: BodyElement[] = []
  #count = 0

  text(value: string): void {
    const [first = '', ...rest] = value.split('\n')
    this.#run(first)
    for (const line of rest) {
      this.lineBreak()
      this.#run(line)
    }
  }

  lineBreak(): void {
    this.open({ tag: 'br' })
    this.#open.pop()
  }

  /** An element whose text keeps its newlines. */
  verbatim(element: BodyElement, value: string): void {
    this.open(element)
    this.#run(value)
    this.close()
  }

  open(element: BodyElement): void {
    if (this.#open.length >= markupLimits.depth) throw new MarkupLimitError('depth')
    this.#append(element)
    this.#open.push(element)
  }

  close(): void {
    const element = this.#open.pop()
    // A list's item shows its marker, all others would show nothing.
    if (element && element.tag !== 'li' && !element.children) this.#siblings().pop()
  }

  /** Begins a new line where inline nodes came before. */
  separate(): void {
    const last = this.#siblings().at(-1)
    if (last !== undefined && (typeof last === 'string' || inlineTags.has(last.tag))) {
      this.lineBreak()
    }
  }

  #run(value: string): void {
    const text = value.replace(directionOverrides, '')
    const siblings = this.#siblings()
    const last = siblings.at(-1)
    if (text === '') return
    if (typeof last === 'string') siblings[siblings.length - 1] = last + text
    else this.#append(text)
  }

  #append(node: BodyNode): void {
    this.#count += 1
    if (this.#count > markupLimits.nodes) throw new MarkupLimitError('nodes')
    const parent = this.#open.at(-1)
    if (!parent) this.nodes.push(node)
    else if (parent.children) parent.children.push(node)
    else parent.children = [node]
  }

  #siblings(): BodyNode[] {
    const parent = this.#open.at(-1)
    return parent ? (parent.children ?? []) : this.nodes
  }
}
