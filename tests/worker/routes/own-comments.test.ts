// All that a reader has written, in whatever state, and everything that is kept of a reader, to take along.
import { describe, expect, it } from 'vitest'
import type { Export, OwnCommentPlaced } from '../../../worker/contract/me.ts'
import { paths } from '../../../worker/contract/paths.ts'
import type { Page } from '../../../worker/contract/shapes.ts'
import { ask, askInVain } from '../../support/ask.ts'
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
  setHoldAll,
  withdraw,
} from '../../support/builders.ts'
import { cost } from '../../support/costs.ts'
import { ids } from '../../support/lists.ts'
import { decide } from '../../support/moderating.ts'
import { lift, sanction } from '../../support/peopling.ts'
import { expectProblem, expectProblemAt } from '../../support/problems.ts'
import { contest, report } from '../../support/reporting.ts'
import { everything } from '../../support/rows.ts'
import { seed, seededAuthor, seededId } from '../../support/seeds.ts'

async function commentsOf(guest: Guest, query = ''): Promise<Page<OwnCommentPlaced>> {
  const path = `${paths.myComments}${query}`
  const { status, json, text } = await ask<Page<OwnCommentPlaced>>(path, as(guest))
  expect([status, status === 200 ? '' : text]).toEqual([200, ''])
  return json
}

async function exportOf(guest: Guest, query = '') {
  const answer = await ask<Export>(`${paths.myExport}${query}`, as(guest))
  expect([answer.status, answer.status === 200 ? '' : answer.text]).toEqual([200, ''])
  return answer
}

describe('own comments', () => {
  it('are all of one author, newest first, with source, state and place', async () => {
    const site = await aSite()
    const [here, there] = [await aThread(site), await aThread(site)]
    const by = await aGuest(site)
    const first = await aComment(here, { by, body: 'The *first*.' })
    await aComment(here)
    const bad = await aComment(there, { by })
    await decide(await aModerator(site), bad.id, 1, { decision: 'reject' })
    const gone = await aComment(here, { by })
    await withdraw(gone)
    await setHoldAll(site, true)
    const held = await aComment(there, { by, parent_id: null })
    const { items, next } = await commentsOf(by)
    expect(next).toBeNull()
    const said = items.map(({ id, state, revision }) => [id, state, revision])
    expect(said.sort()).toEqual(
      [
        [held.id, 'pending', 1],
        [gone.id, 'withdrawn', 2],
        [bad.id, 'removed', 2],
        [first.id, 'approved', 1],
      ].sort(),
    )
    expect(ids(items)).toEqual(ids(items).sort().reverse())
    const { by: _, ...own } = first
    const { url, title } = here.page
    const placed = items.find(({ id }) => id === first.id)
    expect(placed).toEqual({ ...own, thread: { key: here.key, url, title } })
    expect(placed?.body).toBe('The *first*.')
    expect(items.find(({ id }) => id === gone.id)?.body).toBe('')
  })

  it('come by pages that cost the same, however many there are', async () => {
    const thread = await aThread(await aSite())
    await seed(thread, { count: 45 })
    const by = await seededAuthor(thread.site)
    await cost('own comments, twenty', paths.myComments, as(by))
    const first = await commentsOf(by)
    const second = await commentsOf(by, `?cursor=${first.next}`)
    const third = await commentsOf(by, `?limit=20&cursor=${second.next}`)
    const all = [first, second, third].flatMap(({ items }) => items)
    expect(ids(all)).toEqual(Array.from({ length: 45 }, (_, at) => seededId(45 - at)))
    expect(third.next).toBeNull()
    await seed(thread, { from: 1_000, count: 10_000 })
    await cost('own comments, twenty of many', paths.myComments, as(by))
  })

  it('are none for a stranger; a cursor and a limit are judged after the token', async () => {
    const guest = await aGuest(await aSite())
    const before = await everything()
    expect(await commentsOf(guest)).toEqual({ items: [], next: null })
    for (const query of ['cursor=x', 'limit=0', 'limit=101', 'more=1']) {
      const path = `${paths.myComments}?${query}`
      expectProblemAt(
        await askInVain(path, as(guest)),
        'invalid_request',
        `?${query.split('=')[0]}`,
      )
      expectProblem(await askInVain(path), 'unauthenticated')
    }
    expectProblemAt(
      await askInVain(`${paths.myExport}?cursor=x`, as(guest)),
      'invalid_request',
      '?cursor',
    )
    expect(await everything()).toBe(before)
  })
})

