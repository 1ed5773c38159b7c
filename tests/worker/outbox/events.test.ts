// What is written into the outbox: with each change, in its batch, and only where a webhook listens.
import { env } from 'cloudflare:workers'
import { expect, it, vi } from 'vitest'
import { timestamp } from '../../../worker/clock.ts'
import { insertCommentEvents, insertEventOf } from '../../../worker/db/events.ts'
import { newId } from '../../../worker/id.ts'
import { ask } from '../../support/ask.ts'
import {
  aComment,
  aGuest,
  aSite,
  as,
  aThread,
  commentPath,
  edit,
  post,
  type SiteMade,
  setHoldAll,
  type ThreadMade,
  withdraw,
} from '../../support/builders.ts'
import { cost } from '../../support/costs.ts'
import { afterFacts, breakingDb } from '../../support/interposed-db.ts'
import { one } from '../../support/rows.ts'
import { askOf, aWebhook, eventsOf } from '../../support/webhooks.ts'

async function heard(): Promise<{ site: SiteMade; thread: ThreadMade }> {
  const site = await aSite()
  await aWebhook(site)
  return { site, thread: await aThread(site) }
}

/** What an act adds to the events of a site: types with data, in the order of their ids. */
async function told(site: SiteMade, act: () => Promise<unknown>): Promise<[string, object][]> {
  const before = (await eventsOf(site)).map(({ id }) => id)
  await act()
  return (await eventsOf(site))
    .filter(({ id }) => !before.includes(id))
    .map(({ type, data }) => [type, JSON.parse(data)])
}

const typesOf = (events: [string, object][]) => events.map(([type]) => type)

it('the first comment of a thread tells of the thread, the comment, and that readers see it', async () => {
  const { site, thread } = await heard()
  const guest = await aGuest(site)
  const events = await told(site, () => aComment(thread, { by: guest }))
  const row = await one<{ id: string; thread_id: string }>(
    'SELECT id, thread_id FROM comments WHERE site_id = ?1',
    site.id,
  )
  const comment = {
    site: site.id,
    comment_id: row?.id,
    thread_id: row?.thread_id,
    thread_key: thread.key,
    parent_id: null,
    author_id: guest.id,
    status: 'approved',
    revision: 1,
  }
  expect(events).toEqual([
    [
      'thread.created',
      { site: site.id, thread_id: row?.thread_id, thread_key: thread.key, state: 'open' },
    ],
    ['comment.created', comment],
    ['comment.published', comment],
  ])
})

it('later comments tell of themselves, with what they answer', async () => {
  const { site, thread } = await heard()
  const { id } = await aComment(thread)
  const events = await told(site, () => aComment(thread, { parent_id: id }))
  expect(typesOf(events)).toEqual(['comment.created', 'comment.published'])
  expect(events[0]?.[1]).toMatchObject({ parent_id: id })
})

it('a held comment tells that it waits', async () => {
  const { site, thread } = await heard()
  await setHoldAll(site, true)
  const events = await told(site, () => aComment(thread))
  expect(typesOf(events)).toEqual(['thread.created', 'comment.created', 'comment.held'])
  expect(events[2]?.[1]).toMatchObject({ status: 'pending', revision: 1 })
})

it('an edit tells the revision that it made, and where it is held, that too', async () => {
  const { site, thread } = await heard()
  const comment = await aComment(thread)
  const edited = await told(site, () => edit(comment, 'Better.'))
  expect(edited).toEqual([
    ['comment.edited', expect.objectContaining({ status: 'approved', revision: 2 })],
  ])
  await setHoldAll(site, true)
  const heldAt = expect.objectContaining({ status: 'pending', revision: 3 })
  expect(await told(site, () => edit(comment, 'Doubtful.', 2))).toEqual([
    ['comment.edited', heldAt],
    ['comment.held', heldAt],
  ])
  const again = await told(site, () => edit(comment, 'As doubtful.', 3))
  expect(typesOf(again)).toEqual(['comment.edited'])
})

it('a withdrawal tells itself once', async () => {
  const { site, thread } = await heard()
  const comment = await aComment(thread)
  expect(await told(site, () => withdraw(comment))).toEqual([
    ['comment.withdrawn', expect.objectContaining({ status: 'withdrawn', revision: 2 })],
  ])
  expect(await told(site, () => withdraw(comment))).toEqual([])
})

it('the first reaction to an article tells that its thread has come into being', async () => {
  const { site, thread } = await heard()
  const react = async (method = 'PUT') =>
    ask(`${thread.path}/reactions/like`, { method, ...as(await aGuest(site)) })
  expect(typesOf(await told(site, () => react()))).toEqual(['thread.created'])
  expect(await told(site, () => react())).toEqual([])
  expect(await told(site, () => react('DELETE'))).toEqual([])
  const { id } = await aComment(thread)
  const guest = await aGuest(site)
  const onComment = () => ask(`${commentPath(id)}/reactions/like`, { method: 'PUT', ...as(guest) })
  expect(await told(site, onComment)).toEqual([])
})

