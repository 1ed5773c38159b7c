// Posting: what is stored, what is answered, and what a page and a parent have to be.
import { afterEach, describe, expect, it } from 'vitest'
import { holdClock, now } from '../../../worker/clock.ts'
import type { CommentContext } from '../../../worker/contract/shapes.ts'
import { timeOf } from '../../../worker/id.ts'
import { ask } from '../../support/ask.ts'
import { aComment, aGuest, aSite, aThread, post, read, setHoldAll } from '../../support/builders.ts'
import { ids } from '../../support/lists.ts'
import { expectProblem, expectProblemAt } from '../../support/problems.ts'
import { disagreements, one, run } from '../../support/rows.ts'

afterEach(() => holdClock(null))

describe('a comment', () => {
  it('is answered with its source, both forms of its text and how long it may be edited', async () => {
    const at = Math.floor(now() / 1000) * 1000
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    holdClock(at)
    const { status, json } = await post(guest, thread, { body: ' A *word*.\n', name: 'Ada' })
    expect(status).toBe(201)
    expect(json).toEqual({
      comment: {
        id: expect.stringMatching(/^[0-9A-Za-z]{24}$/),
        parent_id: null,
        depth: 0,
        author: { id: guest.id, name: 'Ada', website: null, avatar_url: null, badge: null },
        state: 'approved',
        body: 'A *word*.',
        body_html: '<p>A <em>word</em>.</p>',
        body_nodes: [{ tag: 'p', children: ['A ', { tag: 'em', children: ['word'] }, '.'] }],
        posted_at: new Date(at).toISOString(),
        edited_at: null,
        edited_by: null,
        revision: 1,
        pinned: false,
        reactions: [],
        reply_count: 0,
      },
      editable_until: new Date(at + 300_000).toISOString(),
    })
  })

  it('is found at the address that the answer names', async () => {
    const thread = await aThread(undefined, 'a/b c?')
    const { json, headers } = await post(await aGuest(thread.site), thread)
    const { status, json: found } = await ask<CommentContext>(headers.get('Location') ?? '')
    expect([status, found.comment.id]).toEqual([200, json.comment.id])
  })

  it('has its addresses in one spelling, and the page without its fragment', async () => {
    const thread = await aThread()
    const page = { url: `${thread.site.origin.toUpperCase()}:443/a b#top` }
    const { author } = await aComment(thread, { website: 'HTTPS://Ada.Example', page })
    expect(author?.website).toBe('https://ada.example/')
    expect((await read(thread)).thread.url).toBe(`${thread.site.origin}/a%20b`)
  })

  it('loses marks of direction from its name, which come along with pasted text', async () => {
    const { author } = await aComment(await aThread(), { name: '\u200fעדה\u200e' })
    expect(author?.name).toBe('עדה')
  })

  it('is in the thread as soon as it is answered', async () => {
    const thread = await aThread()
    const made = await aComment(thread)
    const seen = await read(thread)
    expect([ids(seen.comments.items), seen.thread.comment_count]).toEqual([[made.id], 1])
    expect(await disagreements(thread.site.id)).toEqual([])
  })

  it('is 202 and in no list where everything is held for review', async () => {
    const thread = await aThread(await aSite({ policy: { hold_all: true } }))
    const guest = await aGuest(thread.site)
    const { status, json } = await post(guest, thread)
    expect([status, json.comment.state]).toEqual([202, 'pending'])
    expect((await read(thread)).comments.items).toEqual([])
  })

  it('may be empty of name and website, by null or by leaving them out', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    for (const draft of [{}, { name: null, website: null, parent_id: null }]) {
      const { status, json } = await post(guest, thread, draft)
      expect([status, json.comment.author?.name]).toEqual([201, null])
    }
  })

  it('has its text and name in the composed form of Unicode', async () => {
    const thread = await aThread()
    const { body, author } = await aComment(thread, { body: 'e\u0301', name: 'Zoe\u0301' })
    expect([body, author?.name]).toEqual(['\u00e9', 'Zo\u00e9'])
  })

  it('of exactly the greatest size is stored whole, in bytes and not in characters', async () => {
    const thread = await aThread()
    for (const body of ['x'.repeat(10_000), 'ä'.repeat(5_000), '🦊'.repeat(2_500)]) {
      const made = await aComment(thread, { body })
      const row = await one<{ body: string }>('SELECT body FROM comments WHERE id = ?1', made.id)
      expect(row?.body === body).toBe(true)
    }
  })

  it('by a name of exactly 40 code points is stored whole', async () => {
    const thread = await aThread()
    for (const name of ['x'.repeat(40), '🦊'.repeat(40)]) {
      expect((await aComment(thread, { name })).author?.name).toBe(name)
    }
    const guest = await aGuest(thread.site)
    const long = await post(guest, thread, { name: '🦊'.repeat(41) })
    expectProblemAt(long, 'invalid_request', '/name')
  })

  it('keeps what looks like markup, SQL or a template as the text it is', async () => {
    const thread = await aThread()
    const name = `'); DROP TABLE comments; -- <b>\${x}`
    const { body_html, author } = await aComment(thread, {
      body: '<script>alert(1)</script> {{x}}',
      name,
    })
    expect(body_html).not.toContain('<script')
    expect(author?.name).toBe(name)
    expect((await read(thread)).comments.items).toHaveLength(1)
  })
})

