// How much one author and one address may do in a minute, and what they are told of it.
import type { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it } from 'vitest'
import { holdClock, now } from '../../../worker/clock.ts'
import { ask } from '../../support/ask.ts'
import {
  aComment,
  aGuest,
  aSite,
  as,
  aThread,
  type Guest,
  post,
  read,
  setHoldAll,
} from '../../support/builders.ts'
import { expectProblem } from '../../support/problems.ts'

afterEach(() => holdClock(null))

const left = (headers: Headers) => Number(/;r=(\d+)/.exec(headers.get('RateLimit') ?? '')?.[1])
const reset = (headers: Headers) => Number(/;t=(\d+)/.exec(headers.get('RateLimit') ?? '')?.[1])

describe('comments of one author', () => {
  it('are 20 a minute, and each answer tells how many are left for how long', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    const start = now()
    for (let nth = 1; nth <= 20; nth++) {
      holdClock(start + nth * 1_000)
      const { status, headers } = await post(guest, thread)
      expect([nth, status]).toEqual([nth, 201])
      expect(headers.get('RateLimit-Policy')).toContain('"comments";q=20;w=60')
      expect(headers.get('RateLimit')).toMatch(/^"comments";r=\d+;t=\d+$/)
      expect([left(headers), reset(headers)]).toEqual([20 - nth, 61 - nth])
    }
    const refused = await post(guest, thread)
    expectProblem(refused, 'too_many_requests')
    expect(refused.headers.get('RateLimit')).toBe('"comments";r=0;t=41')
    expect(refused.headers.get('Retry-After')).toBe('41')
    expect((await read(thread)).thread.comment_count).toBe(20)
  })

  it('begin anew after the minute that the answer named', async () => {
    const thread = await aThread(await aSite({ limits: { comments_per_minute: 1 } }))
    const guest = await aGuest(thread.site)
    const start = now()
    holdClock(start)
    await post(guest, thread)
    holdClock(start + 59_999)
    const refused = await post(guest, thread)
    expect(refused.headers.get('Retry-After')).toBe('1')
    holdClock(start + 60_000)
    expect((await post(guest, thread)).status).toBe(201)
    holdClock(start + 119_999)
    expectProblem(await post(guest, thread), 'too_many_requests')
    holdClock(start + 120_000)
    expect((await post(guest, thread)).status).toBe(201)
  })

  it('do not stay counted when the clock was ahead and is set back', async () => {
    const thread = await aThread(await aSite({ limits: { comments_per_minute: 1 } }))
    const guest = await aGuest(thread.site)
    const start = now()
    holdClock(start + 600_000)
    await post(guest, thread)
    holdClock(start)
    expect((await post(guest, thread)).status).toBe(201)
    expectProblem(await post(guest, thread), 'too_many_requests')
  })

  it('are exactly 20 when 30 arrive at once', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    holdClock(now())
    const answers = await Promise.all(Array.from({ length: 30 }, () => post(guest, thread)))
    const refused = answers.filter(({ status }) => status !== 201)
    expect(answers.length - refused.length).toBe(20)
    for (const answer of refused) {
      expectProblem(answer, 'too_many_requests')
      expect(left(answer.headers)).toBe(0)
    }
    expect((await read(thread)).thread.comment_count).toBe(20)
  })

  it('count on all threads of the site together, held ones too, but for each author alone', async () => {
    const site = await aSite({ limits: { comments_per_minute: 2 } })
    const [one, two] = [await aThread(site), await aThread(site)]
    const [ada, ben] = [await aGuest(site), await aGuest(site)]
    holdClock(now())
    await setHoldAll(site, true)
    expect((await post(ada, one)).status).toBe(202)
    await setHoldAll(site, false)
    expect((await post(ada, two)).status).toBe(201)
    expectProblem(await post(ada, one), 'too_many_requests')
    expect((await post(ben, one)).status).toBe(201)
  })

  it('do not count what was declined', async () => {
    const thread = await aThread(await aSite({ limits: { comments_per_minute: 1 } }))
    const guest = await aGuest(thread.site)
    holdClock(now())
    for (const draft of [{ body: ' ' }, { parent_id: 'nobody' }, { extra: 1 }]) {
      expectProblem(await post(guest, thread, draft), 'invalid_request')
    }
    const { status, headers } = await post(guest, thread)
    expect([status, left(headers)]).toEqual([201, 0])
  })
})

