// A command that was called the wrong way: its message is all that is shown.

export class UsageError extends Error {}
