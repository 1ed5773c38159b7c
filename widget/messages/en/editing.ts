// The words of editing an own comment, in English: a part of `own`.

export const editing = {
  editing: 'Edit your comment',
  saved: 'Your comment is changed.',
  savedHeld: 'Your comment is changed and waits for review; until then only you can see it.',
  editOver: 'The time for editing is over. Your text is kept here: you can copy it.',
  changedMeanwhile: 'The comment was changed in the meantime. Look at it before you save again.',
}
