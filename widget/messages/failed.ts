// Why what a dialog was to do was not done, in the words of the reader's language.
import type { ApiProblem } from '../api/api-client.ts'
import type { asking } from './en/asking.ts'

/** `said` is what the API says of it, in English; what is said of a login is ours. */
export function failed(
  words: typeof asking,
  { code, problem, retryAfter }: ApiProblem,
  said = problem.title,
): string {
  if (code === 'unreachable') return words.unreachable
  if (code === 'too_many_requests') return words.tooMany(retryAfter || 60)
  if (code === 'sso_replayed' && said) return said
  return words.failure(said)
}
