// Numbers and moments in English, made by hand: the first use of Intl loads a browser's tables of all
// languages, which takes longer than drawing the first comments. Other languages are in languages.ts.

/** How a language writes numbers and moments. */
export interface Formats {
  /** `12,345` */
  number(value: number): string
  /** `3 days ago`; empty where it is not a minute. */
  relative(passed: number): string
  /** `Wed May 20 2026, 11:00`, where the reader is. */
  absolute(at: string): string
}

const units = [
  ['year', 31536e6],
  ['month', 2628e6],
  ['day', 864e5],
  ['hour', 36e5],
  ['minute', 6e4],
] as const

const last: Record<string, string> = { year: 'last year', month: 'last month', day: 'yesterday' }

/** How many whole units have passed, of the largest that has; empty where it is not a minute. */
export function inUnits(
  passed: number,
  tell: (count: number, unit: (typeof units)[number][0]) => string,
): string {
  const [unit, length] = units.find(([, ms]) => passed >= ms) ?? []
  return unit ? tell(Math.floor(passed / length), unit) : ''
}

export const englishNumber = (value: number): string => `${value}`.replace(/\B(?=(...)+$)/g, ',')

export const english: Formats = {
  number: englishNumber,
  relative(passed) {
    return inUnits(
      passed,
      (count, unit) => (count < 2 && last[unit]) || `${count} ${unit}${count < 2 ? '' : 's'} ago`,
    )
  },
  absolute(at) {
    const date = new Date(at)
    return `${date.toDateString()}, ${date.toTimeString().slice(0, 5)}`
  },
}
