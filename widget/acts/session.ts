// Who the reader is: a guest with a key of their own, made with the first act and kept in the page's
// storage, or whom the site's own login says. All elements of one site on a page share it.
import type { Author, Session } from '../../worker/contract/shapes.ts'
import { ApiProblem, request } from '../api/api-client.ts'
import { identityKey, keep, recall } from '../controllers/storage.ts'
import type { Place } from '../controllers/thread.ts'
import type { AfterWord } from '../elements/after-word.ts'

/** @internal */
export interface Kept {
  token: string
  expires_at: string
  /** When it was asked for, by the reader's clock, which may be any time ahead of the API's or behind it. */
  at: number
  /** Whose comments are this reader's own. */
  author: Author
  guest_key: string | undefined
}

/** What went wrong, also where it was no answer of the API. */
export function failureOf(error: unknown): ApiProblem {
  return error instanceof ApiProblem ? error : new ApiProblem('internal')
}

/** What those who log in need, where the site or the page has a login. */
export function signingIn({ host }: Place): Promise<typeof import('./signing-in.ts')> | undefined {
  return host &&
    (host.sso || host.hasAttribute('sso') || host.controller.state?.site.sign_in !== 'guest')
    ? import('./signing-in.ts')
    : undefined
}

/** Whether the page says that its reader has logged in: to any element, for all of them. */
function isLoggedIn({ host }: Place): boolean {
  const all = document.querySelectorAll<AfterWord>(host.localName)
  return [host, ...all].some((one) => one.sso || one.getAttribute('sso'))
}

/** What is kept of who this reader is at a site; nothing where they are nobody yet. */
export function identityOf(
  place: Place,
  isGuest = !isLoggedIn(place),
): Kept | Partial<Record<keyof Kept, undefined>> {
  const key = identityKey(place)
  // Who has logged in is that author, and no guest.
  const login = isGuest ? null : recall(`${key}:login`)
  return JSON.parse(login ?? recall(key) ?? '{}')
}

/** For how long a token is good. */
export const life = 36e5

// One for all threads of a site on a page.
const beginning = new Map<string, Promise<Kept>>()

export class ReaderSession {
  readonly #place: Place
  readonly #key: string

  constructor(place: Place) {
    this.#place = place
    this.#key = identityKey(place)
  }

  /**
   * Sends it with a token, begins a session where there is none, and again where it is over. What may be done
   * twice is tried once more where it had no answer.
   */
  async send<Answer>(url: string, method: string, body?: unknown, headers = {}): Promise<Answer> {
    let token: string | undefined
    const attempt = async () => {
      token = await this.#token(url, token, headers)
      return request<Answer>(url, sending(method, token, body, headers))
    }
    try {
      return await attempt()
    } catch (error) {
      const { code } = failureOf(error)
      if (code === 'unreachable' && !body && method !== 'GET') token = undefined
      else if (code !== 'unauthenticated') throw error
      return attempt()
    }
  }

  // Another one than `refused`; `act` is the same object for both.
  async #token(url: string, refused: string | undefined, act: object): Promise<string> {
    const login = await (await signingIn(this.#place))?.tokenFor(this.#place, url, refused, act)
    if (login) return login
    const kept = this.#kept()
    // Where the clock was set since, the API says that it is over.
    if (kept && kept.token !== refused && kept.at + life > Date.now()) return kept.token
    const key = this.#key
    const begun =
      beginning.get(key) ?? this.#begin(kept?.guest_key).finally(() => beginning.delete(key))
    beginning.set(key, begun)
    return (await begun).token
  }

  async #begin(guest_key: string | undefined): Promise<Kept> {
    const url = `${this.#place.api}/v1/sites/${this.#place.site}/session`
    const at = Date.now()
    const session = await request<Session>(
      url,
      sending('POST', undefined, guest_key ? { guest_key } : {}),
    ).catch((error) => {
      // A key that was damaged where it is kept opens nothing any more.
      if (!guest_key || error.code !== 'invalid_request') throw error
      return request<Session>(url, sending('POST', undefined, {}))
    })
    const { token, expires_at, author } = session
    const kept = { token, expires_at, at, author, guest_key: session.guest_key ?? guest_key }
    // By now the page may allow to know another.
    const known = this.#kept()?.guest_key ?? guest_key
    if (known === guest_key) keep(this.#key, JSON.stringify(kept))
    return kept
  }

  #kept(): Kept | null {
    try {
      return JSON.parse(recall(this.#key) ?? 'null')
    } catch {
      return null
    }
  }
}

/** `init` of a request with a JSON body, or with none. */
export function sending(method: string, token?: string, body?: unknown, headers = {}): RequestInit {
  return {
    method,
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(body ? { 'Content-Type': 'application/json' } : {}),
      ...headers,
    },
    // What a reader has pressed arrives, also where they leave at once.
    ...(body ? { body: JSON.stringify(body) } : { keepalive: true }),
  }
}

/** The reader's, at a thread's site. */
export function sessionOf(place: Place): ReaderSession {
  return new ReaderSession(place)
}
