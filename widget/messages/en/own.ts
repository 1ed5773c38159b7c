// The words of what readers do with their own comments and data, and of the site's login, in English.

export const own = {
  edit: 'Edit',
  /** `left` is a time such as 4:59. */
  editable: (left: string) => `${left} left to edit`,
  editing: 'Edit your comment',
  save: 'Save',
  saved: 'Your comment is changed.',
  savedHeld: 'Your comment is changed and waits for review; until then only you can see it.',
  editOver: 'The time for editing is over. Your text is kept here: you can copy it.',
  changedMeanwhile: 'The comment was changed in the meantime. Look at it before you save again.',
  withdraw: 'Withdraw',
  withdrawing: 'Withdraw this comment?',
  withdrawWhat: 'Its text and your name on it are erased at once. This cannot be undone.',
  withdrawnNow: 'Your comment is withdrawn.',
  keep: 'Keep it',
  /** The button that opens what follows. */
  you: 'Your name and data',
  yourName: 'Your name here',
  nameSaved: 'Your name is changed for what you write from now on.',
  takeAlong: 'Take my data along',
  takenAlong: 'Your data is in the file that was saved.',
  forget: 'Forget me',
  forgetWhat:
    'Your name, your key and your reactions are erased at once; your comments are withdrawn. This cannot be undone.',
  keepComments: 'Leave my comments here, without my name',
  forgotten: 'You are forgotten here.',
  guestOnly: 'You are a guest: the key to your comments is kept in this browser alone.',
  notKept:
    'This page may keep nothing in this browser: when you close it, you cannot edit or withdraw what you wrote.',
  logIn: 'Log in',
  logOut: 'Log out',
  loggedIn: (name: string) => `You write as ${name}.`,
  loginFailed:
    'The login of this site was not accepted. You can log in again, or write as a guest.',
}
