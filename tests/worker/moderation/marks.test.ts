// Marks, a moderator's edits, what a comment said before, and erasing it for good.
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Card, Revision } from '../../../worker/contract/moderation.ts'
import { fillPath, paths } from '../../../worker/contract/paths.ts'
import type { Page } from '../../../worker/contract/shapes.ts'
import { type Answer, ask, askInVain } from '../../support/ask.ts'
import {
  aComment,
  aGuest,
  aModerator,
  aSite,
  aThread,
  edit,
  type Moderator,
  post,
  read,
  withdraw,
} from '../../support/builders.ts'
import { afterFacts } from '../../support/interposed-db.ts'
import { cardOf, decide } from '../../support/moderating.ts'
import { expectProblem, expectProblemAt } from '../../support/problems.ts'
import { all, disagreements, everything } from '../../support/rows.ts'

function mark(by: Moderator, id: string, name: string, method = 'PUT'): Promise<Answer<Card>> {
  return ask(fillPath(paths.modMark, { id, mark: name }), { method, token: by.token })
}

function rewrite(by: Moderator, id: string, body: string, revision?: number) {
  return ask<Card>(fillPath(paths.modComment, { id }), {
    method: 'PATCH',
    token: by.token,
    body: { body },
    headers: { 'If-Match': revision === undefined ? undefined : `"${revision}"` },
  })
}

function erase(by: Moderator, id: string, revision?: number): Promise<Answer> {
  return ask(fillPath(paths.modComment, { id }), {
    method: 'DELETE',
    token: by.token,
    headers: { 'If-Match': revision === undefined ? undefined : `"${revision}"` },
  })
}

async function aPlace(comments = 1) {
  const thread = await aThread(await aSite())
  const made = []
  for (let nth = 0; nth < comments; nth++) made.push(await aComment(thread))
  return { thread, by: await aModerator(thread.site), made, ids: made.map(({ id }) => id) }
}

describe('pinned comments', () => {
  it('lead the first page in every order, and are not repeated', async () => {
    const { thread, by, ids } = await aPlace(6)
    const [, second, , fourth] = ids as [string, string, string, string]
    for (const id of [second, fourth]) {
      const { status, json } = await mark(by, id, 'pinned')
      expect([status, json.pinned, json.revision]).toEqual([200, true, 1])
    }
    for (const sort of ['oldest', 'newest', 'best']) {
      const shown: string[] = []
      let page = (await read(thread, `?sort=${sort}&limit=3`)).comments
      expect(page.items.map(({ pinned }) => pinned)).toEqual([true, true, false])
      for (;;) {
        shown.push(...page.items.map(({ id }) => id))
        if (page.next === null) break
        const more = `${thread.commentsPath}?limit=3&cursor=${page.next}`
        page = (await ask<typeof page>(more)).json
      }
      expect(shown.slice(0, 2)).toEqual([second, fourth])
      expect(shown.toSorted()).toEqual(ids.toSorted())
    }
  })

  it('are three at most, roots that readers see, and none any more when they are hidden', async () => {
    const { thread, by, made, ids } = await aPlace(5)
    const reply = await aComment(thread, { parent_id: ids[0] as string })
    const before = (await read(thread)).thread.version
    for (const id of ids.slice(0, 3)) expect((await mark(by, id, 'pinned')).status).toBe(200)
    expect((await mark(by, ids[0] as string, 'pinned')).status).toBe(200)
    expect((await read(thread)).thread.version).toBe(before + 3)
    expectProblem(await mark(by, ids[3] as string, 'pinned'), 'invalid_request')
    expectProblem(await mark(by, reply.id, 'pinned'), 'invalid_request')
    expectProblem(await mark(by, reply.id, 'lovely'), 'not_found')
    await decide(by, ids[1] as string, 1, { decision: 'reject' })
    expect((await cardOf(by, ids[1] as string)).pinned).toBe(false)
    expect((await mark(by, ids[3] as string, 'pinned')).status).toBe(200)
    await withdraw(made[0] as NonNullable<(typeof made)[0]>)
    expect((await mark(by, ids[2] as string, 'pinned', 'DELETE')).json.pinned).toBe(false)
    const page = await read(thread)
    expect(page.comments.items[0]?.id).toBe(ids[3])
    expect(await disagreements(thread.site.id)).toEqual([])
  })
})

it('a mark is in the audit once, is no revision, and heeds one', async () => {
  const { thread, by, ids } = await aPlace()
  const id = ids[0] as string
  const before = (await read(thread)).thread.version
  for (const method of ['PUT', 'PUT', 'DELETE', 'DELETE']) {
    const { json } = await mark(by, id, 'reviewed', method)
    expect(json.reviewed_at !== null).toBe(method === 'PUT')
  }
  expect((await read(thread)).thread.version).toBe(before)
  const rows = await all<{ action: string }>('SELECT action FROM audit WHERE target = ?1', id)
  expect(rows.map(({ action }) => action).sort()).toEqual(['comment.review', 'comment.unreview'])
  const stale = await ask(fillPath(paths.modMark, { id, mark: 'pinned' }), {
    method: 'PUT',
    token: by.token,
    headers: { 'If-Match': '"7"' },
  })
  expectProblem(stale, 'stale_revision')
})

