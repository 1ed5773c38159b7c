// Being forgotten: at once what names somebody, in steps what was written, nothing twice and the counts right
// at every step.
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Profile } from '../../../worker/contract/me.ts'
import { fillPath, paths } from '../../../worker/contract/paths.ts'
import type { Session } from '../../../worker/contract/shapes.ts'
import { type Asked, ask, askInVain } from '../../support/ask.ts'
import {
  aComment,
  aGuest,
  aModerator,
  aSite,
  as,
  aThread,
  commentPath,
  edit,
  type Guest,
  post,
  read,
  setHoldAll,
  withdraw,
} from '../../support/builders.ts'
import { ids } from '../../support/lists.ts'
import { decide } from '../../support/moderating.ts'
import { note, sanction } from '../../support/peopling.ts'
import { expectProblem, expectProblemAt } from '../../support/problems.ts'
import { contest, report } from '../../support/reporting.ts'
import { all, disagreements, everything, one } from '../../support/rows.ts'
import { aWebhook } from '../../support/webhooks.ts'

async function forget(guest: Guest, body?: object, more: Asked = {}): Promise<void> {
  const asked = { method: 'DELETE', ...as(guest), toTheEnd: true, ...more }
  const { status, text } = await ask(paths.me, { ...asked, ...(body && { body }) })
  expect([status, text]).toEqual([204, ''])
}

const profileOf = async (guest: Guest) => (await ask<Profile>(paths.me, as(guest))).json

/** Where in the database the text still stands: tables of which a row has it. */
async function placesOf(text: string): Promise<string[]> {
  const tables = ['authors', 'comments', 'idempotency', 'reactions', 'decisions', 'sanctions']
  const others = ['notes', 'revisions', 'reports', 'complaints', 'erasures']
  const found: string[] = []
  for (const table of [...tables, ...others]) {
    if (JSON.stringify(await all(`SELECT * FROM ${table}`)).includes(text)) found.push(table)
  }
  return found
}

/** Somebody who has done everything that one can do here. */
async function aLife() {
  const site = await aSite({ limits: { comments_per_minute: 600 } })
  const thread = await aThread(site)
  const moderator = await aModerator(site)
  const by = await aGuest(site)
  const said = { by, name: 'Ada Lovelace', website: 'https://ada.example/', body: 'Words of Ada.' }
  const root = await aComment(thread, said)
  const reply = await aComment(thread, { body: 'Of others.', parent_id: root.id })
  const deeper = await aComment(thread, { ...said, parent_id: reply.id })
  const edited = await aComment(thread, said)
  await edit(edited, 'Words of Ada, better.')
  await withdraw(await aComment(thread, said))
  const bad = await aComment(thread, said)
  const wrong = { decision: 'spam', explanation: 'Words of Ada sell something.' }
  const { json: removal } = await decide(moderator, bad.id, 1, wrong)
  await contest(by, removal.id, { explanation: 'Words of Ada again.' })
  for (const path of [thread.path, commentPath(reply.id)]) {
    await ask(`${path}/reactions/like`, { method: 'PUT', ...as(by) })
  }
  await report(by, reply.id, { reason_code: 'abuse', explanation: 'Words of Ada, a report.' })
  await note(moderator, by.id, 'Words of Ada are odd.')
  await setHoldAll(site, true)
  const held = await aComment(thread, { ...said })
  await setHoldAll(site, false)
  return { site, thread, moderator, by, root, reply, deeper, edited, bad, held }
}

