// The database fails in the middle: before it has heard of a call, or after it has done it while the
// answer is lost. Nothing is half done, and sending the same request again ends well.
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Answer, type Asked, ask } from '../../support/ask.ts'
import {
  aComment,
  aGuest,
  aSite,
  as,
  aThread,
  commentPath,
  type Guest,
  read,
  type SiteMade,
  setHoldAll,
  type ThreadMade,
} from '../../support/builders.ts'
import { breakingDb } from '../../support/interposed-db.ts'
import { expectProblem } from '../../support/problems.ts'
import { disagreements, everything, one } from '../../support/rows.ts'

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(() => {
  vi.restoreAllMocks()
})

interface Write {
  path: string
  asked: Asked
  thread: ThreadMade
  /** Whether what was asked for is so. */
  isDone: () => Promise<boolean>
  /** What the same request is answered with when it was done already. */
  again?: number
}

async function begin(): Promise<{ thread: ThreadMade; site: SiteMade; guest: Guest }> {
  const site = await aSite()
  return { site, thread: await aThread(site), guest: await aGuest(site) }
}

function posting(thread: ThreadMade, guest: Guest, parent_id: string | null): Write {
  const { headers, ...who } = as(guest)
  const body = { body: 'Once.', page: thread.page, parent_id }
  return {
    path: thread.commentsPath,
    asked: { method: 'POST', ...who, body, headers: { ...headers, 'Idempotency-Key': 'once' } },
    thread,
    isDone: async () => {
      const sql = 'SELECT count(*) AS n FROM comments WHERE author_id = ?1 AND site_id = ?2'
      const { n } = (await one<{ n: number }>(sql, guest.id, thread.site.id)) ?? { n: 0 }
      expect(n).toBeLessThanOrEqual(1)
      return n === 1
    },
  }
}

function reacting(path: string, method: string, thread: ThreadMade, guest: Guest): Write {
  return {
    path: `${path}/reactions/like`,
    asked: { method, ...as(guest) },
    thread,
    isDone: async () => {
      const sql = 'SELECT kind FROM reactions WHERE author_id = ?1 AND site_id = ?2'
      const isSet = (await one(sql, guest.id, thread.site.id)) !== null
      return isSet === (method === 'PUT')
    },
  }
}

const writes: Record<string, () => Promise<Write>> = {
  'the first comment of a thread': async () => {
    const { thread, guest } = await begin()
    return posting(thread, guest, null)
  },
  'a reply to a reply': async () => {
    const { thread, guest } = await begin()
    const root = await aComment(thread)
    const reply = await aComment(thread, { parent_id: root.id })
    return posting(thread, guest, reply.id)
  },
  'a comment that is held': async () => {
    const { thread, guest, site } = await begin()
    await setHoldAll(site, true)
    return posting(thread, guest, null)
  },
  'an edit': async () => editing(false),
  'an edit that is held': async () => editing(true),
  'a withdrawal': async () => {
    const { thread } = await begin()
    const root = await aComment(thread)
    const comment = await aComment(thread, { parent_id: root.id })
    const isDone = async () => {
      const row = await one('SELECT status FROM comments WHERE id = ?1', comment.id)
      return JSON.stringify(row).includes('withdrawn')
    }
    const asked = { method: 'DELETE', ...as(comment.by) }
    return { path: commentPath(comment.id), asked, thread, isDone }
  },
  'a reaction to a thread that nobody wrote in': async () => {
    const { thread, guest } = await begin()
    return reacting(thread.path, 'PUT', thread, guest)
  },
  'a reaction to a comment': async () => {
    const { thread, guest } = await begin()
    const { id } = await aComment(thread)
    return reacting(commentPath(id), 'PUT', thread, guest)
  },
  'a reaction that is taken back': async () => {
    const { thread, guest } = await begin()
    const { id } = await aComment(thread)
    await ask(`${commentPath(id)}/reactions/like`, { method: 'PUT', ...as(guest) })
    return reacting(commentPath(id), 'DELETE', thread, guest)
  },
}

