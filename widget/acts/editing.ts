// Editing an own comment, in the place of its text. Loaded with the composer, whose words for what is declined
// it takes, when a reader wants to.
import { html } from 'lit'
import type { OwnCommentPlaced } from '../../worker/contract/me.ts'
import type { Comment, OwnComment, Page } from '../../worker/contract/shapes.ts'
import '../elements/editor.ts'
import { draftKey, keep, recall } from '../controllers/storage.ts'
import type { AfterWord } from '../elements/after-word.ts'
import { everyAndHeld, replaceComment } from '../state/own-words.ts'
import type { ThreadState } from '../state/thread-state.ts'
import { type Act, change } from './acting.ts'
// So that what both use is in one file with it, and not a request of its own.
import './composing.ts'
import { sessionOf } from './session.ts'

/** An own comment on which the reader works; it stays where that is drawn anew. */
export interface Draft {
  id: string
  /** What it was when it was opened. */
  source: string
  /** Of which revision the text was made: what others make of it meanwhile is not overwritten unseen. */
  revision: number
  text: string
  /** Sources that the reader has been shown, or has sent; not what was typed before a reload was made of. */
  known: string[]
}

const drafts = new Map<string, Draft>()
const open = new Set<string>()
const drawing = new WeakSet<object>()

const keyOf = ({ controller }: AfterWord, id: string) => draftKey(controller.place, `edit-${id}`)

const commentOf = (state: ThreadState, id: string) =>
  everyAndHeld(state).find((one) => one.id === id) as (Comment & Partial<OwnComment>) | undefined

/** Opens the editor of a comment. */
const edit: Act = async (host, id) => {
  const { controller } = host
  const { place, state } = controller
  const comment = state && commentOf(state, id)
  if (!comment) return
  const [, of, kept] = /^(\d+) (.*)$/s.exec(recall(keyOf(host, id)) ?? '') ?? []
  // What is kept can be copied long after.
  const lost = of && { body: '', revision: +of }
  const { body: source, revision } =
    (comment.body ? comment : ((await sourceOf(host, id)) ?? lost)) || {}
  // By now the element may show another thread.
  if (source === undefined || revision === undefined || place !== controller.place) return
  const made = +(of ?? revision)
  const known = made === revision ? [source] : []
  drafts.set(id, { id, source, revision: made, text: kept ?? source, known })
  open.add(id)
  // So that what is said when it is saved is news again.
  host.announcement = ''
  draw(host)
  host.focusOn(`#aw-edit-${id}`)
}

export const acts = { edit }

/** Keeps what was typed, also for when the page is loaded again, and what it was made of. */
export function type(host: AfterWord, draft: Draft, text: string): void {
  draft.text = text
  keep(keyOf(host, draft.id), text === draft.source ? null : `${draft.revision} ${text}`)
}

/** Closes it, and forgets what was typed unless the reader may come back to it. */
export function leave(host: AfterWord, id: string, keeps = false): void {
  const { controller } = host
  open.delete(id)
  drafts.delete(id)
  if (!keeps) keep(keyOf(host, id), null)
  host.refresh()
  const comment = controller.state && commentOf(controller.state, id)
  // One that is gone has stood there for the sake of the editor.
  if (!comment || !/^(removed|withdrawn)$/.test(comment.state)) return
  const gone = { ...comment, author: null, body_nodes: [] }
  change(controller, controller.url(), (state) => replaceComment(state, gone))
}

/** Another reader is here: what was typed is kept for the one before. */
export function leaveAll(host: AfterWord): void {
  for (const id of open) leave(host, id, true)
}

// In the place of the other tools.
function draw(host: AfterWord): void {
  const { tools } = host
  host.refresh()
  if (!tools || drawing.has(tools)) return
  const drawn = (comment: Comment) =>
    open.has(comment.id)
      ? html`<after-word-editor .comment=${comment} .draft=${drafts.get(comment.id)}></after-word-editor>`
      : tools(comment)
  drawing.add(drawn)
  host.refresh({ tools: drawn })
}

// What can be edited is among the newest.
async function sourceOf(
  { controller }: AfterWord,
  id: string,
): Promise<OwnCommentPlaced | undefined> {
  const { place } = controller
  const url = `${place.api}/v1/me/comments?limit=100`
  const { items } = await sessionOf(place).send<Page<OwnCommentPlaced>>(url, 'GET')
  return items.find((one) => one.id === id)
}
