// What the API declined of a comment, in the words of the reader's language, and what moderators have told whoever
// posts. Loaded when something was declined.
import type { OwnSanction } from '../../worker/contract/people.ts'
import type { Page } from '../../worker/contract/shapes.ts'
import type { ApiProblem } from '../api/api-client.ts'
import type { ThreadController } from '../controllers/thread.ts'
import type { AfterWord } from '../elements/after-word.ts'
import { editing } from '../messages/en/editing.ts'
import type { writing } from '../messages/en/writing.ts'
import { sessionOf } from './session.ts'

/** Why a comment was not taken; in its `form` the reader goes on at the field that was declined. */
export function declined(words: typeof writing, failure: ApiProblem, form?: Element): string {
  const { code, problem, retryAfter } = failure
  const [first] = problem.errors ?? []
  const { rule, matches = [] } = problem.verdict ?? {}
  const found = words.found([...new Set(matches.map(({ text }) => text))].slice(0, 5))
  if (code === 'too_many_requests') return words.tooFast(retryAfter || 60)
  if (code === 'invalid_request' && first) {
    if (first.pointer === '/name') pointAt(form?.querySelector('#aw-name'))
    return words.invalid(words.fields[first.pointer] ?? first.pointer, first.detail)
  }
  if (code === 'sso_replayed') return problem.title as string
  if (code === 'refused') return words.refused(found)
  if (code === 'reword') return words.reword(words.tripped[rule ?? ''] ?? words.look, found)
  return words.problems[code] ?? words.wrong
}

// The composer itself knows its text alone.
function pointAt(field: HTMLInputElement | null | undefined): void {
  if (!field) return
  field.ariaInvalid = 'true'
  field.setAttribute('aria-describedby', 'aw-problem')
  const mended = () => {
    field.ariaInvalid = null
    field.removeAttribute('aria-describedby')
  }
  field.addEventListener('input', mended, { once: true })
  // After the composer has taken the focus, where the reader has not gone elsewhere.
  setTimeout(() => field.form?.matches(':focus-within') && field.focus())
}

/** The same of what was changed after it had arrived. */
export function tooLate({ messages }: AfterWord): string {
  return { ...editing, ...messages.own }.editOver
}

/** What keeps this reader from writing, the strictest first; none where that cannot be learnt. */
export function findSanction(thread: ThreadController): Promise<OwnSanction | undefined> {
  return told<Page<OwnSanction>>(thread, 'GET')
    .then(({ items }) => items.find(({ kind }) => kind !== 'hold'))
    .catch(() => undefined)
}

/** Says that a warning was read. Where that fails, the next post is declined again and tells it again. */
export function acknowledge(thread: ThreadController, id: string): Promise<unknown> {
  return told(thread, 'POST', `/${id}/acknowledgement`, {}).catch(() => {})
}

function told<Answer>({ place }: ThreadController, method: string, at = '', body?: object) {
  return sessionOf(place).send<Answer>(`${place.api}/v1/me/sanctions${at}`, method, body)
}
