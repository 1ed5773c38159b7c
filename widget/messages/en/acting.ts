// The words of reacting and reading on, in English.

export const acting = {
  notSaved: 'That was not saved. Please try again.',
  earlier: 'Earlier comments',
  earlierReplies: 'Earlier replies',
}
