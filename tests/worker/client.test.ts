// The typed client, against the worker through its own exports.
import { exports } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { connect, Declined } from '../../client/connect.ts'
import { aComment, aGuest, aSite, aThread, type Guest, kinds } from '../support/builders.ts'

const to = (guest?: Guest) =>
  connect('https://comments.example', {
    ...(guest && { token: guest.token }),
    fetch: (request) => exports.default.fetch(request),
  })

describe('the client', () => {
  it('reads, page by page, with keys that need encoding', async () => {
    const thread = await aThread(await aSite(), 'https://gazette.example/a?b=c&d=ü%')
    const comments = [await aComment(thread), await aComment(thread), await aComment(thread)]
    const path = { site: thread.site.id, key: thread.key }
    const first = await to().get('thread', { path, query: { limit: 2, sort: 'newest' } })
    expect(first.body.thread.comment_count).toBe(3)
    const cursor = first.body.comments.next ?? ''
    const rest = await to().get('comments', { path, query: { cursor, body: 'nodes' } })
    const shown = [...first.body.comments.items, ...rest.body.items]
    expect(shown.map(({ id }) => id)).toEqual(comments.map(({ id }) => id).reverse())
    expect(rest.body.items[0]?.body_nodes).toBeDefined()
  })

  it('asks for many keys at once, and for what takes nothing', async () => {
    const site = await aSite()
    const [one, two] = [await aThread(site), await aThread(site)]
    await aComment(one)
    const query = { key: [one.key, two.key] }
    const { body } = await to().get('counts', { path: { site: site.id }, query })
    expect(body.counts).toEqual({ [one.key]: 1, [two.key]: 0 })
    const recent = await to().get('recent', { path: { site: site.id }, query: { limit: 1 } })
    expect(recent.body.items.map(({ thread }) => thread.key)).toEqual([one.key])
    expect((await to().get('health')).body).toEqual({ status: 'ok' })
  })

  it('writes, edits, reacts and withdraws', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    const path = { site: thread.site.id, key: thread.key }
    const posted = await to(guest).post('comments', {
      path,
      body: { body: 'First.', page: thread.page },
      idempotencyKey: 'first',
    })
    expect(posted.status).toBe(201)
    expect(posted.headers.get('Location')).toContain(posted.body.comment.id)
    const { id, revision } = posted.body.comment
    const body = { body: 'Second.' }
    const edited = await to(guest).patch('comment', { path: { id }, body, revision })
    expect(edited.body.comment.body).toBe('Second.')
    const kind = kinds[0]?.kind ?? ''
    const reacted = await to(guest).put('commentReaction', { path: { id, kind } })
    expect(reacted.body.mine).toEqual([kind])
    const gone = await to(guest).delete('comment', { path: { id } })
    expect([gone.status, gone.body]).toEqual([204, null])
  })

  it('throws what is declined', async () => {
    const thread = await aThread()
    const wanted = to().get('site', { path: { site: 'nobody' } })
    await expect(wanted).rejects.toBeInstanceOf(Declined)
    await expect(wanted).rejects.toMatchObject({ problem: { code: 'not_found', status: 404 } })
    const { id, by, revision } = await aComment(thread)
    const stale = { path: { id }, body: { body: 'Late.' }, revision: revision + 1 }
    const declined = to(by).patch('comment', stale)
    await expect(declined).rejects.toMatchObject({ problem: { code: 'stale_revision' } })
  })

  it('does not compile with what the contract does not know', () => {
    const api = to()
    const path = { site: 's', key: 'k' }
    const draft = { body: 'Text.', page: { url: 'https://gazette.example/' } }
    const wrong = [
      // @ts-expect-error: there is no such path
      () => api.get('nothing'),
      // @ts-expect-error: that path does not have the method
      () => api.post('health'),
      // @ts-expect-error: a key is missing in the path
      () => api.get('thread', { path: { site: 's' } }),
      // @ts-expect-error: there is no such order
      () => api.get('thread', { path, query: { sort: 'random' } }),
      // @ts-expect-error: a page is missing in the body
      () => api.post('comments', { path, body: { body: 'Text.' }, idempotencyKey: 'k' }),
      // @ts-expect-error: the key is missing
      () => api.post('comments', { path, body: draft }),
      // @ts-expect-error: the revision is missing
      () => api.patch('comment', { path: { id: 'i' }, body: { body: 'Text.' } }),
      // @ts-expect-error: there is no such member
      async () => (await api.get('health')).body.state,
    ]
    expect(wrong).toHaveLength(8)
  })
})