describe('an export', () => {
  it('has everything that is kept of one author, and nothing of others, as a file', async () => {
    const site = await aSite()
    const thread = await aThread(site)
    const by = await aGuest(site)
    const moderator = await aModerator(site)
    const own = await aComment(thread, { by, name: 'Ada', body: 'First words.' })
    await edit(own, 'Better words.')
    const other = await aComment(thread, { body: 'Of somebody else.', parent_id: own.id })
    for (const path of [thread.path, commentPath(other.id)]) {
      await ask(`${path}/reactions/like`, { method: 'PUT', ...as(by) })
    }
    await report(by, other.id, { reason_code: 'abuse', explanation: 'It is rude.' })
    const bad = await aComment(thread, { by, name: 'Ada', body: 'Buy this.' })
    const { json: removal } = await decide(moderator, bad.id, 1, { decision: 'spam' })
    await contest(by, removal.id, { explanation: 'It was a joke.' })
    const { json: warning } = await sanction(moderator, by.id, { kind: 'warn' })
    await lift(moderator, warning.id)
    const { json, headers } = await exportOf(by)
    expect(headers.get('Content-Disposition')).toBe(
      `attachment; filename="afterword-${site.id}.json"`,
    )
    expect(headers.get('Link')).toBeNull()
    expect(json.profile).toMatchObject({ id: by.id, name: 'Ada', comments: { removed: 1 } })
    const place = { key: thread.key, url: thread.page.url, title: thread.page.title }
    expect(json.comments.find(({ id }) => id === own.id)).toMatchObject({
      ...{ thread: place, name: 'Ada', body: 'Better words.', state: 'approved', revision: 2 },
      ...{ edited_by: 'author', earlier: [{ revision: 1, body: 'First words.' }] },
    })
    expect(json.comments.map(({ body }) => body).sort()).toEqual(['Better words.', 'Buy this.'])
    const reactions = json.reactions.map(({ comment_id, kind, thread_key }) => [
      comment_id,
      kind,
      thread_key,
    ])
    expect(reactions).toContainEqual([null, 'like', thread.key])
    expect(reactions).toContainEqual([other.id, 'like', thread.key])
    expect(json.reports).toMatchObject([{ comment_id: other.id, explanation: 'It is rude.' }])
    expect(json.decisions).toMatchObject([
      { id: removal.id, complaint: { explanation: 'It was a joke.' } },
    ])
    expect(json.sanctions).toMatchObject([{ id: warning.id, message: 'Mind the tone.' }])
    expect(json.sanctions[0]?.lifted_at).not.toBeNull()
    expect(json.next).toBeNull()
    expect(JSON.stringify(json)).not.toContain('somebody else')
    expect(JSON.stringify(json)).not.toContain(moderator.id)
  })

  it('of 10,000 comments goes on from file to file, each bounded, each comment once', async () => {
    const thread = await aThread(await aSite())
    await seed(thread, { count: 10_000 })
    const by = await seededAuthor(thread.site)
    await cost('export, first file of many', paths.myExport, as(by))
    const taken: string[] = []
    let query = ''
    for (let nth = 0; nth < 20; nth++) {
      const { json, headers } = await exportOf(by, query)
      expect(json.comments).toHaveLength(500)
      taken.push(...ids(json.comments))
      const link = json.next && `<${paths.myExport}?cursor=${json.next}>; rel="next"`
      expect(headers.get('Link')).toBe(link)
      expect(json.next === null).toBe(nth === 19)
      query = `?cursor=${json.next}`
    }
    expect(new Set(taken).size).toBe(10_000)
  })

  it('of a stranger is empty, and writes nothing', async () => {
    const guest = await aGuest(await aSite())
    const before = await everything()
    const { comments, reactions, reports, decisions, sanctions, next } = (await exportOf(guest))
      .json
    const nothing = [[], [], [], [], [], null]
    expect([comments, reactions, reports, decisions, sanctions, next]).toEqual(nothing)
    expect(await everything()).toBe(before)
  })
})