async function editing(held: boolean): Promise<Write> {
  const { thread, site } = await begin()
  const comment = await aComment(thread)
  await aComment(thread, { parent_id: comment.id })
  await setHoldAll(site, held)
  const { headers, ...who } = as(comment.by)
  return {
    path: commentPath(comment.id),
    asked: {
      method: 'PATCH',
      ...who,
      body: { body: 'Edited once.' },
      headers: { ...headers, 'If-Match': '"1"' },
    },
    thread,
    isDone: async () => {
      const row = await one('SELECT body, revision FROM comments WHERE id = ?1', comment.id)
      return JSON.stringify(row) === '{"body":"Edited once.","revision":2}'
    },
    // Its revision has been edited away: the answer tells the present one, which is the same text.
    again: 412,
  }
}

const faults = [1, 2].flatMap((nth) => [[nth, 'before'] as const, [nth, 'after'] as const])

describe.each(Object.entries(writes))('%s', (_, make) => {
  it.each(faults)(
    'survives a connection that is lost at call %d, %s it is done',
    async (nth, when) => {
      const { path, asked, thread, isDone, again } = await make()
      const before = await everything()
      const broken: Answer = await ask(path, {
        ...asked,
        env: { DB: breakingDb(env.DB, nth, when) },
      })
      expectProblem(broken, 'unavailable')
      const wasDone = nth === 2 && when === 'after'
      expect(await isDone()).toBe(wasDone)
      if (!wasDone) expect(await everything()).toBe(before)
      expect(await disagreements(thread.site.id)).toEqual([])

      const { status } = await ask(path, asked)
      if (wasDone && again !== undefined) expect(status).toBe(again)
      else expect(status).toBeLessThan(300)
      expect(await isDone()).toBe(true)
      expect(await disagreements(thread.site.id)).toEqual([])
      const shown = await read(thread)
      expect(shown.thread.comment_count).toBeLessThanOrEqual(3)
    },
  )

  it('calls the database twice, so that the cases above are all that there are', async () => {
    const { path, asked } = await make()
    const { status } = await ask(path, { ...asked, env: { DB: breakingDb(env.DB, 3, 'before') } })
    expect(status).toBeLessThan(300)
  })
})

it('begins a session however often that has to be tried', async () => {
  const { site, guest } = await begin()
  const path = `/v1/sites/${site.id}/session`
  const asked = { method: 'POST', body: { guest_key: guest.key } }
  for (const nth of [1, 2]) {
    const DB = breakingDb(env.DB, nth, 'before')
    expectProblem(await ask(path, { ...asked, env: { DB } }), 'unavailable')
  }
  expect((await ask(path, asked)).status).toBe(201)
})

it('tells a broken rule of the schema from a database that is out of reach', async () => {
  const { thread } = await begin()
  const failing = (message: string) => {
    const DB = {
      prepare: () => {
        throw new Error(message)
      },
    } as unknown as D1Database
    return ask(thread.path, { env: { DB } })
  }
  for (const message of [
    'D1_ERROR: no such column: x at offset 7: SQLITE_ERROR',
    'D1_ERROR: CHECK constraint failed: x: SQLITE_CONSTRAINT',
    'D1_TYPE_ERROR: Type undefined not supported',
    'Cannot read properties of undefined',
  ]) {
    expectProblem(await failing(message), 'internal')
  }
  for (const message of [
    'D1_ERROR: D1 DB is overloaded. Requests queued for too long.',
    'D1_ERROR: D1 DB storage operation exceeded timeout which caused object to be reset.',
    'D1_ERROR: Internal error in D1 DB storage caused object to be reset.',
    'D1_ERROR: Network connection lost.',
    'D1_EXEC_ERROR: Network connection lost.',
    'D1_ERROR: database is locked: SQLITE_BUSY',
  ]) {
    expectProblem(await failing(message), 'unavailable')
  }
})
