// The only fetch in the widget. Reads set no header, so that they need no preflight; what the API
// declines is thrown as an ApiProblem.
import type { Problem } from '../../worker/contract/problems.ts'

/** `unreachable` where no answer of the API came back. */
export type FailureCode = Problem['code'] | 'unreachable'

export class ApiProblem extends Error {
  readonly code: FailureCode
  readonly problem: Partial<Problem>
  /** Seconds after which a try makes sense. */
  readonly retryAfter: number

  constructor(code: FailureCode, problem: Partial<Problem> = {}, retryAfter = 0) {
    super(problem.title ?? code)
    this.code = code
    this.problem = problem
    this.retryAfter = retryAfter
  }
}

/** The answer's JSON, null where it has none. */
export async function request<Answer>(url: string, init: RequestInit = {}): Promise<Answer> {
  let response: Response
  let answer: unknown
  try {
    response = await fetch(url, { credentials: 'omit', ...init })
    answer = response.status === 204 ? null : await response.json()
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw new ApiProblem('unreachable')
  }
  if (response.ok) return answer as Answer
  const problem = answer as Problem
  throw new ApiProblem(problem.code, problem, Number(response.headers.get('Retry-After')))
}
