// What moderators do with people and threads in tests.
import { fillPath, paths } from '../../worker/contract/paths.ts'
import type {
  AuthorCard,
  AuthorItem,
  Note,
  Sanction,
  ThreadControls,
} from '../../worker/contract/people.ts'
import type { Page } from '../../worker/contract/shapes.ts'
import { type Answer, ask } from './ask.ts'
import { aComment, aModerator, aThread, type Moderator, type ThreadMade } from './builders.ts'

/** Somebody who has written one comment, and a moderator there. */
export async function aPerson() {
  const thread = await aThread()
  const by = await aModerator(thread.site)
  const comment = await aComment(thread, { name: 'Élodie Martin' })
  return { thread, by, comment, guest: comment.by }
}

export function sanction(by: Moderator, author: string, body: object): Promise<Answer<Sanction>> {
  return ask<Sanction>(fillPath(paths.modSanctions, { id: author }), {
    method: 'POST',
    token: by.token,
    body: { message: 'Mind the tone.', ...body },
  })
}

export function lift(by: Moderator, id: string): Promise<Answer> {
  const path = fillPath(paths.modSanction, { id })
  return ask(path, { method: 'DELETE', token: by.token })
}

export function note(by: Moderator, author: string, body: string): Promise<Answer<Note>> {
  return ask<Note>(fillPath(paths.modNotes, { id: author }), {
    method: 'POST',
    token: by.token,
    body: { body },
  })
}

export async function authorCard(by: Moderator, id: string): Promise<AuthorCard> {
  const answer = await ask<AuthorCard>(fillPath(paths.modAuthor, { id }), { token: by.token })
  if (answer.status !== 200) throw new Error(`no author: ${answer.status} ${answer.text}`)
  return answer.json
}

/** Moderators trust the author, or no longer. */
export function trust(by: Moderator, id: string, trusted: boolean): Promise<Answer<AuthorCard>> {
  const path = fillPath(paths.modAuthor, { id })
  return ask<AuthorCard>(path, { method: 'PATCH', token: by.token, body: { trusted } })
}

/** The author with the sanctions in force, as the list has it. */
export async function authorItem(by: Moderator, id: string): Promise<AuthorItem> {
  const answer = await ask<Page<AuthorItem>>(`${paths.modAuthors}?q=${id}`, { token: by.token })
  const [item] = answer.json.items
  if (item === undefined) throw new Error(`no author: ${answer.status} ${answer.text}`)
  return item
}

const placeOf = ({ site, key }: ThreadMade) => ({ site: site.id, key })

export function controls(by: Moderator, thread: ThreadMade): Promise<Answer<ThreadControls>> {
  return ask<ThreadControls>(fillPath(paths.modThread, placeOf(thread)), { token: by.token })
}

export function steer(
  by: Moderator,
  thread: ThreadMade,
  body: object,
): Promise<Answer<ThreadControls>> {
  return ask<ThreadControls>(fillPath(paths.modThread, placeOf(thread)), {
    method: 'PATCH',
    token: by.token,
    body,
  })
}

export function merge(
  by: Moderator,
  thread: ThreadMade,
  into: string,
): Promise<Answer<ThreadControls>> {
  return ask<ThreadControls>(fillPath(paths.modMerge, placeOf(thread)), {
    method: 'POST',
    token: by.token,
    body: { into },
  })
}
