// What we say, and how we write numbers and moments, in other languages than English: each is a file that
// is loaded where it is used. Loaded where the page is in another language.
import type { LitElement } from 'lit'
import type { AfterWord } from '../elements/after-word.ts'
import { canonical } from './canonical.ts'
import { reading } from './en/reading.ts'
import type { Messages } from './en.ts'
import { formatsIn } from './formats-in.ts'
import { names } from './names.ts'
import { phrasing, writeNumbersAs } from './phrasing.ts'

// By language, and script where a language is written in two.
const languages: Record<string, () => Promise<{ messages: Messages }>> = {
  ar: () => import('./ar.ts'),
  de: () => import('./de.ts'),
  es: () => import('./es.ts'),
  fa: () => import('./fa.ts'),
  fr: () => import('./fr.ts'),
  he: () => import('./he.ts'),
  hi: () => import('./hi.ts'),
  id: () => import('./id.ts'),
  it: () => import('./it.ts'),
  ja: () => import('./ja.ts'),
  ko: () => import('./ko.ts'),
  nl: () => import('./nl.ts'),
  no: () => import('./no.ts'),
  pl: () => import('./pl.ts'),
  pt: () => import('./pt.ts'),
  sv: () => import('./sv.ts'),
  tr: () => import('./tr.ts'),
  uk: () => import('./uk.ts'),
  'zh-Hans': () => import('./zh-Hans.ts'),
  'zh-Hant': () => import('./zh-Hant.ts'),
}

// The same language under other names.
const same: Record<string, string> = { nb: 'no' }

type Group = { [name: string]: unknown }

/** Lets the element speak the language of the page, as far as it can; what it cannot say is English. */
export async function translate(host: AfterWord, lang: string): Promise<void> {
  const tag = canonical(lang)
  const messages = tag ? await messagesOf(tag) : undefined
  // By now the page may be in another.
  if (host.spoken !== lang) return
  follow(host)
  host.refresh({
    // The page may be written from the right.
    messages: messages ?? { dir: 'ltr' },
    words: { ...reading, ...messages?.reading },
    formats: formatsIn(tag ?? 'en'),
    language: tag ?? 'en',
    ...(tag && !messages && { foreign: tag }),
  })
}

const followed = new WeakSet<AfterWord>()

// What stands in the element and draws itself, as a composer that is open, goes along: also back to English.
function follow(host: AfterWord): void {
  if (followed.has(host)) return
  followed.add(host)
  let { words } = host
  host.addController({
    hostUpdated() {
      if (host.words === words) return
      words = host.words
      for (const one of host.renderRoot.querySelectorAll<LitElement>('*')) one.requestUpdate?.()
    },
  })
}

async function messagesOf(tag: string): Promise<Messages | undefined> {
  const { language, script } = new Intl.Locale(tag).maximize()
  const own = same[language] ?? language
  const name = languages[own] ? own : `${own}-${script}`
  writeNumbersAs(tag, name)
  try {
    const loaded = await languages[name]?.()
    return loaded && unpacked(loaded.messages, name)
  } catch {
    // Where it cannot be loaded, English is better than nothing.
    return undefined
  }
}

// A build has packed them into one text, in the order of their names: `~` ends each, and those that are
// made say the way, and what of.
function unpacked(packed: Messages | string, name: string): Messages {
  if (typeof packed !== 'string') return packed
  const ways = Object.values(phrasing(name)) as ((...args: string[]) => unknown)[]
  const texts = packed.split('~').values()
  const messages: Group = {}
  for (const line of names.split('\n')) {
    const [path = '', ...own] = line.split(' ')
    let group = messages
    for (const step of path ? path.split('.') : []) {
      group[step] ??= {}
      group = group[step] as Group
    }
    for (const name of own) {
      const text = texts.next().value ?? ''
      const [way, ...args] = text.slice(1).split('|')
      group[name] = text[0] === '=' ? ways[Number(way)]?.(...args) : text
    }
  }
  return messages as unknown as Messages
}
