// What every declined request must look like (RFC 9457), whatever declined it.
import { expect } from 'vitest'
import { type Problem, type ProblemCode, problems } from '../../worker/contract/problems.ts'
import type { Answer } from './ask.ts'

const members = ['type', 'title', 'status', 'code', 'detail', 'errors', 'request_id', 'current']
const ofRules = ['verdict', 'insist']

/** Holds that `answer` is the problem `code`, in full; returns it. */
export function expectProblem(answer: Answer, code: ProblemCode): Problem {
  const problem = answer.json as Problem
  const [status, title] = problems[code]
  expect([answer.status, problem?.code, problem?.detail]).toEqual([status, code, problem?.detail])
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  expect(problem).toMatchObject({ type: `urn:afterword:problem:${code}`, title, status, code })
  expect(problem.request_id).toMatch(/^\w{8,40}$/)
  expect(Object.keys(problem).filter((key) => ![...members, ...ofRules].includes(key))).toEqual([])
  for (const error of problem.errors ?? []) {
    expect(Object.keys(error).sort()).toEqual(['detail', 'pointer'])
  }
  if (status === 429 || status === 503) {
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0)
  }
  return problem
}

/** The same, for one that names the part of the request at `pointer`. */
export function expectProblemAt(answer: Answer, code: ProblemCode, pointer: string): void {
  const { errors } = expectProblem(answer, code)
  expect(errors?.map((error) => error.pointer)).toContain(pointer)
}
