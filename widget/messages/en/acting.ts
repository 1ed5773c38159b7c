// The words of paging, reacting, finding and hearing of what is new, in English.

export const acting = {
  notSaved: 'That was not saved. Please try again.',
  fresh: (count: number) => (count === 1 ? '1 new comment' : `${count} new comments`),
  earlier: 'Earlier comments',
  earlierReplies: 'Earlier replies',
  /** Above a comment that was found by its address. */
  part: 'This is one comment with what belongs to it.',
  whole: 'Show all comments',
  gone: 'The comment that you were looking for is not here.',
}
