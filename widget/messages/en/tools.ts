// The words of what stands beside the reader's own comments, in English: a part of `own`.

export const tools = {
  edit: 'Edit',
  /** `left` is a time such as 4:59. */
  editable: (left: string) => `${left} left to edit`,
  save: 'Save',
  withdraw: 'Withdraw',
  /** The button to name, data and being forgotten. */
  you: 'Your name and data',
}