it('a mark comes too late where the comment was erased meanwhile', async () => {
  const { by, ids } = await aPlace()
  const id = ids[0] as string
  await cardOf(by, id)
  const erase = () => ask(fillPath(paths.modComment, { id }), { method: 'DELETE', token: by.token })
  const late = await askInVain(fillPath(paths.modMark, { id, mark: 'reviewed' }), {
    ...{ method: 'PUT', token: by.token, env: { DB: afterFacts(env.DB, erase) } },
  })
  expectProblem(late, 'not_found')
  const told = `SELECT 1 FROM audit WHERE target = ?1 AND action = 'comment.review'`
  expect(await all(told, id)).toEqual([])
})

describe('a moderator’s edit', () => {
  it('is shown as one, needs the revision, and keeps what was said before', async () => {
    const { thread, by, ids, made } = await aPlace()
    const id = ids[0] as string
    await edit(made[0] as NonNullable<(typeof made)[0]>, 'Said *again*.')
    const { status, json } = await rewrite(by, id, 'Said [politely].', 2)
    expect([status, json.revision, json.edited_by, json.status]).toEqual([
      200,
      3,
      'moderator',
      'approved',
    ])
    const [shown] = (await read(thread)).comments.items
    expect(shown).toMatchObject({ edited_by: 'moderator', body_html: '<p>Said [politely].</p>' })
    expectProblem(await rewrite(by, id, 'More.', 2), 'stale_revision')
    expectProblem(await rewrite(by, id, 'More.'), 'revision_required')
    expectProblemAt(await rewrite(by, id, ' ', 3), 'invalid_request', '/body')
    const path = fillPath(paths.modRevisions, { id })
    const first = await ask<Page<Revision>>(`${path}?limit=2`, { token: by.token })
    expect(first.json.items).toMatchObject([
      { revision: 3, body: 'Said [politely].', edited_by: 'moderator' },
      { revision: 2, body: 'Said *again*.', edited_by: 'author' },
    ])
    const rest = await ask<Page<Revision>>(`${path}?limit=2&cursor=${first.json.next}`, {
      token: by.token,
    })
    expect(rest.json).toMatchObject({ items: [{ revision: 1, edited_by: 'author' }], next: null })
    const audit = await all<object>('SELECT * FROM audit WHERE target = ?1', id)
    expect(JSON.stringify(audit)).not.toContain('olitely')
  })

  it('of what was withdrawn is refused, and withdrawal erases what was said before', async () => {
    const { by, ids, made } = await aPlace()
    await rewrite(by, ids[0] as string, 'Better.', 1)
    await withdraw(made[0] as NonNullable<(typeof made)[0]>)
    expectProblem(await rewrite(by, ids[0] as string, 'Best.', 3), 'comment_withdrawn')
    expect(await all('SELECT * FROM revisions WHERE comment_id = ?1', ids[0])).toEqual([])
  })
})

describe('what is erased', () => {
  it('leaves no word, name or explanation anywhere, and the counts right', async () => {
    const thread = await aThread(await aSite())
    const by = await aModerator(thread.site)
    const guest = await aGuest(thread.site)
    const draft = { body: 'A xylophone.', name: 'Quirinus' }
    const key = crypto.randomUUID()
    const { json } = await post(guest, thread, draft, key)
    const { id } = json.comment
    const reply = await aComment(thread, { parent_id: id })
    await edit({ ...json.comment, by: guest }, 'A xylophone, 京都.')
    await decide(by, id, 2, { decision: 'reject', explanation: 'Xylophone of Quirinus.' })
    await decide(by, id, 3, { decision: 'approve', explanation: 'Quirinus may.' })
    await mark(by, id, 'pinned')
    expectProblem(await erase(by, id, 1), 'stale_revision')
    expect((await erase(by, id)).status).toBe(204)
    expect((await erase(by, id)).status).toBe(204)
    const left = (await everything()).toLowerCase()
    // The author’s own name goes with the author.
    const elsewhere = left.replaceAll(/"name(_key)?":"quirinus"/g, '')
    for (const word of ['xylophone', 'quirinus', '京都']) expect(elsewhere).not.toContain(word)
    for (const q of ['xylophone', '京都']) {
      const found = await ask<Page<Card>>(`${paths.modComments}?q=${q}`, { token: by.token })
      expect(found.json.items).toEqual([])
    }
    expect((await ask(fillPath(paths.modComment, { id }), { token: by.token })).status).toBe(404)
    const page = await read(thread)
    expect(page.thread.comment_count).toBe(1)
    expect(page.comments.items).toMatchObject([
      {
        id,
        state: 'removed',
        author: null,
        pinned: false,
        replies: { items: [{ id: reply.id }] },
      },
    ])
    expect(await disagreements(thread.site.id)).toEqual([])
    const again = await post(guest, thread, draft, key)
    expect([again.status, again.text.includes('xylophone')]).toEqual([201, false])
    expect(again.json.comment.state).toBe('removed')
    const rows = await all<{ action: string }>(
      `SELECT action FROM audit WHERE target = ?1 AND action = 'comment.purge'`,
      id,
    )
    expect(rows).toHaveLength(1)
  })
})