describe('the burst of one address', () => {
  type Send = (address: string | undefined, guest: Guest) => Promise<{ status: number }>

  // The binding's minutes begin with the clock's: a count that a new minute has cut is taken again.
  async function countAllowed(send: Send, guest: Guest, most: number): Promise<number> {
    for (let attempt = 1; ; attempt++) {
      const address = `203.0.113.${attempt}`
      const minute = () => Math.floor(Date.now() / 60_000)
      const began = minute()
      let allowed = 0
      while (allowed <= most && (await send(address, guest)).status < 400) allowed++
      if (minute() === began) return allowed
    }
  }

  const from = (address: string | undefined) => ({ 'CF-Connecting-IP': address })

  const sends: [string, number, Send][] = [
    [
      'sessions',
      60,
      (address, { site }) =>
        ask(`/v1/sites/${site.id}/session`, { method: 'POST', body: {}, headers: from(address) }),
    ],
    [
      'reactions',
      120,
      (address, guest) =>
        ask(`/v1/sites/${guest.site.id}/threads/a/reactions/like`, {
          method: 'DELETE',
          ...as(guest),
          headers: from(address),
        }),
    ],
    [
      'comments',
      120,
      async (address, guest) =>
        post(guest, await aThread(guest.site), {}, undefined, { headers: from(address) }),
    ],
  ]

  it.each(sends)('of %s ends after %d in a minute', async (name, most, send) => {
    const site = await aSite({ limits: { comments_per_minute: 600 } })
    const guest = await aGuest(site)
    expect(await countAllowed(send, guest, most)).toBe(most)
    const other = await send('198.51.100.7', guest)
    expect(other.status).toBeLessThan(300)
    expect(name).toBeTruthy()
  })

  it('is told of in the policy of every limited route, and a refusal says when to come back', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    const refusing = { limit: async () => ({ success: false }) }
    const bindings = {
      COMMENT_BURST: refusing,
      SESSION_BURST: refusing,
      REACTION_BURST: refusing,
      REPORT_BURST: refusing,
    } as unknown as Partial<Env>
    const session = { method: 'POST', origin: thread.site.origin, body: {} }
    for (const [policy, path, asked] of [
      ['"sessions-burst";q=60;w=60', `/v1/sites/${thread.site.id}/session`, session],
      [
        '"reactions-burst";q=120;w=60',
        `${thread.path}/reactions/like`,
        { ...as(guest), method: 'PUT' },
      ],
    ] as const) {
      const passed = await ask(path, asked)
      expect(passed.headers.get('RateLimit-Policy')).toBe(policy)
      const refused = await ask(path, { ...asked, env: bindings })
      expectProblem(refused, 'too_many_requests')
      expect(refused.headers.get('RateLimit-Policy')).toBe(policy)
      expect(refused.headers.get('Access-Control-Allow-Origin')).toBe(thread.site.origin)
    }
    const refused = await post(guest, thread, {}, undefined, { env: bindings })
    expectProblem(refused, 'too_many_requests')
    expect(refused.headers.get('RateLimit-Policy')).toContain('"comments-burst";q=120;w=60')
    const passed = await post(guest, thread)
    expect(passed.headers.get('RateLimit-Policy')).toBe(
      '"comments-burst";q=120;w=60, "comments";q=20;w=60',
    )
  })

  it('counts by the address that the edge names and by no other header', async () => {
    const site = await aSite()
    const asked: string[] = []
    const listening = {
      limit: async ({ key }: { key: string }) => {
        asked.push(key)
        return { success: true }
      },
    }
    const bindings = { SESSION_BURST: listening } as unknown as Partial<Env>
    for (const headers of [
      { 'CF-Connecting-IP': '192.0.2.1' },
      { 'CF-Connecting-IP': '::ffff:192.0.2.1' },
      { 'CF-Connecting-IP': '2001:db8:1:2:3:4:5:6' },
      { 'CF-Connecting-IP': '2001:0DB8:1:2::9' },
      {
        'X-Forwarded-For': '192.0.2.9',
        'X-Real-IP': '192.0.2.9',
        Forwarded: 'for=192.0.2.9',
        'True-Client-IP': '192.0.2.9',
        'CF-Connecting-IPv6': '2001:db8::9',
      },
    ]) {
      const all = { ...headers } as Record<string, string>
      const path = `/v1/sites/${site.id}/session`
      await ask(path, { method: 'POST', body: {}, headers: all, env: bindings })
    }
    const v6 = '2001:db8:1:2'
    expect(asked).toEqual(['192.0.2.1', '192.0.2.1', v6, v6, 'unknown'])
  })

  it('does not count what was declined, nor a request that is replayed', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    let counted = 0
    const counting = {
      limit: async () => {
        counted += 1
        return { success: true }
      },
    }
    const all = {
      COMMENT_BURST: counting,
      SESSION_BURST: counting,
      REACTION_BURST: counting,
      REPORT_BURST: counting,
    } as unknown as Partial<Env>
    const hidden = await (async () => {
      await setHoldAll(thread.site, true)
      const held = await aComment(thread)
      await setHoldAll(thread.site, false)
      return held
    })()
    for (const draft of [
      { body: '' },
      { parent_id: 'nobody' },
      { parent_id: hidden.id },
      { x: 1 },
    ]) {
      expectProblem(await post(guest, thread, draft, undefined, { env: all }), 'invalid_request')
    }
    const who = { ...as(guest), env: all }
    for (const path of [
      `${thread.path}/reactions/no`,
      `/v1/comments/${hidden.id}/reactions/like`,
    ]) {
      expectProblem(await ask(path, { ...who, method: 'PUT' }), 'not_found')
    }
    const session = `/v1/sites/${thread.site.id}/session`
    await ask(session, { method: 'POST', body: { guest_key: 'x' }, env: all })
    expect(counted).toBe(0)
    await post(guest, thread, {}, 'once', { env: all })
    await post(guest, thread, {}, 'once', { env: all })
    expect(counted).toBe(1)
  })
})

type Env = typeof env
