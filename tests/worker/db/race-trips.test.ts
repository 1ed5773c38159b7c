// Somebody is faster, and that costs no further round trip: the batch that does not find what the facts
// said tells what is there now, and either does its work on that or writes nothing.
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Posted } from '../../../worker/contract/shapes.ts'
import { type Answer, type Asked, ask } from '../../support/ask.ts'
import {
  aComment,
  as,
  aThread,
  commentPath,
  edit,
  type Guest,
  post,
  read,
  setHoldAll,
  type ThreadMade,
  withdraw,
} from '../../support/builders.ts'
import { countedDb } from '../../support/counted-db.ts'
import { afterFacts } from '../../support/interposed-db.ts'
import { expectProblem } from '../../support/problems.ts'
import { all, disagreements, everything, run } from '../../support/rows.ts'

type Made = Awaited<ReturnType<typeof aComment>>

/** Asks, with `act` done after the facts were read; holds that it took two round trips. */
async function askAfter<Body>(
  act: () => Promise<unknown>,
  path: string,
  asked: Asked,
): Promise<Answer<Body>> {
  const { db, count } = countedDb(env.DB)
  const answer = await ask<Body>(path, { ...asked, env: { DB: afterFacts(db, act) } })
  expect([answer.status, count.trips]).toEqual([answer.status, 2])
  return answer
}

function editing(comment: Made, body: string): Asked {
  const { headers, ...who } = as(comment.by)
  return { method: 'PATCH', ...who, body: { body }, headers: { ...headers, 'If-Match': '"1"' } }
}

function removing({ by }: { by: Guest }, ifMatch?: string): Asked {
  const { headers, ...who } = as(by)
  return { method: 'DELETE', ...who, headers: { ...headers, 'If-Match': ifMatch } as never }
}

async function editHeld(comment: Made, body: string): Promise<void> {
  await setHoldAll(comment.by.site, true)
  await edit(comment, body)
  await setHoldAll(comment.by.site, false)
}

/** A comment between two others, so that all counts have something to say. */
async function aReply(): Promise<{ thread: ThreadMade; comment: Made }> {
  const thread = await aThread()
  const root = await aComment(thread)
  return { thread, comment: await aComment(thread, { parent_id: root.id }) }
}

describe('an edit that comes second', () => {
  it.each([
    ['an edit', (comment: Made) => edit(comment, 'Faster.'), 'approved'],
    ['an edit that is held', (comment: Made) => editHeld(comment, 'Faster.'), 'pending'],
    ['a withdrawal', withdraw, 'withdrawn'],
  ])('to %s is told what is there now, and writes nothing', async (_, act, state) => {
    const { thread, comment } = await aReply()
    let before = ''
    const answer = await askAfter(
      async () => {
        await act(comment)
        before = await everything()
      },
      commentPath(comment.id),
      editing(comment, 'Slower.'),
    )
    const problem = expectProblem(answer as Answer, 'stale_revision')
    const body = state === 'withdrawn' ? '' : 'Faster.'
    expect(problem).toMatchObject({ current: { id: comment.id, revision: 2, state, body } })
    expect(await everything()).toBe(before)
    expect(await disagreements(thread.site.id)).toEqual([])
  })

  it('to an edit with the very same text has not been made either', async () => {
    const { comment } = await aReply()
    const act = () => edit(comment, 'The same.')
    const asked = editing(comment, 'The same.')
    expectProblem(await askAfter(act, commentPath(comment.id), asked), 'stale_revision')
  })

  it('to a reply, a reaction or the withdrawal of what is above it is made', async () => {
    const { thread, comment } = await aReply()
    const path = commentPath(comment.id)
    const act = async () => {
      await aComment(thread, { parent_id: comment.id })
      await ask(`${path}/reactions/like`, { method: 'PUT', ...as(comment.by) })
      const [root] = (await read(thread)).comments.items
      await run(`UPDATE comments SET status = 'rejected' WHERE id = ?1`, root?.id)
      await run('UPDATE threads SET comment_count = comment_count - 1 WHERE key = ?1', thread.key)
    }
    const { status, json } = await askAfter<Posted>(act, path, editing(comment, 'Made.'))
    expect([status, json.comment.reactions]).toEqual([200, [{ kind: 'like', count: 1 }]])
    expect(await disagreements(thread.site.id)).toEqual([])
  })
})

