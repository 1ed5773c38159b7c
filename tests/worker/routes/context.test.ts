// A permalink: one comment with its ancestors and what stands around it, at a bounded cost.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Comment, CommentContext } from '../../../worker/contract/shapes.ts'
import { ask, askInVain } from '../../support/ask.ts'
import {
  aComment,
  aSite,
  aThread,
  contextPath,
  edit,
  setHoldAll,
  withdraw,
} from '../../support/builders.ts'
import { aDiscussion, type Discussion, ids, type Written, walk } from '../../support/lists.ts'
import { expectProblem } from '../../support/problems.ts'

let discussion: Discussion

beforeAll(async () => {
  discussion = await aDiscussion(110)
})

async function contextOf(id: string, query = ''): Promise<CommentContext> {
  const { status, json } = await ask<CommentContext>(contextPath(discussion.thread, id) + query)
  expect(status).toBe(200)
  return json
}

const ancestorsOf = ({ parent }: Written): string[] =>
  parent ? [...ancestorsOf(parent), parent.id] : []

/** All of the list that the comment stands in: the roots, or its branch. */
function listOf({ root }: Written): string[] {
  const { roots, replies } = discussion
  return ids(root === null ? roots : replies.filter((one) => one.root?.id === root.id)).sort()
}

describe('a permalink', () => {
  it('shows any comment with its ancestors, root first', async () => {
    for (const one of [...discussion.roots, ...discussion.replies]) {
      const { comment, ancestors, thread, site } = await contextOf(one.id)
      expect(comment.id).toBe(one.id)
      // With its settings, so that one request draws everything.
      expect(site).toMatchObject({ id: discussion.thread.site.id, sign_in: 'guest' })
      expect(ids(ancestors)).toEqual(ancestorsOf(one))
      expect(ancestors.map(({ depth }) => depth)).toEqual(ancestors.map((_, at) => at))
      expect(thread).toMatchObject({ key: discussion.thread.key, comment_count: 110 })
    }
  })

  it('shows up to ten of its list before it and after it, in posting order', async () => {
    for (const one of [...discussion.roots, ...discussion.replies]) {
      const { before, after } = await contextOf(one.id)
      const list = listOf(one)
      const at = list.indexOf(one.id)
      expect(ids(before.items)).toEqual(list.slice(Math.max(0, at - 10), at))
      expect(ids(after.items)).toEqual(list.slice(at + 1, at + 11))
      expect(before.next === null).toBe(at <= 10)
      expect(after.next === null).toBe(list.length - at - 1 <= 10)
    }
  })

  it('goes on in both directions until its whole list is met, once each', async () => {
    const { roots, replies, thread } = discussion
    for (const one of [
      roots[0],
      roots[15],
      roots.at(-1),
      replies[0],
      replies[40],
      replies.at(-1),
    ]) {
      if (one === undefined) continue
      const { before, after } = await contextOf(one.id)
      const query = { limit: '3', ...(one.root && { parent: one.root.id }) }
      const earlier = await walk(thread.commentsPath, query, { from: before.next })
      const later = await walk(thread.commentsPath, query, { from: after.next })
      expect([
        ...ids(earlier).reverse(),
        ...ids(before.items),
        one.id,
        ...ids(after.items),
        ...ids(later),
      ]).toEqual(listOf(one))
    }
  })

  it('comes with the first replies where a root has some, also among its neighbours', async () => {
    const { thread, roots } = discussion
    const { json } = await ask<{ items: Comment[] }>(`${thread.commentsPath}?limit=100`)
    const listed = new Map(json.items.map((root) => [root.id, root]))
    const { comment, before, after } = await contextOf(roots[12]?.id ?? '')
    for (const root of [comment, ...before.items, ...after.items]) {
      expect(root).toEqual(listed.get(root.id))
    }
  })

  it('has bodies in the form that is asked for', async () => {
    const { id } = discussion.replies[20] as Written
    const html = await contextOf(id)
    const nodes = await contextOf(id, '?body=nodes')
    expect(html.comment.body_html).toMatch(/^<p>No\. \d+<\/p>$/)
    expect(nodes.comment.body_nodes).toEqual([{ tag: 'p', children: [expect.any(String)] }])
    expect(nodes.comment).not.toHaveProperty('body_html')
    for (const { body_nodes } of nodes.ancestors) expect(body_nodes).toBeDefined()
  })

  it('shows a tombstone too while replies stand on it, and among ancestors', async () => {
    const thread = await aThread()
    const root = await aComment(thread, { name: 'Ada', body: 'Regretted.' })
    const reply = await aComment(thread, { parent_id: root.id })
    await withdraw(root)
    const up = (await ask<CommentContext>(contextPath(thread, reply.id))).json
    expect(up.ancestors).toMatchObject([
      { id: root.id, state: 'withdrawn', author: null, body_html: '' },
    ])
    const { status, text } = await ask(contextPath(thread, root.id))
    expect(status).toBe(200)
    expect(text).not.toMatch(/Ada|Regretted/)
  })
})

describe('is 404, and not modified for nobody', () => {
  it('for a comment that readers cannot see', async () => {
    const thread = await aThread()
    const held = await aComment(thread)
    const gone = await aComment(thread)
    const stays = await aComment(thread)
    await withdraw(gone)
    await setHoldAll(thread.site, true)
    const never = await aComment(thread)
    await edit(held, 'Edited, so held.')
    const tag = (await ask(thread.path)).headers.get('ETag') ?? ''
    const own = (await ask(contextPath(thread, stays.id))).headers.get('ETag') ?? ''
    for (const { id } of [held, gone, never, { id: '0VbnlMl0000000000000000z' }, { id: 'x' }]) {
      for (const headers of [{}, { 'If-None-Match': tag }, { 'If-None-Match': own }]) {
        expectProblem(await askInVain(contextPath(thread, id), { headers }), 'not_found')
      }
    }
  })

  it('for a comment of another thread or of another site', async () => {
    const site = await aSite()
    const [here, there] = [await aThread(site), await aThread(site)]
    const comment = await aComment(there)
    const foreign = await aComment(await aThread())
    for (const id of [comment.id, foreign.id]) {
      expectProblem(await askInVain(contextPath(here, id)), 'not_found')
      await aComment(here)
      expectProblem(await askInVain(contextPath(here, id)), 'not_found')
    }
  })
})
