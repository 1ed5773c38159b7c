// What we say, and how we write numbers and moments, in other languages than English: each is a file that
// is loaded where it is used. Loaded where the page is in another language.
import type { AfterWord } from '../elements/after-word.ts'
import { reading } from './en/reading.ts'
import type { Messages } from './en.ts'
import { formatsIn } from './formats-in.ts'

// By language, and script where a language is written in two.
const languages: Record<string, () => Promise<{ messages: Messages }>> = {}

/** Lets the element speak the language of the page, as far as it can; what it cannot say is English. */
export async function translate(host: AfterWord, lang: string): Promise<void> {
  const tag = canonical(lang)
  const messages = tag ? await messagesOf(tag) : {}
  // By now the page may be in another.
  if (host.spoken !== lang) return
  host.refresh({
    messages,
    words: { ...reading, ...messages.reading },
    formats: formatsIn(tag ?? 'en'),
    language: tag ?? 'en',
    ...(tag && !messages.dir && { foreign: tag }),
  })
}

/** Undefined where it is no language. */
function canonical(lang: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(lang.replace('_', '-'))[0]
  } catch {
    return undefined
  }
}

async function messagesOf(tag: string): Promise<Partial<Messages>> {
  const { language, script } = new Intl.Locale(tag).maximize()
  const load = languages[`${language}-${script}`] ?? languages[language]
  // Where it cannot be loaded, English is better than nothing.
  return (await load?.().catch(() => undefined))?.messages ?? {}
}
