// What the API declined of a comment, in the words of the reader's language.
import type { ApiProblem } from '../api/api-client.ts'
import type { writing } from '../messages/en/writing.ts'

/** Why a comment was not taken. */
export function declined(words: typeof writing, failure: ApiProblem): string {
  const { code, problem, retryAfter } = failure
  const [first] = problem.errors ?? []
  const { rule, matches = [] } = problem.verdict ?? {}
  const found = words.found([...new Set(matches.map(({ text }) => text))].slice(0, 5))
  if (code === 'too_many_requests') return words.tooFast(retryAfter || 60)
  if (code === 'invalid_request' && first) {
    return words.invalid(words.fields[first.pointer] ?? first.pointer, first.detail)
  }
  if (code === 'sso_replayed') return problem.title as string
  if (code === 'refused') return words.refused(found)
  if (code === 'reword') return words.reword(words.tripped[rule ?? ''] ?? words.look, found)
  return words.problems[code] ?? words.wrong
}