describe('a reply', () => {
  it('stands below its parent, whose counts and whose root grow', async () => {
    const thread = await aThread()
    const root = await aComment(thread)
    const reply = await aComment(thread, { parent_id: root.id })
    const deeper = await aComment(thread, { parent_id: reply.id })
    expect([reply.depth, deeper.depth, deeper.parent_id]).toEqual([1, 2, reply.id])
    const [seen] = (await read(thread)).comments.items
    expect(seen?.reply_count).toBe(2)
    expect(seen?.replies?.items).toMatchObject([
      { id: reply.id, reply_count: 1 },
      { id: deeper.id, reply_count: 0 },
    ])
    expect(await disagreements(thread.site.id)).toEqual([])
  })

  it('stands after its parent in every order, even when the clock was ahead and is set back', async () => {
    const thread = await aThread()
    const at = now()
    const guest = await aGuest(thread.site)
    holdClock(at + 600_000)
    const root = await aComment(thread, { by: guest })
    holdClock(at)
    const reply = await aComment(thread, { by: guest, parent_id: root.id })
    const deeper = await aComment(thread, { by: guest, parent_id: reply.id })
    expect([root.id, reply.id, deeper.id]).toEqual([root.id, reply.id, deeper.id].sort())
    expect(timeOf(deeper.id)).toBe(at + 600_002)
    const later = await post(guest, thread, { parent_id: deeper.id })
    expect(later.status).toBe(201)
  })

  it('may be as deep as the site says and no deeper', async () => {
    const thread = await aThread(await aSite({ limits: { depth: 2 } }))
    const guest = await aGuest(thread.site)
    const root = await aComment(thread)
    const reply = await aComment(thread, { parent_id: root.id })
    const deepest = await aComment(thread, { parent_id: reply.id })
    const deeper = await post(guest, thread, { parent_id: deepest.id })
    expectProblemAt(deeper, 'invalid_request', '/parent_id')
    const flat = await aThread(await aSite({ limits: { depth: 0 } }))
    const alone = await aComment(flat)
    const refused = await post(await aGuest(flat.site), flat, { parent_id: alone.id })
    expectProblemAt(refused, 'invalid_request', '/parent_id')
  })

  it('may be 100 deep, and each of the hundred is found from the first to the last', async () => {
    const thread = await aThread(await aSite({ limits: { comments_per_minute: 600 } }))
    const guest = await aGuest(thread.site)
    let parent = await aComment(thread, { by: guest })
    for (let depth = 1; depth <= 100; depth++) {
      parent = await aComment(thread, { by: guest, parent_id: parent.id })
    }
    const { json } = await ask<{ ancestors: unknown[] }>(
      `${thread.commentsPath}/${parent.id}/context`,
    )
    expect(json.ancestors).toHaveLength(100)
    const deeper = await post(guest, thread, { parent_id: parent.id })
    expectProblemAt(deeper, 'invalid_request', '/parent_id')
    expect(await disagreements(thread.site.id)).toEqual([])
  })
})

describe('the page', () => {
  it('is of the origin that sent the comment, or without one of the list of the site', async () => {
    const site = await aSite({ origins: ['https://a.example', 'https://b.example:8443'] })
    const thread = await aThread(site)
    const guest = await aGuest(site)
    const from = async (origin: string | undefined, url: string) =>
      post(guest, thread, { page: { url } }, undefined, { origin })
    for (const [origin, url] of [
      ['https://a.example', 'https://a.example'],
      ['https://a.example', 'https://A.example:443/x?y#z'],
      ['https://b.example:8443', 'https://b.example:8443/x'],
      [undefined, 'https://a.example/x'],
      [undefined, 'https://b.example:8443/x'],
    ] as const) {
      expect([url, (await from(origin, url)).status]).toEqual([url, 201])
    }
    for (const [origin, url] of [
      ['https://a.example', 'https://b.example:8443/x'],
      ['https://a.example', 'http://a.example/x'],
      ['https://a.example', 'https://a.example.evil.example/'],
      ['https://a.example', 'https://a.example@evil.example/'],
      ['https://b.example:8443', 'https://b.example/x'],
      [undefined, 'https://elsewhere.example/x'],
    ] as const) {
      expectProblemAt(await from(origin, url), 'invalid_request', '/page/url')
    }
  })
})

it('is 409 in a closed thread, for roots and replies alike', async () => {
  const thread = await aThread()
  const root = await aComment(thread)
  await run(`UPDATE threads SET state = 'closed' WHERE site_id = ?1`, thread.site.id)
  const guest = await aGuest(thread.site)
  expectProblem(await post(guest, thread), 'thread_closed')
  expectProblem(await post(guest, thread, { parent_id: root.id }), 'thread_closed')
  expect((await read(thread)).thread.comment_count).toBe(1)
})

it('is 422 below a comment that readers do not see', async () => {
  const thread = await aThread()
  await setHoldAll(thread.site, true)
  const held = await aComment(thread)
  await setHoldAll(thread.site, false)
  const answer = await post(await aGuest(thread.site), thread, { parent_id: held.id })
  const nobody = await post(await aGuest(thread.site), thread, { parent_id: 'nobody' })
  expectProblemAt(answer, 'invalid_request', '/parent_id')
  const [hidden, unknown] = [answer, nobody].map(({ text }) => text.replace(/"request_id".*/, ''))
  expect(hidden).toBe(unknown)
})
