// What a post costs with every rule on, also where a webhook listens and where the rules hold it.
import { describe, expect, it } from 'vitest'
import { holdClock, now } from '../../../worker/clock.ts'
import type { Asked } from '../../support/ask.ts'
import { aComment, aGuest, type Guest, post, type ThreadMade } from '../../support/builders.ts'
import { cost } from '../../support/costs.ts'
import { decide } from '../../support/moderating.ts'
import { saveList, underPolicy } from '../../support/policing.ts'
import { aWebhook } from '../../support/webhooks.ts'

const most = 16
/** Beside that, where a watched word makes a report: the report, its keys, its counts, its event. */
const ofReport = 8

async function everyRule({ newcomers }: { newcomers: boolean }) {
  const on = { on: true }
  const made = await underPolicy({
    ...{ repeated_text: on, rejections: on, too_many_links: on },
    newcomers: { on: newcomers },
    too_fast: { on: true, comments: 20 },
  })
  await saveList(made.by, made.site, 'blocked', ['badger'])
  await saveList(made.by, made.site, 'watched', ['weasel'])
  return made
}

const posting = (
  guest: Guest,
  { page }: ThreadMade,
  body: string,
  parent: string | null,
): Asked => ({
  ...{ method: 'POST', token: guest.token, origin: guest.site.origin },
  body: { body, page, parent_id: parent },
  headers: { 'Idempotency-Key': crypto.randomUUID() },
})

describe('with every rule on, a post', () => {
  it('reads 60 rows at most, whatever its author and the thread have said before', async () => {
    const { site, by, thread, guest } = await everyRule({ newcomers: true })
    const first = await post(guest, thread)
    await decide(by, first.json.comment.id, 1, { decision: 'approve' })
    const texts = Array.from(
      { length: 24 },
      (_, nth) => `${crypto.randomUUID()} says number ${nth}.`,
    )
    const other = await aGuest(site)
    const at = now()
    for (const [nth, body] of texts.entries()) {
      holdClock(at + nth * 30_000)
      await post(nth % 2 ? guest : other, thread, { body })
    }
    const asked = posting(await aGuest(site), thread, 'Quite another thing.', null)
    const { trips, read: rows, written } = await cost(null, thread.commentsPath, asked)
    holdClock(null)
    expect([trips, rows <= 60, written <= most]).toEqual([2, true, true])
  })

  it.each([
    { newcomers: true, hook: true },
    { newcomers: true, hook: false },
    { newcomers: false, hook: true },
    { newcomers: false, hook: false },
  ])('writes 16 rows at most, and 8 more for a watched word: %o', async ({ newcomers, hook }) => {
    const { site, by, thread } = await everyRule({ newcomers })
    if (hook) await aWebhook(site)
    const said = async (text: string, parent_id: string | null) => {
      const { id } = await aComment(thread, { parent_id, body: text })
      await decide(by, id, 1, { decision: 'approve' })
      return id
    }
    const root = await said('What began it all, a while ago.', null)
    const reply = await said('And what was answered to it then.', root)
    for (const [text, parent, rows] of [
      ['Quite another thing to say.', null, most],
      ['Something else in reply to that.', root, most],
      ['Yet something else, further down.', reply, most],
      ['There goes a weasel, further down.', reply, most + ofReport],
    ] as const) {
      const asked = posting(await aGuest(site), thread, text, parent)
      const { trips, written } = await cost(null, thread.commentsPath, asked)
      expect([text, trips, Math.max(written, rows)]).toEqual([text, 2, rows])
    }
  })
})
