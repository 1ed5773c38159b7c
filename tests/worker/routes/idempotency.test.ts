// Posting under an Idempotency-Key: however often the same request arrives, there is one comment and
// one answer.
import { afterEach, describe, expect, it } from 'vitest'
import { holdClock, now } from '../../../worker/clock.ts'
import { ask } from '../../support/ask.ts'
import {
  aGuest,
  aSite,
  as,
  aThread,
  edit,
  post,
  read,
  setHoldAll,
  withdraw,
} from '../../support/builders.ts'
import { expectProblem, expectProblemAt } from '../../support/problems.ts'
import { rowCounts, run } from '../../support/rows.ts'

afterEach(() => holdClock(null))

describe('the same request again', () => {
  it('gets the first answer, to the byte and with its status, and stores nothing', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    const first = await post(guest, thread, { name: 'Ada' }, 'again')
    const before = await rowCounts()
    holdClock(now() + 30_000)
    const second = await post(guest, thread, { name: 'Ada' }, 'again')
    expect([second.status, second.text]).toEqual([first.status, first.text])
    for (const name of ['Content-Type', 'Location']) {
      expect(second.headers.get(name)).toBe(first.headers.get(name))
    }
    expect(await rowCounts()).toEqual(before)
    expect((await read(thread)).thread.comment_count).toBe(1)
  })

  it('gets the first answer also when that was 202, and when the thread has closed since', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    await setHoldAll(thread.site, true)
    const first = await post(guest, thread, {}, 'held')
    expect(first.status).toBe(202)
    await setHoldAll(thread.site, false)
    await run(`UPDATE threads SET state = 'closed' WHERE site_id = ?1`, thread.site.id)
    const second = await post(guest, thread, {}, 'held')
    expect([second.status, second.text]).toEqual([202, first.text])
  })

  it('is the same with the key in quotes, and with the members of the body in another order', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    const first = await post(guest, thread, {}, 'quoted')
    const second = await post(guest, thread, {}, '"quoted"')
    expect([second.status, second.text]).toEqual([201, first.text])
    const { body, page } = { body: 'What I think of it.', page: thread.page }
    const turned = `{"page":{"title":${JSON.stringify(page.title)},"url":"${page.url}"},"body":"${body}"}`
    const third = await post(guest, thread, {}, 'quoted', { body: turned })
    expect([third.status, third.text]).toEqual([201, first.text])
  })

  it('gets the first answer after an edit, and one without the words after a withdrawal', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    const draft = { body: 'Regrettable words.', name: 'Ada' }
    const first = await post(guest, thread, draft, 'regret')
    const comment = { ...first.json.comment, by: guest }
    await edit(comment, 'Better words.')
    expect((await post(guest, thread, draft, 'regret')).text).toBe(first.text)
    await withdraw(comment)
    const after = await post(guest, thread, draft, 'regret')
    expect([after.status, after.json.comment.id, after.json.comment.state]).toEqual([
      201,
      comment.id,
      'withdrawn',
    ])
    expect(after.text).not.toMatch(/words|Ada/)
    expect((await read(thread)).comments.items).toEqual([])
  })

  it('makes one comment when it arrives twice at once', async () => {
    for (let round = 0; round < 5; round++) {
      const thread = await aThread()
      const guest = await aGuest(thread.site)
      const answers = await Promise.all(
        Array.from({ length: 4 }, () => post(guest, thread, {}, 'at-once')),
      )
      const posted = answers.filter(({ status }) => status === 201)
      expect(posted.length).toBeGreaterThan(0)
      expect(new Set(posted.map(({ json }) => json.comment.id)).size).toBe(1)
      for (const answer of answers) if (answer.status !== 201) expectProblem(answer, 'in_progress')
      const { thread: now, comments } = await read(thread)
      expect([now.comment_count, comments.items.length]).toEqual([1, 1])
    }
  })

  it('does not count to the limit of the minute', async () => {
    const thread = await aThread(await aSite({ limits: { comments_per_minute: 2 } }))
    const guest = await aGuest(thread.site)
    holdClock(now())
    await post(guest, thread, {}, 'one')
    for (let again = 0; again < 5; again++) {
      expect((await post(guest, thread, {}, 'one')).status).toBe(201)
    }
    expect((await post(guest, thread, {}, 'two')).status).toBe(201)
    expectProblem(await post(guest, thread, {}, 'three'), 'too_many_requests')
    expect((await post(guest, thread, {}, 'two')).status).toBe(201)
  })
})

describe('the same key', () => {
  it('is refused with another body, another thread, another parent or another name', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    const { json } = await post(guest, thread, {}, 'mine')
    const before = await rowCounts()
    for (const draft of [
      { body: 'Something else.' },
      { parent_id: json.comment.id },
      { name: 'Ada' },
      { website: 'https://ada.example' },
      { page: { url: `${thread.page.url}?b`, title: thread.page.title } },
    ]) {
      expectProblem(await post(guest, thread, draft, 'mine'), 'idempotency_mismatch')
    }
    const other = await aThread(thread.site)
    const page = { page: thread.page }
    expectProblem(await post(guest, other, page, 'mine'), 'idempotency_mismatch')
    expect(await rowCounts()).toEqual(before)
  })

  it("is another one on another author's request, and on another site", async () => {
    const thread = await aThread()
    const elsewhere = await aThread()
    const [ada, ben] = [await aGuest(thread.site), await aGuest(thread.site)]
    const eve = await aGuest(elsewhere.site)
    const ids = new Set<string>()
    for (const [guest, where] of [
      [ada, thread],
      [ben, thread],
      [eve, elsewhere],
    ] as const) {
      const { status, json } = await post(guest, where, {}, 'shared')
      expect(status).toBe(201)
      ids.add(json.comment.id)
    }
    expect(ids.size).toBe(3)
  })

  it('may be used again after a request that was declined', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    expectProblem(await post(guest, thread, { body: '' }, 'retry'), 'invalid_request')
    expect((await post(guest, thread, {}, 'retry')).status).toBe(201)
  })
})

describe('the header', () => {
  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['blank', '   '],
    ['empty in quotes', '""'],
  ])('is required: %s is 400', async (_, key) => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    const headers = { 'Idempotency-Key': key }
    expectProblem(await post(guest, thread, {}, '', { headers }), 'idempotency_key_required')
  })

  it('has up to 64 visible characters', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    for (const key of ['a', 'k'.repeat(64), `"${'q'.repeat(64)}"`, crypto.randomUUID(), '!~{}']) {
      expect((await post(guest, thread, {}, key)).status).toBe(201)
    }
    for (const key of ['k'.repeat(65), `"${'k'.repeat(65)}"`, 'a b', '"a b"', 'a\tb']) {
      expectProblemAt(await post(guest, thread, {}, key), 'invalid_request', 'Idempotency-Key')
    }
  })

  it('is not asked of the writes that are repeatable by themselves', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    const put = { method: 'PUT', ...as(guest) }
    expect((await ask(`${thread.path}/reactions/like`, put)).status).toBe(200)
  })
})
