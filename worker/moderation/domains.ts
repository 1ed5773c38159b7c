// The hosts that a comment links to, and whether they are on a list of domains: a domain stands for
// itself and for all that lies below it, never for a name that merely ends like it.
import type { Span } from './words/find.ts'

/** The host of an address, or what stands behind the @ of a mail address; null where there is none. */
export function hostOf(href: string): string | null {
  if (!URL.canParse(href)) return null
  const { protocol, hostname, pathname } = new URL(href)
  const host = protocol === 'mailto:' ? pathname.slice(pathname.lastIndexOf('@') + 1) : hostname
  return host.toLowerCase().replace(/\.$/, '') || null
}

export function isWithin(host: string, domains: ReadonlySet<string>): boolean {
  for (let at = 0; ; ) {
    if (domains.has(host.slice(at))) return true
    const dot = host.indexOf('.', at)
    if (dot === -1) return false
    at = dot + 1
  }
}

/** Where the hosts stand in a source that names them in this order; the whole of it for one that is
 *  written otherwise than it is read, as by its Unicode form. */
export function placesOf(hosts: readonly string[], source: string): Span[] {
  const text = source.toLowerCase()
  let from = 0
  return hosts.map((host) => {
    const start = text.length === source.length ? text.indexOf(host, from) : -1
    if (start === -1) return { start: 0, end: source.length }
    from = start + host.length
    return { start, end: from }
  })
}
