// Counts, tombstones and the queue, after decisions and withdrawals at random: each says what the rows
// say.
import { describe, expect, it } from 'vitest'
import { paths } from '../../../worker/contract/paths.ts'
import { ask } from '../../support/ask.ts'
import {
  aComment,
  aModerator,
  aSite,
  aThread,
  post,
  read,
  setHoldAll,
  withdraw,
} from '../../support/builders.ts'
import { randomFrom } from '../../support/lists.ts'
import { cardOf, decide } from '../../support/moderating.ts'
import { all } from '../../support/rows.ts'

describe('whatever moderators and authors do, in whatever order', () => {
  it.each([1, 2, 3])(
    'counts, tombstones and the queue say what the list shows: run %d',
    async (run) => {
      const random = randomFrom(run)
      const site = await aSite({ limits: { comments_per_minute: 600 } })
      const thread = await aThread(site)
      const by = await aModerator(site)
      const made: Awaited<ReturnType<typeof aComment>>[] = [await aComment(thread)]
      const author = made[0]?.by as (typeof made)[number]['by']
      const pick = <Item>(items: Item[]) => items[Math.floor(random() * items.length)] as Item
      for (let step = 0; step < 60; step++) {
        const one = pick(made)
        const act = random()
        if (act < 0.35) {
          await setHoldAll(site, random() < 0.4)
          const { status, json } = await post(author, thread, {
            parent_id: random() < 0.3 ? null : one.id,
          })
          if (status < 300) made.push({ ...json.comment, by: author })
        } else if (act < 0.9) {
          const { revision } = await cardOf(by, one.id)
          await decide(by, one.id, revision, {
            decision: pick(['approve', 'reject', 'spam', 'hold']),
          })
        } else await withdraw(one)
      }
      const rows = await all<{
        id: string
        parent_id: string | null
        status: string
        listed: number
        reviewed_at: number | null
      }>(
        'SELECT id, parent_id, status, listed, reviewed_at FROM comments WHERE site_id = ?1',
        site.id,
      )
      const below = (id: string): typeof rows =>
        rows.filter((row) => row.parent_id === id).flatMap((row) => [row, ...below(row.id)])
      for (const row of rows) {
        const isSeen =
          row.status === 'approved' || below(row.id).some(({ status }) => status === 'approved')
        expect([row.id, row.listed]).toEqual([row.id, isSeen ? 1 : 0])
      }
      const approved = rows.filter(({ status }) => status === 'approved').length
      const page = await read(thread, '?limit=100')
      expect(page.thread.comment_count).toBe(approved)
      for (const root of page.comments.items) {
        const visible = below(root.id).filter(({ status }) => status === 'approved').length
        expect([root.id, root.reply_count]).toEqual([root.id, visible])
      }
      const { json } = await ask(paths.modQueues, { token: by.token })
      expect(json).toEqual({
        pending: rows.filter(({ status }) => status === 'pending').length,
        reported: 0,
        unreviewed: rows.filter((row) => row.status === 'approved' && row.reviewed_at === null)
          .length,
        complaints: 0,
      })
    },
  )
})
