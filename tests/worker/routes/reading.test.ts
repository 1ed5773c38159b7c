// What anybody reads: a site's settings, a thread with its first page, the counts of many threads.
import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../../../worker/contract/limits.ts'
import type { Comment, Counts, Page, Site } from '../../../worker/contract/shapes.ts'
import { ask, askInVain } from '../../support/ask.ts'
import {
  aComment,
  aGuest,
  aSite,
  as,
  aThread,
  post,
  read,
  withdraw,
} from '../../support/builders.ts'
import { expectProblemAt } from '../../support/problems.ts'
import { everything, run } from '../../support/rows.ts'

describe("a site's settings", () => {
  it('are told with every limit, and with nothing that is not for the public', async () => {
    const site = await aSite({
      limits: { depth: 3 },
      policy: { hold_all: true },
      notice: 'Be kind.',
    })
    const { json, text } = await ask<Site>(`/v1/sites/${site.id}`)
    expect(json).toEqual({
      id: site.id,
      name: `The ${site.id} Gazette`,
      origins: site.origins,
      reaction_kinds: [
        { kind: 'like', emoji: '👍', label: 'Like' },
        { kind: 'insight', emoji: '💡', label: 'Insightful' },
        { kind: 'disagree', emoji: '👎', label: 'Disagree' },
      ],
      limits: { ...defaultLimits, depth: 3 },
      sign_in: 'guest',
      challenge: null,
      notice: 'Be kind.',
    })
    expect(text).not.toMatch(/hold|policy|author_key|weight/)
  })

  it('are, where the site sets none, the limits that the contract names', async () => {
    const { json } = await ask<Site>(`/v1/sites/${(await aSite()).id}`)
    expect(json.limits).toEqual({
      body_bytes: 10_000,
      name_characters: 40,
      depth: 100,
      edit_window_seconds: 300,
      comments_per_minute: 20,
      roots_per_page: 20,
      replies_per_root: 3,
    })
  })
})

describe('a thread', () => {
  it('that nobody wrote in is there, empty, and reading it writes nothing', async () => {
    const thread = await aThread()
    const before = await everything()
    const seen = await read(thread)
    expect(seen).toEqual({
      site: (await ask<Site>(`/v1/sites/${thread.site.id}`)).json,
      thread: {
        id: null,
        key: thread.key,
        url: null,
        title: null,
        state: 'open',
        closes_at: null,
        message: null,
        comment_count: 0,
        reactions: [],
        version: 0,
        sort: 'oldest',
      },
      comments: { items: [], next: null },
    })
    expect((await ask<Page<Comment>>(thread.commentsPath)).json).toEqual({ items: [], next: null })
    expect(await everything()).toBe(before)
  })

  it('has the address and the title of its first published comment, whatever comes after', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    await post(guest, thread, { page: { url: `${thread.site.origin}/first#top`, title: 'First' } })
    await post(guest, thread, { page: { url: `${thread.site.origin}/second`, title: 'Second' } })
    const seen = await read(thread)
    expect(seen.thread).toMatchObject({
      id: expect.stringMatching(/^\w{1,40}$/),
      url: `${thread.site.origin}/first`,
      title: 'First',
      comment_count: 2,
      state: 'open',
    })
  })

  it('says when it is closed', async () => {
    const thread = await aThread()
    await aComment(thread)
    await run(`UPDATE threads SET state = 'closed' WHERE site_id = ?1`, thread.site.id)
    expect((await read(thread)).thread.state).toBe('closed')
  })

  it('shows a comment with exactly these members', async () => {
    const thread = await aThread()
    const draft = { body: 'A *word*.', name: ' Ada  L. ', website: 'https://ada.example/' }
    const made = await aComment(thread, draft)
    const [comment] = (await read(thread)).comments.items
    expect(comment).toEqual({
      id: made.id,
      parent_id: null,
      depth: 0,
      author: {
        id: made.by.id,
        name: 'Ada L.',
        website: 'https://ada.example/',
        avatar_url: null,
        badge: null,
      },
      state: 'approved',
      body_html: '<p>A <em>word</em>.</p>',
      posted_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      edited_at: null,
      edited_by: null,
      revision: 1,
      pinned: false,
      reactions: [],
      reply_count: 0,
      replies: { items: [], next: null },
    })
  })

  it('has its bodies as nodes where they are asked for, and never both', async () => {
    const thread = await aThread()
    const root = await aComment(thread, { body: 'A *word*.' })
    await aComment(thread, { parent_id: root.id })
    for (const path of [thread.path, thread.commentsPath]) {
      const { text } = await ask(`${path}?body=nodes`)
      expect(text).toContain('"body_nodes":[{"tag":"p","children":["A ",{"tag":"em"')
      expect(text).not.toContain('body_html')
      expect((await ask(path)).text).not.toContain('body_nodes')
    }
  })

  it('names authors as they were when they wrote', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    await aComment(thread, { by: guest, name: 'Before' })
    await aComment(thread, { by: guest, name: 'After' })
    await aComment(thread, { by: guest })
    const names = (await read(thread)).comments.items.map(({ author }) => author?.name)
    expect(names).toEqual(['Before', 'After', null])
  })
})

