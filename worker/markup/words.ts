// Words as the search knows them. Scripts that are written without spaces have a sign for a word there:
// otherwise a whole sentence would be one word, which nobody looks for.

const signs =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu
const words = /[\p{L}\p{N}\p{M}\p{Co}]+/gu

/** The text with its signs apart; null where it has none, and its words are apart already. */
export function searchText(text: string): string | null {
  const apart = text.replace(signs, ' $& ')
  return apart === text ? null : apart
}

/** What is looked for: every word of the text, one of several signs as a phrase of them. */
export function wordsIn(text: string): string[] {
  return [...text.normalize('NFC').matchAll(words)]
    .map(([word]) => (searchText(word) ?? word).trim().replace(/ +/g, ' '))
    .filter((word) => /[\p{L}\p{N}\p{Co}]/u.test(word))
}
