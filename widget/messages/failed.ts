// Why what a dialog was to do was not done, in the words of the reader's language.
import type { ApiProblem } from '../api/api-client.ts'
import type { asking } from './en/asking.ts'

/** `said` is what the API says of it, in English. */
export function failed(
  words: typeof asking,
  { code, problem, retryAfter }: ApiProblem,
  said = problem.title,
): string {
  if (code === 'unreachable') return words.unreachable
  if (code === 'too_many_requests') return words.tooMany(retryAfter || 60)
  return words.failure(said)
}
