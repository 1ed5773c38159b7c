// What a page says of its language, as `Intl` takes it.

/** Undefined where it is no language. */
export function canonical(lang: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(lang.replace('_', '-'))[0]
  } catch {
    return undefined
  }
}
