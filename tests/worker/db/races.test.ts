// Somebody is faster: what was read before a write is no longer so when it is written. Then the whole
// batch is undone, and the answer says why.
import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it } from 'vitest'
import { holdClock, now } from '../../../worker/clock.ts'
import { type Answer, ask } from '../../support/ask.ts'
import {
  aComment,
  aGuest,
  aModerator,
  aSite,
  as,
  aThread,
  commentPath,
  contextPath,
  edit,
  type Guest,
  post,
  read,
  setHoldAll,
  type ThreadMade,
  withdraw,
} from '../../support/builders.ts'
import { afterFacts } from '../../support/interposed-db.ts'
import { ids } from '../../support/lists.ts'
import { merge } from '../../support/peopling.ts'
import { expectProblem, expectProblemAt } from '../../support/problems.ts'
import { all, disagreements, one, run } from '../../support/rows.ts'

afterEach(() => holdClock(null))

const key = () => crypto.randomUUID()

/** Posts, with `act` done after the facts were read and before anything is written. */
function postAfter(
  act: () => Promise<unknown>,
  by: Guest,
  thread: ThreadMade,
  parent: string | null = null,
  idempotencyKey = key(),
) {
  const faster = { env: { DB: afterFacts(env.DB, act) } }
  return post(by, thread, { parent_id: parent }, idempotencyKey, faster)
}

async function expectNothingOf(by: Guest): Promise<void> {
  for (const table of ['comments', 'idempotency']) {
    expect(await all(`SELECT * FROM ${table} WHERE author_id = ?1`, by.id)).toEqual([])
  }
  expect(await all('SELECT * FROM authors WHERE id = ?1', by.id)).toEqual([])
  expect(await disagreements(by.site.id)).toEqual([])
}

