// An author edits: within the window, on the revision that was read, and held where the site says so.
import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it } from 'vitest'
import { holdClock, now } from '../../../worker/clock.ts'
import type { Posted } from '../../../worker/contract/shapes.ts'
import { ask, askInVain } from '../../support/ask.ts'
import {
  aComment,
  aGuest,
  aSite,
  as,
  aThread,
  commentPath,
  contextPath,
  edit,
  read,
  setHoldAll,
  withdraw,
} from '../../support/builders.ts'
import { afterFacts } from '../../support/interposed-db.ts'
import { ids } from '../../support/lists.ts'
import { expectProblem, expectProblemAt } from '../../support/problems.ts'
import { disagreements, everything } from '../../support/rows.ts'

afterEach(() => holdClock(null))

describe('an edit', () => {
  it('changes the text, the time of the edit and the revision, and is told with its source', async () => {
    const thread = await aThread()
    const start = now()
    holdClock(start)
    const comment = await aComment(thread, { name: 'Ada' })
    holdClock(start + 60_000)
    const { status, json } = await edit(comment, 'A *better* one.')
    expect(status).toBe(200)
    const { by, ...posted } = comment
    expect(json).toEqual({
      comment: {
        ...posted,
        body: 'A *better* one.',
        body_html: '<p>A <em>better</em> one.</p>',
        body_nodes: [{ tag: 'p', children: ['A ', { tag: 'em', children: ['better'] }, ' one.'] }],
        edited_at: new Date(start + 60_000).toISOString(),
        edited_by: 'author',
        revision: 2,
      },
      editable_until: new Date(start + 300_000).toISOString(),
    })
    const [seen] = (await read(thread)).comments.items
    expect(seen).toMatchObject({
      body_html: '<p>A <em>better</em> one.</p>',
      edited_at: new Date(start + 60_000).toISOString(),
      revision: 2,
      author: { id: by.id, name: 'Ada' },
    })
  })

  it('to the same text changes nothing, however often it is sent', async () => {
    const thread = await aThread()
    const comment = await aComment(thread)
    const before = await everything()
    const { status, json } = await edit(comment, ` ${comment.body} `)
    expect([status, json.comment.revision, json.comment.edited_at]).toEqual([200, 1, null])
    expect(await everything()).toBe(before)
  })

  it('may come as a merge patch', async () => {
    const thread = await aThread()
    const comment = await aComment(thread)
    const { headers, ...who } = as(comment.by)
    const { status } = await ask(commentPath(comment.id), {
      method: 'PATCH',
      ...who,
      body: { body: 'Merged.' },
      headers: { ...headers, 'If-Match': '"1"', 'Content-Type': 'application/merge-patch+json' },
    })
    expect(status).toBe(200)
  })

  it('keeps place, counts and reactions', async () => {
    const thread = await aThread()
    const root = await aComment(thread)
    await aComment(thread, { parent_id: root.id })
    await ask(`${commentPath(root.id)}/reactions/like`, { method: 'PUT', ...as(root.by) })
    const [before] = (await read(thread)).comments.items
    await edit(root, 'Better.')
    const [after] = (await read(thread)).comments.items
    const edited = { edited_at: after?.edited_at, edited_by: 'author' }
    const changed = { body_html: '<p>Better.</p>', revision: 2, ...edited }
    expect(after).toEqual({ ...before, ...changed })
    expect(await disagreements(thread.site.id)).toEqual([])
  })

  it('is possible to the last moment of the window, and 409 after it', async () => {
    const thread = await aThread(await aSite({ limits: { edit_window_seconds: 10 } }))
    const start = now()
    holdClock(start)
    const comment = await aComment(thread)
    holdClock(start + 10_000)
    expect((await edit(comment, 'In time.')).status).toBe(200)
    holdClock(start + 10_001)
    expectProblem(await edit(comment, 'Too late.', 2), 'edit_window_over')
  })
})

