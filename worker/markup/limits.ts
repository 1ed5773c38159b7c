// How large one comment's markup may grow, and the error that says which limit it passed.
// They bound what a small source can cost everyone who reads it.

export const markupLimits = {
  /** Elements inside one another; each level of a list takes two. */
  depth: 16,
  /** Elements and runs of text together. */
  nodes: 2_000,
  /** The encoded HTML in bytes of UTF-8; also the longest source, in characters. */
  outputBytes: 65_536,
  /** The encoded HTML against its source, in bytes. */
  outputRatio: 10,
  /** What a short source may come to in spite of the ratio: one link's attributes outweigh it. */
  outputFloor: 4_096,
  /** A link's target as it is stored, in characters. */
  hrefCharacters: 2_048,
} as const

/** What a fence may name as its language. */
export const languageName = /^[A-Za-z0-9+#._-]{1,32}$/

export function outputLimit(sourceBytes: number): number {
  const { outputBytes, outputFloor, outputRatio } = markupLimits
  return Math.min(outputBytes, Math.max(outputFloor, sourceBytes * outputRatio))
}

export type MarkupLimit = 'depth' | 'nodes' | 'output'

export class MarkupLimitError extends Error {
  readonly limit: MarkupLimit

  constructor(limit: MarkupLimit) {
    super(`the text passes the limit on ${limit}`)
    this.name = 'MarkupLimitError'
    this.limit = limit
  }
}
