// Answers in the form of the API's: JSON, and problems.
import {
  type ProblemCode,
  type ProblemDetail,
  problems,
} from '../../../worker/contract/problems.ts'

export interface Declined {
  errors?: ProblemDetail[]
  /** Seconds. */
  retryAfter?: number
}

export function json(answer: unknown, status = 200): Response {
  return new Response(JSON.stringify(answer), {
    status,
    headers: { 'Content-Type': 'application/json' },
  })
}

export function problem(code: ProblemCode, { errors, retryAfter }: Declined = {}): Response {
  const [status, title] = problems[code]
  const body = {
    type: 'about:blank',
    title,
    status,
    code,
    request_id: 'r1',
    ...(errors && { errors }),
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      ...(retryAfter && { 'Retry-After': String(retryAfter) }),
    },
  })
}
