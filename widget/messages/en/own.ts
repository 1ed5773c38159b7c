// The words of what readers do with their own comments and data, and of the site's login, in English; those
// of the tools beside a comment, of editing, and of a login that fails are in files of their own.

export const own = {
  withdrawing: 'Withdraw this comment?',
  withdrawWhat: 'Its text and your name on it are erased at once. This cannot be undone.',
  withdrawnNow: 'Your comment is withdrawn.',
  keep: 'Keep it',
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
  asGuest: 'Write as a guest',
  loggedIn: (name: string) => `You write as ${name}.`,
}
