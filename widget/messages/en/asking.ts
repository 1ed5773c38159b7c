// The words of every dialog, in English: a part of `objecting`.

export const asking = {
  sending: 'Sending …',
  cancel: 'Cancel',
  close: 'Close',
  unreachable: 'There is no connection. Try again later.',
  tooMany: (seconds: number) =>
    `Too many at once. Try again in ${seconds} second${seconds === 1 ? '' : 's'}.`,
  /** `title` is the API's, in English: better than nothing where that is the language. */
  failure: (title: string | undefined) => title ?? 'Something went wrong.',
}