describe('a post', () => {
  it('is 409 when the thread has closed in between', async () => {
    const thread = await aThread()
    await aComment(thread)
    const by = await aGuest(thread.site)
    const close = () => run(`UPDATE threads SET state = 'closed' WHERE key = ?1`, thread.key)
    expectProblem(await postAfter(close, by, thread), 'thread_closed')
    await expectNothingOf(by)
  })

  it('is to be sent again when the thread has moved in between, and then goes where that went', async () => {
    const site = await aSite()
    const [thread, into] = [await aThread(site), await aThread(site)]
    const moderator = await aModerator(site)
    await aComment(thread)
    const by = await aGuest(site)
    const move = () => merge(moderator, thread, into.key)
    const again = key()
    const late = await postAfter(move, by, thread, null, again)
    expectProblem(late, 'in_progress')
    expect(late.headers.get('Retry-After')).toBe('1')
    await expectNothingOf(by)
    expect((await post(by, thread, { parent_id: null }, again)).status).toBe(201)
    expect((await read(into)).thread.comment_count).toBe(2)
  })

  it('is 422 when its parent was withdrawn, held or withdrawn to a tombstone in between', async () => {
    const thread = await aThread()
    const hide = async (comment: Awaited<ReturnType<typeof aComment>>) => {
      await setHoldAll(thread.site, true)
      await edit(comment, 'Held.')
      await setHoldAll(thread.site, false)
    }
    const leaveTombstone = async (comment: Awaited<ReturnType<typeof aComment>>) => {
      await aComment(thread, { parent_id: comment.id })
      await withdraw(comment)
    }
    for (const act of [withdraw, hide, leaveTombstone]) {
      const parent = await aComment(thread)
      const by = await aGuest(thread.site)
      const answer = await postAfter(() => act(parent), by, thread, parent.id)
      expectProblemAt(answer, 'invalid_request', '/parent_id')
      await expectNothingOf(by)
    }
  })

  it('is 429 when its author has used up the minute in between, elsewhere', async () => {
    const thread = await aThread(await aSite({ limits: { comments_per_minute: 2 } }))
    const by = await aGuest(thread.site)
    const other = await aThread(thread.site)
    holdClock(now())
    await post(by, thread)
    const answer = await postAfter(() => post(by, other), by, thread)
    expectProblem(answer, 'too_many_requests')
    expect((await read(thread)).thread.comment_count).toBe(1)
    expect(await disagreements(thread.site.id)).toEqual([])
  })

  it('is 409 when the same request was faster, and gets its answer when it is sent again', async () => {
    const thread = await aThread()
    const by = await aGuest(thread.site)
    let first: Answer | undefined
    const act = async () => {
      first = await post(by, thread, { parent_id: null }, 'same')
    }
    const answer = await postAfter(act, by, thread, null, 'same')
    expectProblem(answer, 'in_progress')
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0)
    const again = await post(by, thread, { parent_id: null }, 'same')
    expect([again.status, again.text]).toEqual([201, first?.text])
    expect((await read(thread)).thread.comment_count).toBe(1)
    expect(await one('SELECT minute_count FROM authors WHERE id = ?1', by.id)).toEqual({
      minute_count: 1,
    })
  })

  it('is published all the same when another has made the thread in between', async () => {
    const thread = await aThread()
    const by = await aGuest(thread.site)
    const { status } = await postAfter(() => aComment(thread), by, thread)
    expect(status).toBe(201)
    const threads = await all('SELECT id FROM threads WHERE site_id = ?1', thread.site.id)
    expect(threads).toHaveLength(1)
    expect((await read(thread)).thread.comment_count).toBe(2)
  })

  it('by many into a thread that nobody wrote in makes one thread with all of them', async () => {
    const thread = await aThread()
    const guests = await Promise.all(Array.from({ length: 12 }, () => aGuest(thread.site)))
    const answers = await Promise.all(guests.map((guest) => post(guest, thread)))
    expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(201))
    const seen = await read(thread)
    expect([seen.thread.comment_count, seen.comments.items.length]).toEqual([12, 12])
    expect(await disagreements(thread.site.id)).toEqual([])
  })

  it('below a comment that is withdrawn at the same moment stands either on it or nowhere', async () => {
    for (let round = 0; round < 8; round++) {
      const thread = await aThread()
      const parent = await aComment(thread)
      const guests = await Promise.all([1, 2, 3].map(() => aGuest(thread.site)))
      const [gone, ...posted] = await Promise.all([
        withdraw(parent),
        ...guests.map((guest) => post(guest, thread, { parent_id: parent.id })),
      ])
      expect(gone.status).toBe(204)
      const stored = posted.filter(({ status }) => status === 201)
      expect(await disagreements(thread.site.id)).toEqual([])
      const seen = await read(thread)
      expect(seen.thread.comment_count).toBe(stored.length)
      expect(ids(seen.comments.items)).toEqual(stored.length > 0 ? [parent.id] : [])
    }
  })
})

describe('a withdrawal', () => {
  it('leaves a tombstone when a reply came in between', async () => {
    const thread = await aThread()
    const comment = await aComment(thread)
    const faster = afterFacts(env.DB, () => aComment(thread, { parent_id: comment.id }))
    const asked = { method: 'DELETE', ...as(comment.by), env: { DB: faster } }
    expect((await ask(commentPath(comment.id), asked)).status).toBe(204)
    expect((await read(thread)).comments.items).toMatchObject([
      { state: 'withdrawn', reply_count: 1 },
    ])
    expect(await disagreements(thread.site.id)).toEqual([])
  })

  it('happens once when another withdrawal was faster', async () => {
    const thread = await aThread()
    const root = await aComment(thread)
    const reply = await aComment(thread, { parent_id: root.id })
    const faster = afterFacts(env.DB, () => withdraw(reply))
    const asked = { method: 'DELETE', ...as(reply.by), env: { DB: faster } }
    expect((await ask(commentPath(reply.id), asked)).status).toBe(204)
    expect(await disagreements(thread.site.id)).toEqual([])
    const row = await one('SELECT revision FROM comments WHERE id = ?1', reply.id)
    expect(row).toEqual({ revision: 2 })
  })

  it('of a whole line of comments at once leaves nothing, whoever is first', async () => {
    for (let round = 0; round < 8; round++) {
      const thread = await aThread()
      const root = await aComment(thread)
      const line = [root]
      while (line.length < 5)
        line.push(await aComment(thread, { parent_id: line.at(-1)?.id ?? null }))
      await Promise.all(line.map(withdraw))
      expect((await read(thread)).comments.items).toEqual([])
      expect(await disagreements(thread.site.id)).toEqual([])
    }
  })
})

