// The words of editing an own comment, in English: a part of `own`.

export const editing = {
  editing: 'Edit your comment',
  save: 'Save',
  saving: 'Saving …',
  /** Where the site asked to reword it. */
  saveAnyway: 'Save anyway',
  saved: 'Your comment is changed.',
  savedHeld: 'Your comment is changed and waits for review; until then only you can see it.',
  editOver: 'The time for editing is over. Your text is kept here: you can copy it.',
  changedMeanwhile: 'The comment was changed in the meantime. Look at it before you save again.',
  gone: 'The comment is not there any more. Your text is kept here: you can copy it.',
  /** What follows is the comment as it is now. */
  nowIs: 'It says now:',
}
