// What a page says of its language, as `Intl` takes it.

/**
 * Undefined where it is no language. Norwegian is what we write it as, which every browser can count and tell the
 * time in; the other way of writing it some cannot.
 */
export function canonical(lang: string): string | undefined {
  try {
    return new Intl.Locale(lang.replace(/_/g, '-').replace(/^nn\b/i, 'nb')).toString()
  } catch {
    return undefined
  }
}
