// Who the reader is: a guest with a key of their own, made with the first act and kept in the page's
// storage. All elements of one site on a page share it.
import type { Author, Session } from '../../worker/contract/shapes.ts'
import { ApiProblem, request } from '../api/api-client.ts'
import { identityKey, keep, recall } from '../controllers/storage.ts'
import type { Place } from '../controllers/thread.ts'

interface Kept {
  token: string
  expires_at: string
  /** Whose comments are this reader's own. */
  author: Author
  guest_key: string | undefined
}

/** What went wrong, also where it was no answer of the API. */
export function failureOf(error: unknown): ApiProblem {
  return error instanceof ApiProblem ? error : new ApiProblem('internal')
}

export class ReaderSession {
  readonly #url: string
  readonly #key: string
  #beginning: Promise<Kept> | undefined

  constructor(place: { api: string; site: string }) {
    this.#url = `${place.api}/v1/sites/${place.site}/session`
    this.#key = identityKey(place)
  }

  /** Sends `init` with a token, begins a session where there is none, and again where it is over. */
  async send<Answer>(url: string, method: string, body?: unknown, headers = {}): Promise<Answer> {
    const attempt = async () =>
      request<Answer>(url, sending(method, await this.#token(), body, headers))
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'unauthenticated') throw error
      this.#keep({ ...(this.#kept() as Kept), expires_at: '' })
      return attempt()
    }
  }

  async #token(): Promise<string> {
    const kept = this.#kept()
    // A minute early: what is sent with it must still arrive in time.
    if (kept && Date.parse(kept.expires_at) > Date.now() + 6e4) return kept.token
    this.#beginning ??= this.#begin(kept?.guest_key).finally(() => {
      this.#beginning = undefined
    })
    return (await this.#beginning).token
  }

  async #begin(guest_key: string | undefined): Promise<Kept> {
    const session = await request<Session>(
      this.#url,
      sending('POST', undefined, guest_key ? { guest_key } : {}),
    ).catch((error) => {
      // A key that was damaged where it is kept opens nothing any more.
      if (!guest_key || error.code !== 'invalid_request') throw error
      return request<Session>(this.#url, sending('POST', undefined, {}))
    })
    const { token, expires_at, author } = session
    return this.#keep({ token, expires_at, author, guest_key: session.guest_key ?? guest_key })
  }

  #kept(): Kept | null {
    try {
      return JSON.parse(recall(this.#key) ?? 'null')
    } catch {
      return null
    }
  }

  #keep(kept: Kept): Kept {
    keep(this.#key, JSON.stringify(kept))
    return kept
  }
}

// `init` of a request with a JSON body, or with none.
function sending(method: string, token?: string, body?: unknown, headers = {}): RequestInit {
  return {
    method,
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(body ? { 'Content-Type': 'application/json' } : {}),
      ...headers,
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  }
}

const sessions = new Map<string, ReaderSession>()

/** One for all threads of a site on a page. */
export function sessionOf(place: Place): ReaderSession {
  const key = identityKey(place)
  const session = sessions.get(key) ?? new ReaderSession(place)
  sessions.set(key, session)
  return session
}
