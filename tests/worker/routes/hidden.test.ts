// What waits for review, or was removed, is told to nobody: with and without it the public bytes are
// the same.
import { describe, expect, it } from 'vitest'
import { ask } from '../../support/ask.ts'
import {
  aComment,
  aGuest,
  aSite,
  as,
  aThread,
  commentPath,
  contextPath,
  edit,
  post,
  read,
  setHoldAll,
  type ThreadMade,
  withdraw,
} from '../../support/builders.ts'
import { expectProblem } from '../../support/problems.ts'
import { disagreements, run } from '../../support/rows.ts'

/** Status, ETag and bytes of everything that anybody may ask about the thread. */
async function publicAnswers(thread: ThreadMade, comments: { id: string }[]): Promise<string[]> {
  const { site, key, path, commentsPath } = thread
  const asked = [
    `/v1/sites/${site.id}`,
    `/v1/sites/${site.id}/counts?key=${key}&key=other`,
    `/v1/sites/${site.id}/recent`,
    ...['oldest', 'newest', 'best'].flatMap((sort) => [
      `${path}?sort=${sort}`,
      `${path}?sort=${sort}&limit=1&body=nodes`,
      `${commentsPath}?sort=${sort}&limit=2`,
    ]),
    ...comments.flatMap(({ id }) => [
      contextPath(thread, id),
      `${commentsPath}?parent=${id}`,
      `${commentsPath}?parent=${id}&limit=1`,
    ]),
  ]
  const answers = await Promise.all(asked.map((one) => ask(one)))
  return answers.map(({ status, headers, text }) => {
    const said = text.replace(/"request_id":"\w+"/, '')
    return [status, headers.get('ETag'), said].join(' ')
  })
}

describe('the public bytes', () => {
  it('are the same with held comments and without: roots, replies and replies to them', async () => {
    const thread = await aThread()
    const root = await aComment(thread)
    const reply = await aComment(thread, { parent_id: root.id })
    const gone = await aComment(thread, { parent_id: root.id })
    await aComment(thread, { parent_id: gone.id })
    await withdraw(gone)
    const comments = [root, reply, gone]
    const before = await publicAnswers(thread, comments)
    await setHoldAll(thread.site, true)
    const held = [
      await aComment(thread),
      await aComment(thread, { parent_id: root.id }),
      await aComment(thread, { parent_id: reply.id }),
      await aComment(thread, { by: root.by }),
    ]
    expect(await publicAnswers(thread, comments)).toEqual(before)
    for (const one of held) {
      expect((await edit(one, 'Edited while it waits.')).status).toBe(202)
    }
    expect(await publicAnswers(thread, comments)).toEqual(before)
    for (const one of held.slice(0, 2)) await withdraw(one)
    expect(await publicAnswers(thread, comments)).toEqual(before)
    expect(await disagreements(thread.site.id)).toEqual([])
  })

  it('are, with only held comments, those of a thread that nobody wrote in', async () => {
    const thread = await aThread(await aSite({ policy: { hold_all: true } }))
    const before = await publicAnswers(thread, [])
    const held = await aComment(thread)
    expect(await publicAnswers(thread, [])).toEqual(before)
    await withdraw(held)
    expect(await publicAnswers(thread, [])).toEqual(before)
  })

  it('do not tell a thread that holds something from one that does not, when it is closed', async () => {
    const thread = await aThread(await aSite({ policy: { hold_all: true } }))
    await aComment(thread)
    await run(`UPDATE threads SET state = 'closed' WHERE site_id = ?1`, thread.site.id)
    expect((await read(thread)).thread).toMatchObject({ id: null, state: 'open', version: 0 })
  })

  it('take the address and title of the first comment that is published, not of a held one', async () => {
    const thread = await aThread()
    const { origin } = thread.site
    await setHoldAll(thread.site, true)
    await aComment(thread, { page: { url: `${origin}/held`, title: 'Held' } })
    await setHoldAll(thread.site, false)
    await aComment(thread, { page: { url: `${origin}/shown`, title: 'Shown' } })
    expect((await read(thread)).thread).toMatchObject({ url: `${origin}/shown`, title: 'Shown' })
  })
})

