// The words of a comment that was found by its address, in English.

export const finding = {
  /** Above it. */
  part: 'This is one comment with what belongs to it.',
  whole: 'Show all comments',
  gone: 'The comment that you were looking for is not here.',
}
