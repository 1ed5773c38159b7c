// What is read as a Latin letter in a name, beyond the twins that words have: flags, circles, bars, zeros of other
// scripts, rarer letters; and marks that no letter of ours has. For names alone, which are short: in a text, and
// in the fingerprints of a word list, these are what they are.

import { tableOf } from './words/twins.ts'

/** Letters and digits. Each Latin letter, then what is drawn like it. */
const letters = `
a ΛɅⱯꬰᗅᗩ𐊠𐌀  b ᗷ  c ᑕ  d ðÐꝺδժȡᵭᶁᶑᗞᗪ  e εєЄꬲ  f ꬵғҒϝᖴʄ  g ᵹ  h ᕼ  l ᒪ  m ᶆᗰʍ𐌌  n Ꮑᴎᑎ
i ǀǃןاߊⵏᛁ丨ᅵエ工ᴉᵻᶖꙇꟾᏆᓰ𐌉  o θΘөӨѳѲѻѺʘɷꝋꝌꝍꝊᎾסه٥۵ഠဝჿଠⵔ〇口ロᄋᗝ𐐄𐐬𐓂𐓪
p ᑭ  r ᖇ  s ᔕ  u ᑌ  v ᐯ  w ᗯ  x ᙭
a ⲁⲀ  c ⲥⲤ  d ⲇⲆ  e ⲉⲈ  i ⲓⲒ  m ⲙⲘӍӎ  n ⲛⲚ  o ⲟⲞꞷꞶ  p ⲣⲢ  t ⲧⲦ`

/** Signs, where a letter or digit follows: alone they are but signs. */
const signs = `
a @∀∧₳  d ∂₫  e €∃℮  f ∱  i !¡∣│❘⏐׀।  l |  m ₥  n ₦∩  o ○◯●◉◎☉⊙⊚⚪⚫⭕⭘⬤°¤∅  s $§`

const letterOf = tableOf(letters)
const signOf = tableOf(signs)

const unseen = /\p{Default_Ignorable_Code_Point}/gu
const letterOrDigit = /^[\p{L}\p{N}]/u
const digit = /^\p{Nd}/u
// Of letters as these: what stands on them, and the strokes that count as letters though they stand beside one.
const strayMarks =
  /(?<=[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Armenian}\p{sc=Cherokee}\p{sc=Lisu}\p{N}]\p{M}*)\p{M}|[\u02b9-\u02df\u02ec\u02ee\ua4f8-\ua4fd]/gu

/** A name in NFKC, with the letters that it is read by. */
export function spelledOut(name: string): string {
  const characters = [...name.replace(unseen, '')]
  const read = characters.map((one, at) => {
    const letter = letterOf.get(one) ?? byCode(one.codePointAt(0) ?? 0)
    if (letter !== undefined) return letter
    return letterOrDigit.test(characters[at + 1] ?? '') ? (signOf.get(one) ?? one) : one
  })
  return read.join('').replace(strayMarks, '')
}

function byCode(code: number): string | undefined {
  if (code < 0x80) return undefined
  // The letters that flags are made of.
  if (code >= 0x1f1e6 && code <= 0x1f1ff) return String.fromCharCode(0x61 + code - 0x1f1e6)
  // Small Cherokee letters are drawn as capital ones.
  if (code >= 0xab70 && code <= 0xabbf) return capitalCherokee(code - 0xab70 + 0x13a0)
  if (digit.test(String.fromCodePoint(code)) && !digit.test(String.fromCodePoint(code - 1)))
    return 'o'
  return undefined
}

function capitalCherokee(code: number): string {
  const capital = String.fromCharCode(code)
  return letterOf.get(capital) ?? capital
}
