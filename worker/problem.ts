// A request that we decline is a thrown ProblemError; this file makes it an answer (RFC 9457).
// Anything else that is thrown is ours to mend and says nothing but `internal` to strangers.
import type { Context } from 'hono'
import {
  type Problem,
  type ProblemCode,
  type ProblemDetail,
  problems,
} from './contract/problems.ts'
import { requestIdOf } from './request-id.ts'

interface ProblemOptions {
  detail?: string
  errors?: ProblemDetail[]
  /** Seconds after which a try makes sense; every 429 and 503 has one. */
  retryAfter?: number
  headers?: Record<string, string>
  /** Members beside the standard ones, such as `current` of a 412. */
  extra?: Record<string, unknown>
}

export class ProblemError extends Error {
  readonly code: ProblemCode
  readonly options: ProblemOptions

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(code)
    this.code = code
    this.options = options
  }
}

/** A 422 `invalid_request` about one part of the request. */
export function invalid(pointer: string, detail: string): ProblemError {
  return new ProblemError('invalid_request', { errors: [{ pointer, detail }] })
}

/** The answer to `error`; headers already set on the context, such as CORS, stay. */
export function answerProblem(c: Context, error: ProblemError): Response {
  const { detail, errors, extra, headers, retryAfter } = error.options
  const [status, title] = problems[error.code]
  const problem: Problem = {
    type: `urn:afterword:problem:${error.code}`,
    title,
    status,
    code: error.code,
    ...(detail !== undefined && { detail }),
    ...(errors !== undefined && { errors }),
    ...extra,
    request_id: requestIdOf(c),
  }
  for (const [name, value] of Object.entries(headers ?? {})) c.header(name, value)
  const wait = retryAfter ?? (status === 503 ? 5 : status === 429 ? 60 : undefined)
  if (wait !== undefined) c.header('Retry-After', String(wait))
  c.header('Cache-Control', 'no-store')
  c.header('Content-Type', 'application/problem+json')
  return c.body(JSON.stringify(problem), status)
}
