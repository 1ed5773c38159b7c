// The words of a sibling in the language of its page: each language is a small file, loaded where it is used.
import { request } from '../api/api-client.ts'
import type { Said, SiblingWords } from '../messages/siblings-en.ts'

/** @internal Norwegian has two names, Chinese a file for each script. */
export const ours = 'ar de es fa fr he hi id it ja ko nb nl no pl pt sv tr uk zh'

/** What is said where the page is in `lang`: `english`, where we have no other or it cannot be loaded. */
export async function wordsIn<Words extends object>(
  lang: string,
  worker: string,
  english: Words,
): Promise<Words & Said> {
  if (lang === 'en') return english
  const { language, script } = new Intl.Locale(lang).maximize()
  const name = language === 'zh' ? `zh-${script}` : language
  const words = ours.includes(language)
    ? await request<SiblingWords>(`${worker}/words/${name}.json`).catch(() => null)
    : null
  // The page may be written from the right.
  return { ...english, ...(words ?? { lang: 'en', dir: 'ltr' }) }
}