describe('a hidden comment', () => {
  it('is to others as one that does not exist, on every route that takes an id', async () => {
    const thread = await aThread()
    await aComment(thread)
    await setHoldAll(thread.site, true)
    const held = await aComment(thread)
    await setHoldAll(thread.site, false)
    const other = await aGuest(thread.site)
    const bytes = (text: string) => text.replace(/"request_id":"\w+"/, '')
    const who = as(other)
    const body = { body: 'Mine.' }
    const asked = async (id: string) => [
      await ask(contextPath(thread, id)),
      await ask(`${thread.commentsPath}?parent=${id}`),
      await ask(`${commentPath(id)}/reactions/like`, { ...who, method: 'PUT' }),
      await ask(`${commentPath(id)}/reactions/like`, { ...who, method: 'DELETE' }),
      await ask(commentPath(id), { ...who, method: 'DELETE' }),
      await ask(commentPath(id), {
        ...who,
        method: 'PATCH',
        body,
        headers: { ...who.headers, 'If-Match': '"1"' },
      }),
      await post(other, thread, { parent_id: id }),
    ]
    const [hidden, none] = [await asked(held.id), await asked('0VbnlMl0000000000000000z')]
    expect(hidden.map(({ status }) => status)).toEqual([404, 422, 404, 404, 404, 404, 422])
    expect(hidden.map(({ text }) => bytes(text))).toEqual(none.map(({ text }) => bytes(text)))
  })

  it('takes no reactions, not even from its author', async () => {
    const thread = await aThread(await aSite({ policy: { hold_all: true } }))
    const held = await aComment(thread)
    for (const method of ['PUT', 'DELETE']) {
      const answer = await ask(`${commentPath(held.id)}/reactions/like`, { method, ...as(held.by) })
      expectProblem(answer, 'not_found')
    }
  })
})

describe('a comment that was removed', () => {
  // Until there are moderators: what their decision writes.
  async function remove({ id }: { id: string }, status: 'rejected' | 'spam'): Promise<void> {
    await run(
      `UPDATE comments SET status = ?2, revision = revision + 1, listed = (listed_replies > 0) WHERE id = ?1`,
      id,
      status,
    )
    await run(
      `UPDATE threads SET comment_count = comment_count - 1, version = version + 1
WHERE id = (SELECT thread_id FROM comments WHERE id = ?1)`,
      id,
    )
  }

  it.each(['rejected', 'spam'] as const)(
    'as %s shows only where replies stand, as `removed`',
    async (status) => {
      const thread = await aThread()
      const alone = await aComment(thread, { body: 'Alone.' })
      const answered = await aComment(thread, { body: 'Answered.', name: 'Eve' })
      await aComment(thread, { parent_id: answered.id })
      await remove(alone, status)
      await remove(answered, status)
      const { text } = await ask(thread.path)
      expect(text).not.toMatch(/rejected|spam|Alone|Answered|Eve/)
      const seen = await read(thread)
      expect(seen.comments.items).toMatchObject([
        { id: answered.id, state: 'removed', author: null, body_html: '', reply_count: 1 },
      ])
      expect(await disagreements(thread.site.id)).toEqual([])
    },
  )

  it('takes neither edit, nor withdrawal, nor reply, nor reaction', async () => {
    const thread = await aThread()
    const comment = await aComment(thread)
    await aComment(thread, { parent_id: comment.id })
    await remove(comment, 'rejected')
    expectProblem(await edit(comment, 'But.', 2), 'not_found')
    expectProblem(await withdraw(comment), 'not_found')
    expectProblem(await post(comment.by, thread, { parent_id: comment.id }), 'invalid_request')
    const reaction = `${commentPath(comment.id)}/reactions/like`
    expectProblem(await ask(reaction, { method: 'PUT', ...as(comment.by) }), 'not_found')
  })
})
