// Where a comment's link may lead, and when a reader must be told where that is.
// Only http, https and mailto leave this file; whatever is not surely one of them is no link.
import { markupLimits } from './limits.ts'
import { withoutInvisible } from './text.ts'

const webTarget = /^https?:\/\//i
const mailTarget = /^mailto:[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9.-]{1,253}$/i
const storedTarget = /^(?:https?:\/\/|mailto:)[\x21-\x7e]+$/

/** The normalised target, or null where it is none that we link to. */
export function safeHref(raw: string): string | null {
  // The URL parser skips controls, which lets one target look like another to simpler readers.
  if (raw.length > markupLimits.hrefCharacters || /\p{Cc}/u.test(raw)) return null
  const url = parseUrl(raw)
  if (url === null || !(webTarget.test(raw) ? isWeb(url) : isMail(url))) return null
  return isStoredHref(url.href) ? url.href : null
}

/** Whether a target read back from storage still has the form that `safeHref` gave it. */
export function isStoredHref(href: unknown): href is string {
  return (
    typeof href === 'string' &&
    href.length <= markupLimits.hrefCharacters &&
    storedTarget.test(href)
  )
}

/** ` (host)` when the link's text names another host than its target, else nothing. */
export function hostNotice(text: string, href: string): string {
  if (text === href || `${text}/` === href) return ''
  const url = new URL(href)
  const mail = url.protocol === 'mailto:'
  const target = mail ? url.pathname.slice(url.pathname.lastIndexOf('@') + 1) : url.host
  const own = canonicalHost(mail ? target : url.hostname)
  return namedHosts(text, mail).every((host) => host === own) ? '' : ` (${target})`
}

function parseUrl(raw: string): URL | null {
  try {
    return new URL(raw)
  } catch {
    return null
  }
}

// Credentials in a target serve to make `https://bank.example@evil.example` look like the bank.
function isWeb(url: URL): boolean {
  return url.username === '' && url.password === ''
}

// No query: it could fill in the subject, the text and further recipients of a reader's mail.
function isMail(url: URL): boolean {
  return url.protocol === 'mailto:' && mailTarget.test(url.href)
}

function namedHosts(text: string, mail: boolean): string[] {
  const words = text.normalize('NFKC').replace(/[。｡]/g, '.').split(/\s+/).map(withoutInvisible)
  const only = words.length === 1 ? wholeHost(words[0] ?? '') : null
  return only === null ? words.flatMap((word) => hostsInWord(word, mail)) : [only]
}

/** The host of text that is one plain address, whose path may well hold `file.name`. */
function wholeHost(word: string): string | null {
  const url = webTarget.test(word) ? parseUrl(word) : null
  return url === null || !isWeb(url) ? null : canonicalHost(url.hostname)
}

function hostsInWord(word: string, mail: boolean): string[] {
  return word
    .split(/[()[\]{}<>"'“”«»]+/)
    .flatMap((part) => part.split(/:[/\\]{2,}/))
    .map((part) => part.split(/[/\\?#]/, 1)[0] ?? '')
    .flatMap((part) => hostsInAuthority(mail ? part.slice(part.lastIndexOf('@') + 1) : part))
}

function hostsInAuthority(authority: string): string[] {
  return authority
    .split(/[^\p{L}\p{M}\p{N}\p{So}._-]+/u)
    .map((piece) => piece.replace(/^[._-]+/, '').replace(/[._-]{1,64}$/, ''))
    .filter(looksLikeHost)
    .map(canonicalHost)
}

function looksLikeHost(piece: string): boolean {
  return /[^.]\.(?:xn--[a-z0-9-]+|[\p{L}\p{M}]{2,63})$/iu.test(piece) || isAddress(piece)
}

function isAddress(piece: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(piece)
}

function canonicalHost(host: string): string {
  const ascii = parseUrl(`http://${host}`)?.hostname ?? host
  return ascii
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.$/, '')
}