describe('an edit', () => {
  it('is 412 when the comment was withdrawn in between, and brings nothing back', async () => {
    const thread = await aThread()
    const root = await aComment(thread)
    const comment = await aComment(thread, { parent_id: root.id })
    const { headers, ...who } = as(comment.by)
    for (const hold of [true, false]) {
      const answer = await ask(commentPath(comment.id), {
        method: 'PATCH',
        ...who,
        body: { body: 'Slow.' },
        headers: { ...headers, 'If-Match': '"1"' },
        env: {
          DB: afterFacts(env.DB, async () => {
            await withdraw(comment)
            await setHoldAll(thread.site, hold)
          }),
        },
      })
      const code = hold ? 'stale_revision' : 'not_found'
      expectProblem(answer, code)
    }
    expect((await read(thread)).thread.comment_count).toBe(1)
    expect(await disagreements(thread.site.id)).toEqual([])
  })
})

describe('a reaction', () => {
  const put = (by: Guest, path: string, DB: D1Database = env.DB, method = 'PUT') =>
    ask(`${path}/reactions/like`, { method, ...as(by), env: { DB } })

  it('is 404 when its comment was withdrawn in between, and is not stored', async () => {
    const thread = await aThread()
    const other = await aGuest(thread.site)
    for (const method of ['PUT', 'DELETE']) {
      const comment = await aComment(thread)
      await put(comment.by, commentPath(comment.id))
      const faster = afterFacts(env.DB, () => withdraw(comment))
      expectProblem(await put(other, commentPath(comment.id), faster, method), 'not_found')
    }
    expect(await all('SELECT * FROM reactions WHERE author_id = ?1', other.id)).toEqual([])
  })

  it('counts once when the same reader set it in between, on another page', async () => {
    const thread = await aThread()
    const comment = await aComment(thread)
    const { by } = comment
    for (const path of [commentPath(comment.id), thread.path]) {
      const faster = afterFacts(env.DB, () => put(by, path))
      const { json } = await put(by, path, faster)
      expect(json).toEqual({ reactions: [{ kind: 'like', count: 1 }], mine: ['like'] })
    }
  })
})

it('a permalink that was good a moment ago is gone with its comment', async () => {
  const thread = await aThread()
  const comment = await aComment(thread)
  const path = contextPath(thread, comment.id)
  const tag = (await ask(path)).headers.get('ETag') ?? ''
  await withdraw(comment)
  expectProblem(await ask(path, { headers: { 'If-None-Match': tag } }), 'not_found')
})

describe('a reaction to a comment', () => {
  it('goes along where the thread moves in between, and is taken back there', async () => {
    const site = await aSite()
    const [thread, into] = [await aThread(site), await aThread(site)]
    const moderator = await aModerator(site)
    const comment = await aComment(thread)
    await aComment(into)
    const path = `${commentPath(comment.id)}/reactions/like`
    const move = () => merge(moderator, thread, into.key)
    const asked = { method: 'PUT', ...as(comment.by), env: { DB: afterFacts(env.DB, move) } }
    const answers = [
      await ask(path, asked),
      await ask(path, { method: 'PUT', ...as(comment.by) }),
      await ask(path, { method: 'DELETE', ...as(comment.by) }),
    ]
    const counted = [{ kind: 'like', count: 1 }]
    expect(answers.map(({ json }) => json)).toEqual([
      { reactions: counted, mine: ['like'] },
      { reactions: counted, mine: ['like'] },
      { reactions: [], mine: [] },
    ])
  })
})