it('keeps no title of a later comment where the first one came without', async () => {
  const thread = await aThread()
  const { url } = thread.page
  await aComment(thread, { page: { url } })
  await aComment(thread)
  expect((await read(thread)).thread).toMatchObject({ url, title: null })
})

describe('counts', () => {
  const countsOf = async (site: string, keys: string[]) => {
    const query = keys.map((key) => `key=${encodeURIComponent(key)}`).join('&')
    return ask<Counts>(`/v1/sites/${site}/counts?${query}`)
  }

  it('are what a reader can see, zero for threads that nobody wrote in', async () => {
    const site = await aSite()
    const [busy, quiet, empty] = [await aThread(site), await aThread(site), await aThread(site)]
    const root = await aComment(busy)
    const reply = await aComment(busy, { parent_id: root.id })
    await aComment(quiet)
    const all = [busy.key, quiet.key, empty.key]
    const counted = async () => Object.values((await countsOf(site.id, all)).json.counts)
    expect(await counted()).toEqual([2, 1, 0])
    await withdraw(root)
    expect(await counted()).toEqual([1, 1, 0])
    await withdraw(reply)
    expect(await counted()).toEqual([0, 1, 0])
  })

  it('take up to 100 keys, each counted once however often it is named', async () => {
    const site = await aSite()
    const keys = Array.from({ length: 100 }, (_, nth) => `key ${nth}`)
    const { json } = await countsOf(site.id, [...keys, ...keys])
    expect(Object.keys(json.counts)).toEqual(keys)
    const answer = await askInVain(
      `/v1/sites/${site.id}/counts?${[...keys, 'one more'].map((key) => `key=${key}`).join('&')}`,
    )
    expectProblemAt(answer, 'invalid_request', '?key')
    expect((await countsOf(site.id, [])).json).toEqual({ counts: {} })
  })

  it('keep keys apart that JavaScript would not', async () => {
    const site = await aSite()
    await aComment(await aThread(site, '__proto__'))
    const { text } = await countsOf(site.id, ['__proto__', 'constructor', '1', '01'])
    expect(text).toContain('"__proto__":1')
    expect(text).toContain('"constructor":0')
  })

  it('have a new ETag whenever one of them changes', async () => {
    const site = await aSite()
    const [one, two] = [await aThread(site), await aThread(site)]
    const tags = new Set<string | null>()
    const note = async () =>
      tags.add((await countsOf(site.id, [one.key, two.key])).headers.get('ETag'))
    await note()
    const root = await aComment(one)
    await note()
    await aComment(two)
    await note()
    await withdraw(root)
    await note()
    expect(tags.size).toBe(4)
  })
})

it('says the same to everybody: a token changes nothing of a cacheable answer', async () => {
  const thread = await aThread()
  const comment = await aComment(thread)
  await ask(`${thread.path}/reactions/like`, { method: 'PUT', ...as(comment.by) })
  const { text, headers } = await ask(thread.path)
  const own = await ask(thread.path, as(comment.by))
  expect([own.text, own.headers.get('ETag')]).toEqual([text, headers.get('ETag')])
})