it('nothing is told of what changes nothing', async () => {
  const { site, thread } = await heard()
  const guest = await aGuest(site)
  const comment = await aComment(thread, { by: guest })
  await post(guest, thread, { body: 'Again.' }, 'same key')
  expect(await told(site, () => post(guest, thread, { body: 'Again.' }, 'same key'))).toEqual([])
  expect(await told(site, () => edit(comment, 'What I think of it.'))).toEqual([])
  expect(await told(site, () => edit(comment, 'Stale.', 7))).toEqual([])
  expect(await told(site, () => post(guest, thread, { body: ' ' }))).toEqual([])
})

it('whoever loses a race tells nothing', async () => {
  const { site, thread } = await heard()
  const guest = await aGuest(site)
  const comment = await aComment(thread, { by: guest })
  const late = (act: () => Promise<unknown>) => ({ env: { DB: afterFacts(env.DB, act) } })
  const won = () => edit(comment, 'Faster.')
  const lost = () =>
    ask(commentPath(comment.id), {
      method: 'PATCH',
      ...as(guest),
      body: { body: 'Slower.' },
      headers: { 'If-Match': '"1"' },
      ...late(won),
    })
  expect(typesOf(await told(site, lost))).toEqual(['comment.edited'])
  const close = () =>
    env.DB.prepare(`UPDATE threads SET state = 'closed' WHERE site_id = ?1`).bind(site.id).run()
  const tooLate = () => post(guest, thread, {}, 'late', late(close))
  expect(await told(site, tooLate)).toEqual([])
})

it('a batch that the database loses leaves no event, and one whose answer is lost leaves its events', async () => {
  const silent = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { site, thread } = await heard()
  const guest = await aGuest(site)
  const broken = (when: 'before' | 'after') => () =>
    post(guest, thread, {}, 'once', { env: { DB: breakingDb(env.DB, 2, when) } })
  expect(await told(site, broken('before'))).toEqual([])
  expect(await told(site, broken('after'))).toHaveLength(3)
  expect(await told(site, () => post(guest, thread, {}, 'once'))).toEqual([])
  silent.mockRestore()
})

it('where no webhook is enabled nothing is written', async () => {
  const site = await aSite()
  const thread = await aThread(site)
  expect(await told(site, () => aComment(thread))).toEqual([])
  const webhook = await aWebhook(site)
  await askOf(webhook, 'PATCH', '', { body: { disabled: true } })
  expect(await told(site, () => aComment(thread))).toEqual([])
  // That of another site hears nothing of this one.
  await aWebhook(await aSite())
  expect(await told(site, () => aComment(thread))).toEqual([])
})

it('costs a row an event, and no round trip', async () => {
  const { thread } = await heard()
  const guest = await aGuest(thread.site)
  const draft = () => ({
    method: 'POST',
    ...as(guest),
    body: { body: 'Text.', page: thread.page },
    headers: { ...as(guest).headers, 'Idempotency-Key': crypto.randomUUID() },
  })
  await aComment(thread, { by: guest })
  const comment = await aComment(thread, { by: guest })
  await cost('post, root, with a webhook', thread.commentsPath, draft())
  const who = as(guest)
  await cost('edit, with a webhook', commentPath(comment.id), {
    method: 'PATCH',
    ...who,
    body: { body: 'Better.' },
    headers: { ...who.headers, 'If-Match': '"1"' },
  })
})

it('takes events of any kind for other batches', async () => {
  const { site, thread } = await heard()
  const { id } = await aComment(thread)
  const at = Date.now()
  const sanction = {
    site: site.id,
    author_id: 'a',
    sanction_id: 's',
    kind: 'suspend' as const,
    until: timestamp(at),
  }
  const decided = { decision_id: 'd', decision: 'spam', reason_code: 'spam', reverses: null }
  const told = { where: 'site_id = ?1 AND id = ?2', values: [site.id, id, null] as const, at }
  await env.DB.batch([
    insertEventOf(
      env.DB,
      { id: newId(at), type: 'author.sanctioned', at },
      { data: '?2', from: 'sites WHERE id = ?1', values: [site.id, JSON.stringify(sanction)] },
    ),
    insertCommentEvents(env.DB, { ...told, values: [...told.values], next: { status: 'spam' } }, [
      { id: newId(at + 1), type: 'comment.decided', more: decided },
    ]),
  ])
  const [first, second] = (await eventsOf(site)).slice(-2)
  expect(JSON.parse(first?.data ?? '')).toEqual(sanction)
  expect(JSON.parse(second?.data ?? '')).toMatchObject({
    comment_id: id,
    status: 'spam',
    revision: 2,
    ...decided,
  })
})

it('stays far below 20 kB with the longest key of a thread', async () => {
  const { site } = await heard()
  const thread = await aThread(site, '"'.repeat(512))
  await aComment(thread)
  for (const { data } of await eventsOf(site)) expect(data.length).toBeLessThan(2_000)
})
