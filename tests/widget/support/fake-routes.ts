// What the element asks for, by method and path.

/** `more` is a page of roots or of a branch, `object` a report or a complaint. */
export type Route =
  | ('read' | 'more' | 'context' | 'session' | 'mine' | 'post' | 'react' | 'object')
  | ('sanctions' | 'acknowledge' | 'edit' | 'withdraw' | 'me' | 'written' | 'export')
  | ('counts' | 'recent' | 'words' | 'unknown')

export function routeOf(method: string, path: string): Route {
  if (/\/reactions\/[^/]+$/.test(path)) return 'react'
  if (/\/(reports|complaints)$/.test(path)) return 'object'
  if (/\/me\/sanctions$/.test(path)) return 'sanctions'
  if (/\/acknowledgement$/.test(path)) return 'acknowledge'
  if (/\/counts$/.test(path)) return 'counts'
  if (/\/recent$/.test(path)) return 'recent'
  if (/^\/words\/[^/]+\.json$/.test(path)) return 'words'
  if (/\/v1\/comments\/[^/]+$/.test(path)) return method === 'PATCH' ? 'edit' : 'withdraw'
  if (/\/me$/.test(path)) return 'me'
  if (/\/me\/comments$/.test(path)) return 'written'
  if (/\/me\/export$/.test(path)) return 'export'
  if (/\/session$/.test(path)) return 'session'
  if (/\/context$/.test(path)) return 'context'
  if (/\/mine$/.test(path)) return 'mine'
  if (/\/comments$/.test(path)) return method === 'POST' ? 'post' : 'more'
  return /\/threads\/[^/]+$/.test(path) ? 'read' : 'unknown'
}