describe('being forgotten', () => {
  it('takes name, words, reactions and whose anything was, and leaves the counts right', async () => {
    const { site, thread, by, root, reply } = await aLife()
    await forget(by)
    expect(await placesOf('Words of Ada')).toEqual([])
    expect(await placesOf('Lovelace')).toEqual([])
    expect(await placesOf('ada.example')).toEqual([])
    expect(await placesOf(by.id)).toEqual([])
    expect(await disagreements(site.id)).toEqual([])
    const { comments, thread: seen } = await read(thread)
    expect([seen.comment_count, seen.reactions]).toEqual([1, []])
    expect(ids(comments.items)).toEqual([root.id])
    expect(comments.items[0]).toMatchObject({ state: 'withdrawn', author: null, body_html: '' })
    expect(comments.items[0]?.replies?.items).toMatchObject([{ id: reply.id, reactions: [] }])
    const open = await one<{ open_reports: number }>(
      'SELECT open_reports FROM comments WHERE id = ?1',
      reply.id,
    )
    expect(open?.open_reports).toBe(1)
  })

  it('or leaves the comments without author, those that wait as well', async () => {
    const { site, thread, moderator, by, root, deeper, edited, held } = await aLife()
    const { version } = (await read(thread)).thread
    await forget(by, { keep_comments: true })
    expect(await placesOf('Lovelace')).toEqual([])
    expect(await placesOf('ada.example')).toEqual([])
    expect(await placesOf(by.id)).toEqual([])
    expect(await disagreements(site.id)).toEqual([])
    const page = await read(thread)
    expect(page.thread.comment_count).toBe(4)
    expect(page.thread.version).toBeGreaterThan(version)
    expect(ids(page.comments.items).sort()).toEqual(ids([root, edited]).sort())
    for (const item of page.comments.items) {
      expect(item).toMatchObject({ author: null, state: 'approved' })
      expect(item.body_html).toContain('Words of Ada')
    }
    const below = page.comments.items.find(({ id }) => id === root.id)?.replies?.items ?? []
    expect(below.find(({ id }) => id === deeper.id)?.author).toBeNull()
    const { status } = await decide(moderator, held.id, 1, { decision: 'approve' })
    expect([status, (await read(thread)).thread.comment_count]).toEqual([201, 5])
    expect(await disagreements(site.id)).toEqual([])
  })

  it('ends with nothing known: the same key makes the same author, who is new', async () => {
    const { site, thread, by } = await aLife()
    await forget(by)
    const again = await ask<Session>(fillPath(paths.session, { site: site.id }), {
      ...{ method: 'POST', origin: site.origin },
      body: { guest_key: by.key },
    })
    expect(again.json.author).toMatchObject({ id: by.id, name: null })
    const nothing = { published: 0, pending: 0, removed: 0, withdrawn: 0 }
    const stranger = { name: null, website: null, since: null, forgetting: false }
    expect(await profileOf(by)).toMatchObject({ ...stranger, comments: nothing })
    const { json } = await ask<{ items: object[] }>(paths.myComments, as(by))
    expect(json.items).toEqual([])
    const next = await aComment(thread, { by })
    expect(next.author).toMatchObject({ id: by.id, name: null })
    expect((await profileOf(by)).comments).toEqual({ ...nothing, published: 1 })
    expect(await disagreements(site.id)).toEqual([])
  })

  it('is told once, in an event and in the audit, without a word; again it changes nothing', async () => {
    const { site, moderator, by, root } = await aLife()
    await aWebhook(site, { by: moderator })
    await forget(by)
    const told = await all<{ type: string; data: string }>(
      'SELECT type, data FROM events WHERE site_id = ?1 ORDER BY id',
      site.id,
    )
    const erased = told.filter(({ type }) => type === 'author.erased')
    expect(erased.map(({ data }) => JSON.parse(data))).toEqual([
      { site: site.id, author_id: by.id },
    ])
    const gone = told.filter(({ type }) => type === 'comment.withdrawn')
    expect(gone.map(({ data }) => JSON.parse(data).comment_id)).toContain(root.id)
    expect(gone).toHaveLength(5)
    const entries = await all<{ actor: string; target: string; after: string }>(
      `SELECT actor, target, after FROM audit WHERE site_id = ?1 AND action = 'author.forget'`,
      site.id,
    )
    const after = '{"keep_comments":false}'
    expect(entries).toEqual([{ actor: `author:${by.id}`, target: by.id, after }])
    const before = await everything()
    await forget(by)
    await forget(by, { keep_comments: true })
    await forget(await aGuest(site))
    expect(await everything()).toBe(before)
  })

  it('forgets who has only reacted, only reported or only taken a name', async () => {
    const thread = await aThread()
    const { id } = await aComment(thread)
    const reacting = await aGuest(thread.site)
    await ask(`${commentPath(id)}/reactions/like`, { method: 'PUT', ...as(reacting) })
    const reporting = await aGuest(thread.site)
    await report(reporting, id, { reason_code: 'spam' })
    const named = await aGuest(thread.site)
    await ask(paths.me, { method: 'PATCH', ...as(named), body: { name: 'Ada' } })
    for (const guest of [reacting, reporting, named]) {
      await forget(guest)
      expect(await placesOf(guest.id)).toEqual([])
    }
    expect(await disagreements(thread.site.id)).toEqual([])
  })
})

