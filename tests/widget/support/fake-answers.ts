// Answers of the API, as it gives them and as it declines.
import {
  type ProblemCode,
  type ProblemDetail,
  problems,
} from '../../../worker/contract/problems.ts'
import type { Comment } from '../../../worker/contract/shapes.ts'

export interface Declined {
  errors?: ProblemDetail[]
  /** Seconds. */
  retryAfter?: number
  /** The comment as it is. */
  current?: Comment
  insist?: string
}

export function json(answer: unknown, status = 200): Response {
  return new Response(JSON.stringify(answer), {
    status,
    headers: { 'Content-Type': 'application/json' },
  })
}

export function problem(
  code: ProblemCode,
  { errors, retryAfter, ...extra }: Declined = {},
): Response {
  const [status, title] = problems[code]
  const body = {
    type: 'about:blank',
    title,
    status,
    code,
    request_id: 'r1',
    ...(errors && { errors }),
    ...extra,
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      ...(retryAfter && { 'Retry-After': String(retryAfter) }),
    },
  })
}

/** The answer never arrives. */
export function lose(_answer: unknown): never {
  throw new TypeError('Failed to fetch')
}
