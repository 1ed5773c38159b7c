// Letters that look like a Latin one: of other alphabets (chosen from the confusables of UTS #39), and
// Latin letters that no normalisation takes back to the plain one. Each Latin letter, then its twins.

/** Of other alphabets: Greek, Cyrillic, Armenian, Cherokee, Coptic, Lisu; capitals and small letters. */
const foreign = `
a αΑаАᎪꓮ   b ВвΒЬᏴꓐ   c сСϲϹⲥⲤᏟꓚ  d ԁᎠꓓ      e еЕΕҽᎬꓰ    f Ϝꓝքẝ
g ԌցᏀꓖ     h һнНΗհⲎᎻꓧ  i іІιΙӏӀᎥⲒꓲ j јЈϳͿᎫꓙ   k кКκΚⲔᏦꓗ   l ᏞꓡⳐ
m мМΜϺⲘᎷꓟ  n ηΝոռⲚꓠ    o оОοΟσօՕⲟⲞꓳ p рРρΡϱⲣⲢᏢꓑ q ԛգզ     r гᴦⲅᎡᏒꓣ
s ѕЅՏᏕᏚꓢ   t тТτΤⲦᎢꓔ   u υսՍꓴ      v νѵѴᏙꓦ     w ԝԜѡωաᎳᏔꓪ x хХχΧⲬꓫ
y уУүҮγΥϒⲨᎩᎽꓬ z ΖᏃꓜ`

/** Latin by themselves: small capitals, hooks and strokes, turned and script letters. */
const latin = `
a ɑᴀⱥ  b ʙɓƀƃ  c ᴄƈȼ  d ᴅđɖɗ  e ᴇɇɛǝə  f ꜰƒ  g ɡɢǥɠ  h ʜħɦ  i ɪıɨɩ  j ᴊɉȷ  k ᴋƙ  l ʟłƚɫ
m ᴍɱ   n ɴɲƞŋ  o ᴏøɵ  p ᴘƥᵽ   q ꞯɋʠ    r ʀɍɽ r ꝛ s ꜱʂ    t ᴛŧƭʈ  u ᴜʉʋ   v ᴠ  w ᴡⱳ  y ʏɏƴɣ
z ᴢƶʐ`

/** Rows of a letter and its twins, each twin with its letter. */
export function tableOf(rows: string): ReadonlyMap<string, string> {
  const cells = rows.trim().split(/\s+/)
  const table = new Map<string, string>()
  for (let at = 0; at < cells.length; at += 2) {
    for (const twin of cells[at + 1] ?? '') table.set(twin, cells[at] ?? '')
  }
  return table
}

export const foreignTwins = tableOf(foreign)
export const latinTwins = tableOf(latin)

/** Latin letters that no Russian, Ukrainian or Greek one looks like: who writes them writes Latin. */
export const plainlyLatin: ReadonlySet<string> = new Set('dfglqs')
