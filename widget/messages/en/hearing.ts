// The words of what comes in while the page is open, in English.

export const hearing = {
  fresh: (count: number) => (count === 1 ? '1 new comment' : `${count} new comments`),
}
