// What the languages make their texts of, so that each file is little more than its words: plurals,
// numbers and times by Intl, and names that keep their own direction. `#` is where something goes in.

/** Tags of pages by our language: `ar-MA` writes other digits than `ar`. */
const spoken = new Map<string, string>()

/** From now on, texts of `language` write numbers as `tag` does. */
export function writeNumbersAs(tag: string, language: string): void {
  spoken.set(language, tag)
}

const fillIn = (text: string, what: string): string => text.replace('#', () => what)
// So that what is written from the other side moves nothing around it.
const isolate = (what: string): string => `\u2068${what}\u2069`

interface Decided {
  date: string
  human: boolean
  reported: boolean
}

/**
 * The ways in which texts of `language` are made. Each text remembers how it was made, so that it can be
 * packed.
 */
export function phrasing(language: string): Ways {
  const ways = waysOf(language)
  for (const [way, make] of Object.entries(ways) as [string, (...args: string[]) => object][]) {
    const made = (...args: string[]) => Object.assign(make(...args), { way, args })
    Object.assign(ways, { [way]: made })
  }
  return ways
}

type Ways = ReturnType<typeof waysOf>

function waysOf(language: string) {
  const tag = () => spoken.get(language) ?? language
  const number = (value: number, options?: Intl.NumberFormatOptions) =>
    value.toLocaleString(tag(), options)
  return {
    /** Of what is counted: one text, or one for each form, in the order `zero` to `other`. */
    plural(...forms: string[]) {
      return (count: number) => {
        const rules = new Intl.PluralRules(language)
        const kinds = ['zero', 'one', 'two', 'few', 'many', 'other'].filter((kind) =>
          rules.resolvedOptions().pluralCategories.includes(kind as Intl.LDMLPluralRule),
        )
        const form = forms[kinds.indexOf(rules.select(count))] ?? forms.at(-1) ?? ''
        return fillIn(form, number(count))
      }
    },
    /** Of the share of the room that is left; below 0 it is over. */
    room(over: string, left: string) {
      return (share: number) => {
        const shown = share < 0 ? Math.max(0.01, -share) : Math.floor(share * 100) / 100
        return fillIn(share < 0 ? over : left, number(shown, { style: 'percent' }))
      }
    },
    /** `in 20 seconds` */
    soon(text: string) {
      return (seconds: number) =>
        fillIn(text, new Intl.RelativeTimeFormat(tag()).format(seconds, 'second'))
    },
    /** Of a name, or of somebody without one; Hebrew puts its maqaf before names alone. */
    named(text: string, nobody = '') {
      return (name: string | null | undefined) => {
        const whom = name ?? nobody
        return whom === nobody ? text.replace(/\u05be?#/, nobody) : fillIn(text, isolate(whom))
      }
    },
    /** Of one word or figure of ours. */
    filled(text: string) {
      return (what?: string) => fillIn(text, what ?? '')
    },
    /** Of words of the reader's, each in quotation marks. */
    quoted(text: string, between = ', ') {
      return (words: string[]) => words.map((word) => fillIn(text, isolate(word))).join(between)
    },
    /** Of what was found, if anything, after a colon; what else is said stands before. */
    found(text: string, colon = ': ') {
      return (...said: string[]) => {
        const found = said.pop() ?? ''
        return said.join('') + fillIn(text, found && colon + found)
      }
    },
    /** The statement of reasons, from its parts. */
    because(text: string, of: string, human: string, rule: string, reports: string) {
      return (against: string, reason: string, { date, human: byHuman, reported }: Decided) => {
        const parts: Record<string, string> = {
          ...{ against, date, by: byHuman ? human : rule },
          ...{ reason: reason && fillIn(of, reason), reported: reported ? reports : '' },
        }
        return text.replace(/\{(\w+)\}/g, (_, part: string) => parts[part] ?? '')
      }
    },
  }
}
