// Where one comment is found: its article's address, with the comment behind the hash.

export function permalink(article: string, comment: string): string {
  return `${article.replace(/#.*/, '')}#comment-${comment}`
}
