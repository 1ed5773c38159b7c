// Names that readers would take for the people who run the site. They are compared by how they are drawn:
// folded as words are, whatever stands between letters left out, digits and pairs as the letters that they
// are read as. Names of the site itself count whole, titles also at the beginning or end of a name.
import { spelledOut } from './look-alikes.ts'
import { staffNames, staffTitles } from './staff-names.ts'
import { emptyReading, readText } from './words/reading.ts'

/** What a site reserves: its name, and those that it lists. */
export interface Reserving {
  name: string
  reservedNames: readonly string[]
}

// A name with a check mark would be taken for that of somebody with a badge, with dots of Braille for the author whose
// dots they are.
const shown = /[\u2611\u2705\u2713\u2714\u{1f5f8}\u{1f5f9}\u2800-\u28ff]/u

/** Whether a guest of the site may not be called so. */
export function isReserved(name: string, site: Reserving): boolean {
  if (shown.test(name)) return true
  const known = builtIn()
  const forms = formsOf(name)
  if (forms.some((form) => isStaff(form, known))) return true
  const [own = [], ...listed] = [site.name, ...site.reservedNames].map(drawn)
  return forms.some(
    ({ whole }) =>
      listed.some((one) => one.includes(whole)) || own.some((one) => isOfSite(whole, one, known)),
  )
}

interface Form {
  whole: string
  /** Without digits at either end: a second Admin is called Admin2. */
  bare: string
  /** Its first word and its last one, bare. */
  ends: string[]
}

interface BuiltIn {
  titles: ReadonlySet<string>
  all: ReadonlySet<string>
}

let kept: BuiltIn | null = null

function builtIn(): BuiltIn {
  kept ??= {
    titles: new Set(staffTitles.flatMap(drawn)),
    all: new Set([...staffTitles, ...staffNames].flatMap(drawn)),
  }
  return kept
}

function isStaff({ whole, bare, ends }: Form, { titles, all }: BuiltIn): boolean {
  return all.has(whole) || all.has(bare) || ends.some((end) => titles.has(end))
}

// Its name alone, or with such a word before or after it: Gazette Support.
function isOfSite(whole: string, own: string, { all }: BuiltIn): boolean {
  if (own === '' || !whole.includes(own)) return false
  return (
    whole === own ||
    (whole.startsWith(own) && all.has(whole.slice(own.length))) ||
    (whole.endsWith(own) && all.has(whole.slice(0, -own.length)))
  )
}

/** As written and as seen, each with signs for letters as signs and as letters; none where nothing is a word. */
function formsOf(name: string): Form[] {
  const plain = name.normalize('NFKC')
  // A sign before a name may stand for a letter, or for nothing.
  const spelled = [plain, plain.replace(/^[^\p{L}\p{N}]+/u, '')].map(spelledOut)
  const texts = new Set([name, ...spelled.filter((text) => text !== plain)])
  return [...texts].flatMap(waysOf).map((words) => {
    // A first name and an initial, as Mo D., are two words; letters that stand apart are one.
    const [first = '', last = ''] = words
    const isInitial = words.length === 2 && first.length > 1 && last.length === 1
    const whole = words.join(isInitial ? ' ' : '')
    const ends = words.length === 0 ? [] : [words.at(0) ?? '', words.at(-1) ?? '']
    return { whole: draw(whole), bare: draw(bared(whole)), ends: ends.map(bared).map(draw) }
  })
}

/** A reserved name as written and as seen; empty where nothing of it is a word. */
function drawn(name: string): string[] {
  return waysOf(name).map((words) => draw(words.join('')))
}

const room = emptyReading(256)

/** The words of a name, by its letters and by the Latin ones that they look like. */
function waysOf(name: string): string[][] {
  const { units, twins, starts, ends } = readText(name, false, room)
  return [units, twins]
    .map((way) =>
      starts.map((start, at) => String.fromCharCode(...way.subarray(start, ends[at])).trim()),
    )
    .map((words) => joined(words.filter((word) => /[\p{L}\p{N}]/u.test(word))))
    .filter((words) => words.length > 0)
}

// A word that is spaced out is one word.
function joined(words: readonly string[]): string[] {
  const made: string[] = []
  let isSpaced = false
  for (const word of words) {
    const isLetter = word.length === 1
    if (isLetter && isSpaced) made.push(`${made.pop()}${word}`)
    else made.push(word)
    isSpaced = isLetter
  }
  return made
}

function bared(word: string): string {
  return word.replace(/^\p{N}+|\p{N}+$/gu, '')
}

const likeness: Readonly<Record<string, string>> = {
  ...{ 0: 'o', 1: 'l', 2: 'z', 3: 'e', 4: 'a', 5: 's', 6: 'g', 7: 't', 8: 'b', 9: 'g' },
  ...{ i: 'l', rn: 'm', vv: 'w' },
  // Arabic and Persian have letters of their own for one that is drawn alike.
  ...{ ي: 'ی', ى: 'ی', ك: 'ک' },
}

function draw(word: string): string {
  return word.replace(/[0-9iيىك]|rn|vv/g, (part) => likeness[part] ?? part)
}
