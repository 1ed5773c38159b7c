// What the API declined of a comment, in the words of the reader's language, and what moderators have told whoever
// posts. Loaded when something was declined.
import { html } from 'lit'
import type { OwnSanction } from '../../worker/contract/people.ts'
import type { Comment, Page } from '../../worker/contract/shapes.ts'
import type { ApiProblem } from '../api/api-client.ts'
import type { ThreadController } from '../controllers/thread.ts'
import type { AfterWord } from '../elements/after-word.ts'
import { declining } from '../messages/en/declining.ts'
import { editing } from '../messages/en/editing.ts'
import { writing } from '../messages/en/writing.ts'
import { moment } from '../templates/moment.ts'
import { sessionOf } from './session.ts'

// What becomes of replies that would be declined: loaded with this, so that it is no request of its own.
export { gather } from './stranded.ts'

/** A warning, which is read and acknowledged before the comment is posted. */
export interface Warning {
  id: string
  /** What the button says that does both. */
  read: string
}

const wordsOf = ({ messages }: AfterWord) => ({ ...writing, ...declining, ...messages.writing })

/** Why a comment was not taken that was written in `form`. */
export function declined(host: AfterWord, failure: ApiProblem, form?: Element): string {
  const words = wordsOf(host)
  const { code, problem, retryAfter } = failure
  const [first] = problem.errors ?? []
  const { rule, matches = [] } = problem.verdict ?? {}
  const found = words.found([...new Set(matches.map(({ text }) => text))].slice(0, 5))
  if (code === 'edit_window_over') return { ...editing, ...host.messages.own }.editOver
  if (code === 'unreachable') return words.unreachable
  if (code === 'too_many_requests') return words.tooFast(retryAfter || 60)
  if (code === 'invalid_request' && first) {
    if (first.pointer === '/name') return words.nameRefused(first.detail)
    // Accepted: the same is said where the site has allowed no replies to replies meanwhile.
    if (first.pointer === '/parent_id') return goneIn(host, form)
    return words.invalid(words.fields[first.pointer] ?? first.pointer, first.detail)
  }
  if (code === 'sso_replayed') return problem.title as string
  if (code === 'refused') return words.refused(found)
  if (code === 'reword') return words.reword(words.tripped[rule ?? ''] ?? words.look, found)
  return words.problems[code] ?? words.wrong
}

// What stands in the place of the comment that is answered; where nobody has told of it, that it was removed.
function goneIn({ words }: AfterWord, form?: Element & { parent?: Comment | null }): string {
  return words[form?.parent?.state as 'removed'] ?? words.removed
}

/** The same with what the moderators wrote, and until when that holds. */
export async function learn(
  host: AfterWord,
  failure: ApiProblem,
  form: Element,
): Promise<{ said: unknown; warning?: Warning }> {
  const said = declined(host, failure, form)
  const isTold = failure.code === 'author_sanctioned'
  const sanction = isTold ? await findSanction(host.controller) : undefined
  if (!sanction) return { said }
  const words = wordsOf(host)
  const { id, kind, message, until } = sanction
  const isWarning = kind === 'warn'
  return {
    said: html`${isWarning ? words.warned : said} ${moment(host, words.until, until)} ${words.wrote}<blockquote dir="auto" lang=${host.foreign}>${message}</blockquote>`,
    ...(isWarning && { warning: { id, read: words.read } }),
  }
}

// What keeps this reader from writing, the strictest first; none where that cannot be learnt.
function findSanction(thread: ThreadController): Promise<OwnSanction | undefined> {
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