describe('a withdrawal that comes second', () => {
  it.each([
    ['an edit', (comment: Made) => edit(comment, 'Faster words.'), 3],
    ['an edit that is held', (comment: Made) => editHeld(comment, 'Faster words.'), 3],
    ['a withdrawal', withdraw, 2],
    [
      'a reaction',
      ({ id, by }: Made) => ask(`${commentPath(id)}/reactions/like`, { method: 'PUT', ...as(by) }),
      2,
    ],
  ])('to %s is made all the same, once', async (_, act, revision) => {
    const { thread, comment } = await aReply()
    const { by } = comment
    await post(by, thread, { body: 'Regretted words.', name: 'Ada' }, 'kept')
    const { json } = await post(by, thread, { body: 'Regretted words.', name: 'Ada' }, 'kept')
    const made = { ...json.comment, by }
    const path = commentPath(made.id)
    const { status } = await askAfter(() => act(made), path, removing(made))
    expect(status).toBe(204)
    expect((await read(thread)).thread.comment_count).toBe(2)
    expect(await disagreements(thread.site.id)).toEqual([])
    const kept = await all('SELECT * FROM comments c WHERE c.id = ?1', made.id)
    expect(JSON.stringify(kept)).not.toMatch(/Regretted|Faster|Ada/)
    // The answer that is kept for the post's key knows the revision as well.
    const again = await post(by, thread, { body: 'Regretted words.', name: 'Ada' }, 'kept')
    expect(again.json.comment).toMatchObject({ id: made.id, state: 'withdrawn', revision })
    expect(again.text).not.toMatch(/Regretted|Faster|Ada/)
  })

  it('to a reply leaves a tombstone', async () => {
    const { thread, comment } = await aReply()
    const act = () => aComment(thread, { parent_id: comment.id })
    const { status } = await askAfter(act, commentPath(comment.id), removing(comment))
    expect(status).toBe(204)
    const [root] = (await read(thread)).comments.items
    expect(root?.replies?.items[0]).toMatchObject({ id: comment.id, state: 'withdrawn' })
    expect(await disagreements(thread.site.id)).toEqual([])
  })

  it('to an edit, where a revision binds it, is told what is there now and writes nothing', async () => {
    const { thread, comment } = await aReply()
    let before = ''
    const act = async () => {
      await edit(comment, 'Faster.')
      before = await everything()
    }
    const answer = await askAfter(act, commentPath(comment.id), removing(comment, '"1"'))
    const problem = expectProblem(answer as Answer, 'stale_revision')
    expect(problem).toMatchObject({ current: { revision: 2, body: 'Faster.', state: 'approved' } })
    expect(await everything()).toBe(before)
    expect(await disagreements(thread.site.id)).toEqual([])
  })

  it('to a decision against the comment is told that there is nothing, and writes nothing', async () => {
    const { thread, comment } = await aReply()
    const act = () =>
      run(`UPDATE comments SET status = 'spam', listed = 0 WHERE id = ?1`, comment.id)
    const answer = await askAfter(act, commentPath(comment.id), removing(comment))
    expectProblem(answer as Answer, 'not_found')
    expect((await read(thread)).thread.comment_count).toBe(2)
  })
})

describe('every other write that comes second', () => {
  it('takes two round trips', async () => {
    const { thread, comment } = await aReply()
    const posting = (key: string, parent_id: string | null = comment.id): Asked => {
      const { headers, ...who } = as(comment.by)
      const body = { body: 'Text.', page: thread.page, parent_id }
      return { method: 'POST', ...who, body, headers: { ...headers, 'Idempotency-Key': key } }
    }
    const same = () => ask(thread.commentsPath, posting('same'))
    expectProblem(await askAfter(same, thread.commentsPath, posting('same')), 'in_progress')
    const gone = () => withdraw(comment)
    expectProblem(await askAfter(gone, thread.commentsPath, posting('b')), 'invalid_request')
    const other = await aComment(thread)
    const path = `${commentPath(other.id)}/reactions/like`
    const put = { method: 'PUT', ...as(other.by) }
    expectProblem(await askAfter(() => withdraw(other), path, put), 'not_found')
    const close = () => run(`UPDATE threads SET state = 'closed' WHERE key = ?1`, thread.key)
    expectProblem(await askAfter(close, thread.commentsPath, posting('c', null)), 'thread_closed')
  })
})
