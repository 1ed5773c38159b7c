// A client of the API, typed by the contract: it compiles exactly as long as what it asks is right. What is
// declined is thrown. Of the contract only the paths are loaded, so it runs wherever there is a fetch.
import { type Method, methods } from '../worker/contract/methods.ts'
import { fillPath, type PathName, paths } from '../worker/contract/paths.ts'
import type { Problem } from '../worker/contract/problems.ts'
import type { Api } from './types.ts'

interface Options {
  /** A session's token, or a moderator's. */
  token?: string
  /** Sends the request; the platform's where there is none. */
  fetch?: (request: Request) => Promise<Response>
}

/** What the API declined, and why. */
export class Declined extends Error {
  readonly problem: Problem
  /** Seconds after which a try makes sense; 0 where none are named. */
  readonly retryAfter: number

  constructor(problem: Problem, retryAfter: number) {
    super(`${problem.status} ${problem.code}: ${problem.detail ?? problem.title}`)
    this.problem = problem
    this.retryAfter = retryAfter
  }
}

/** A client of the worker at `origin`. */
export function connect(origin: string, options: Options = {}): Api {
  const send = options.fetch ?? fetch
  const ask =
    (method: Method) =>
    async (name: PathName, asked: Loose = {}) => {
      const response = await send(requestOf(origin, method, name, asked, options.token))
      const { status, headers } = response
      const text = await response.text()
      if (headers.get('Content-Type') === 'application/problem+json') {
        throw new Declined(JSON.parse(text) as Problem, Number(headers.get('Retry-After')))
      }
      if (!response.ok) throw new Error(`${method} ${response.url} was answered ${status}`)
      return { status, headers, body: text === '' ? null : JSON.parse(text) }
    }
  return Object.fromEntries(methods.map((method) => [method, ask(method)])) as unknown as Api
}

/** What any operation may be asked with. */
interface Loose {
  path?: Record<string, string>
  query?: Record<string, string | number | readonly string[] | undefined>
  body?: unknown
  idempotencyKey?: string
  revision?: number
}

function requestOf(
  origin: string,
  method: Method,
  name: PathName,
  { path = {}, query = {}, body, idempotencyKey, revision }: Loose,
  token: string | undefined,
): Request {
  const url = new URL(fillPath<string>(paths[name], path as never), origin)
  for (const [parameter, values] of Object.entries(query)) {
    for (const value of [values ?? []].flat()) url.searchParams.append(parameter, String(value))
  }
  const headers = new Headers()
  if (token !== undefined) headers.set('Authorization', `Bearer ${token}`)
  if (body !== undefined) headers.set('Content-Type', 'application/json')
  if (idempotencyKey !== undefined) headers.set('Idempotency-Key', idempotencyKey)
  if (revision !== undefined) headers.set('If-Match', `"${revision}"`)
  return new Request(url, {
    method: method.toUpperCase(),
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}