describe('a sanction in force', () => {
  it('stays under the id, and nothing else; one that is over goes', async () => {
    const { site, thread, moderator, by } = await aLife()
    await sanction(moderator, by.id, { kind: 'ban', message: 'Advertisements.' })
    const { json: hold } = await sanction(moderator, by.id, { kind: 'hold' })
    await ask(fillPath(paths.modSanction, { id: hold.id }), {
      method: 'DELETE',
      token: moderator.token,
    })
    await forget(by)
    expect(await placesOf(by.id)).toEqual(['authors', 'sanctions', 'erasures'])
    expect(await placesOf('Lovelace')).toEqual([])
    expectProblem((await post(by, thread)) as never, 'author_sanctioned')
    const kept = await all<{ kind: string }>(
      'SELECT kind FROM sanctions WHERE site_id = ?1',
      site.id,
    )
    expect(kept).toEqual([{ kind: 'ban' }])
    expect(await profileOf(by)).toMatchObject({ name: null, forgetting: false })
    const before = await everything()
    await forget(by)
    expect(await everything()).toBe(before)
    expect(await disagreements(site.id)).toEqual([])
  })
})

it('is for a token, from an origin of its site, and takes nothing but what it knows', async () => {
  const { by } = await aComment(await aThread())
  const method = 'DELETE'
  const before = await everything()
  expectProblem(await askInVain(paths.me, { method }), 'unauthenticated')
  const origin = 'https://elsewhere.example'
  expectProblem(await askInVain(paths.me, { method, ...as(by), origin }), 'origin_not_allowed')
  for (const [body, pointer] of [
    [{ keep_comments: 'yes' }, '/keep_comments'],
    [{ keep: true }, '/keep'],
  ] as const) {
    const declined = await askInVain(paths.me, { method, ...as(by), body })
    expectProblemAt(declined, 'invalid_request', pointer)
  }
  expectProblem(await askInVain(paths.me, { method, ...as(by), body: '{' }), 'invalid_json')
  expect(await everything()).toBe(before)
})

it('of one site leaves another site alone, also where an author there has the same id', async () => {
  const { by } = await aLife()
  const other = await aLife()
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO authors (site_id, id, name, minute_started_at, minute_count, created_at, published)
VALUES (?1, ?2, 'A namesake', 0, 0, 0, 1)`,
    ).bind(other.site.id, by.id),
    env.DB.prepare('UPDATE authors SET published = published - 1 WHERE id = ?1').bind(other.by.id),
    env.DB.prepare('UPDATE comments SET author_id = ?2 WHERE id = ?1').bind(other.root.id, by.id),
    env.DB.prepare('UPDATE reactions SET author_id = ?2 WHERE author_id = ?1').bind(
      other.by.id,
      by.id,
    ),
  ])
  const rows = async () => {
    const tables = ['threads', 'authors', 'comments', 'reactions', 'reports', 'complaints', 'notes']
    const found = tables.map((table) =>
      all(`SELECT * FROM ${table} WHERE site_id = ?1`, other.site.id),
    )
    return JSON.stringify(await Promise.all(found))
  }
  const before = await rows()
  await forget(by)
  expect(await rows()).toBe(before)
})