describe('the revision', () => {
  it('grows by one with each change of text or state, and not by replies or reactions', async () => {
    const thread = await aThread()
    const comment = await aComment(thread)
    const revision = async () => (await read(thread)).comments.items[0]?.revision
    await aComment(thread, { parent_id: comment.id })
    await ask(`${commentPath(comment.id)}/reactions/like`, { method: 'PUT', ...as(comment.by) })
    expect(await revision()).toBe(1)
    await edit(comment, 'Two.', 1)
    expect(await revision()).toBe(2)
    await edit(comment, 'Three.', 2)
    expect(await revision()).toBe(3)
    await withdraw(comment)
    expect(await revision()).toBe(4)
  })

  it('that is stale is 412 with the comment as it is now', async () => {
    const thread = await aThread()
    const comment = await aComment(thread)
    await edit(comment, 'Newer.')
    for (const revision of [1, 3, 0]) {
      const answer = await edit(comment, 'Mine.', revision)
      const problem = expectProblem(answer, 'stale_revision')
      expect(problem).toMatchObject({ current: { id: comment.id, revision: 2, body: 'Newer.' } })
    }
    expect((await read(thread)).comments.items[0]?.body_html).toBe('<p>Newer.</p>')
  })

  it('is required on an edit, and said in quotes', async () => {
    const thread = await aThread()
    const comment = await aComment(thread)
    const patch = (ifMatch: string | undefined) => {
      const { headers, ...who } = as(comment.by)
      const asked = { method: 'PATCH', ...who, body: { body: 'Better.' } }
      return ask(commentPath(comment.id), {
        ...asked,
        headers: { ...headers, 'If-Match': ifMatch },
      })
    }
    for (const none of [undefined, '']) expectProblem(await patch(none), 'revision_required')
    for (const wrong of ['1', '"x"', '"1", "2"', '"-1"', '"1.0"', '"1"x']) {
      expectProblemAt(await patch(wrong), 'invalid_request', 'If-Match')
    }
    expect((await patch('"1"')).status).toBe(200)
  })

  it('lets one of many edits through that are made of it at once', async () => {
    for (let round = 0; round < 5; round++) {
      const thread = await aThread()
      const comment = await aComment(thread)
      const texts = ['One.', 'Two.', 'Three.', 'Four.']
      const answers = await Promise.all(texts.map((text) => edit(comment, text)))
      const through = answers.filter(({ status }) => status === 200)
      expect(through).toHaveLength(1)
      for (const answer of answers)
        if (answer.status !== 200) expectProblem(answer, 'stale_revision')
      const [seen] = (await read(thread)).comments.items
      expect(seen).toMatchObject({ revision: 2, body_html: through[0]?.json.comment.body_html })
    }
  })

  it('changed by a faster edit is 412 with the words of that edit', async () => {
    const thread = await aThread()
    const comment = await aComment(thread)
    const { headers, ...who } = as(comment.by)
    const answer = await askInVain(commentPath(comment.id), {
      method: 'PATCH',
      ...who,
      body: { body: 'Slow.' },
      headers: { ...headers, 'If-Match': '"1"' },
      env: { DB: afterFacts(env.DB, () => edit(comment, 'Fast.')) },
    })
    expect(expectProblem(answer, 'stale_revision')).toMatchObject({
      current: { revision: 2, body: 'Fast.' },
    })
    expect((await read(thread)).comments.items[0]?.body_html).toBe('<p>Fast.</p>')
  })
})

describe('an edit that is held', () => {
  it('is 202 and hides the comment from everybody but its author', async () => {
    const thread = await aThread()
    const comment = await aComment(thread)
    await setHoldAll(thread.site, true)
    const { status, json } = await edit(comment, 'Held words.')
    expect([status, json.comment.state, json.comment.revision]).toEqual([202, 'pending', 2])
    const seen = await read(thread)
    expect([seen.comments.items, seen.thread.comment_count]).toEqual([[], 0])
    expectProblem(await askInVain(contextPath(thread, comment.id)), 'not_found')
    const { json: mine } = await ask<{ comments: Posted['comment'][] }>(
      `${thread.path}/mine`,
      as(comment.by),
    )
    expect(mine.comments).toMatchObject([{ id: comment.id, body: 'Held words.', state: 'pending' }])
    expect(await disagreements(thread.site.id)).toEqual([])
  })

  it('leaves a tombstone where replies stand, at every depth, without the words of either text', async () => {
    const thread = await aThread()
    const root = await aComment(thread)
    const middle = await aComment(thread, {
      parent_id: root.id,
      body: 'Former words.',
      name: 'Ada',
    })
    const leaf = await aComment(thread, { parent_id: middle.id })
    await setHoldAll(thread.site, true)
    expect((await edit(middle, 'Held words.')).status).toBe(202)
    const page = await ask(thread.path)
    expect(page.text).not.toMatch(/Former|Held|Ada/)
    const seen = await read(thread)
    const [shown] = seen.comments.items
    expect([seen.thread.comment_count, shown?.reply_count]).toEqual([2, 1])
    expect(ids(shown?.replies?.items ?? [])).toEqual([middle.id, leaf.id])
    expect(shown?.replies?.items[0]).toMatchObject({ author: null, body_html: '', reply_count: 1 })
    expect(await disagreements(thread.site.id)).toEqual([])
  })

  it('may be edited again while it waits, and goes on waiting though nothing holds it now', async () => {
    const thread = await aThread()
    const comment = await aComment(thread)
    await setHoldAll(thread.site, true)
    await edit(comment, 'Held.')
    await setHoldAll(thread.site, false)
    const { status, json } = await edit(comment, 'Held, and better.', 2)
    expect([status, json.comment.state, json.comment.revision]).toEqual([202, 'pending', 3])
    expect((await read(thread)).comments.items).toEqual([])
  })
})

describe('who edits', () => {
  it('is the author alone: 403 for others, 404 where they would learn of a hidden comment', async () => {
    const thread = await aThread()
    const comment = await aComment(thread)
    const other = await aGuest(thread.site)
    const before = await everything()
    expectProblem(await edit({ ...comment, by: other }, 'Mine now.'), 'not_author')
    expectProblem(await withdraw({ ...comment, by: other }), 'not_author')
    expect(await everything()).toBe(before)
    await setHoldAll(thread.site, true)
    const held = await aComment(thread)
    expectProblem(await edit({ ...held, by: other }, 'Mine now.'), 'not_found')
    expectProblem(await withdraw({ ...held, by: other }), 'not_found')
  })

  it('cannot bring back what was withdrawn', async () => {
    const thread = await aThread()
    const comment = await aComment(thread)
    await withdraw(comment)
    expectProblem(await edit(comment, 'Here again.', 2), 'not_found')
    expect((await read(thread)).comments.items).toEqual([])
  })
})
