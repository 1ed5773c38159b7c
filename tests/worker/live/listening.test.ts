// Who may listen to a thread, what is said to whoever does, and what becomes of those who say something else.
import { describe, expect, it, vi } from 'vitest'
import type { Bindings } from '../../../worker/config.ts'
import { ask, askInVain } from '../../support/ask.ts'
import { aComment, aSite, as, aThread, read } from '../../support/builders.ts'
import { change, listen, livePath } from '../../support/listening.ts'
import { expectProblem } from '../../support/problems.ts'

const upgrade = { Upgrade: 'websocket' }

describe('listening', () => {
  it('is for pages of an origin on the list of that very site', async () => {
    const thread = await aThread()
    const other = await aSite()
    for (const origin of [undefined, 'null', 'https://elsewhere.example', other.origin]) {
      const answer = await askInVain(livePath(thread), { origin, headers: upgrade })
      expectProblem(answer, 'origin_not_allowed')
      expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull()
    }
  })

  it('is not for a site that there is not, nor for a broken path', async () => {
    const headers = upgrade
    const { origin } = await aSite()
    expectProblem(
      await askInVain('/v1/sites/nobody/threads/a/live', { origin, headers }),
      'not_found',
    )
    const broken = `/v1/sites/nobody/threads/%E0%A4%A/live`
    expectProblem(await askInVain(broken, { origin, headers }), 'invalid_path')
  })

  it('is by a WebSocket alone, which is said once the origin is judged', async () => {
    const thread = await aThread()
    const { origin } = thread.site
    const answer = await askInVain(livePath(thread), { origin })
    expectProblem(answer, 'upgrade_required')
    expect(answer.headers.get('Upgrade')).toBe('websocket')
    expectProblem(await askInVain(livePath(thread)), 'origin_not_allowed')
    const head = await ask(livePath(thread), { method: 'HEAD', origin, headers: upgrade })
    expect(head.status).toBe(426)
  })

  it('is 503 where no object is bound', async () => {
    const thread = await aThread()
    const { origin } = thread.site
    const env = { LIVE: undefined } as never
    const answer = await askInVain(livePath(thread), { origin, headers: upgrade, env })
    expectProblem(answer, 'not_configured')
    expect(answer.headers.get('Retry-After')).toBe('3600')
  })

  it('is 503 where the object fails', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const thread = await aThread()
    const { origin } = thread.site
    const overloaded = async () => {
      throw new Error('Durable Object is overloaded. Too many requests queued.')
    }
    const env = { LIVE: { getByName: () => ({ fetch: overloaded }) } } as never
    const answer = await askInVain(livePath(thread), { origin, headers: upgrade, env })
    expectProblem(answer, 'unavailable')
    expect(answer.headers.get('Retry-After')).toBe('60')
    log.mockRestore()
  })

  it('is 503 where as many listen as may, and free again when one has gone', async () => {
    const thread = await aThread()
    const { origin } = thread.site
    const page = await listen(thread)
    await change(thread, { most: 1 })
    const answer = await askInVain(livePath(thread), { origin, headers: upgrade })
    expectProblem(answer, 'unavailable')
    expect(answer.headers.get('Retry-After')).toBe('60')
    page.socket.close(1000)
    await page.closed
    expect((await (await listen(thread)).next()).version).toBe(0)
  })
})

describe('listening from one address', () => {
  const policy = '"live-burst";q=300;w=60'

  /** A binding that counts, and refuses everybody after the first `most`. */
  function counting(most: number): { env: Partial<Bindings>; keys: string[] } {
    const keys: string[] = []
    const limit = async ({ key }: { key: string }) => ({ success: keys.push(key) <= most })
    return { env: { LIVE_BURST: { limit } } as unknown as Partial<Bindings>, keys }
  }

  it('ends after so many in a minute, and says when to come back', async () => {
    const thread = await aThread()
    const { env, keys } = counting(0)
    const { origin } = thread.site
    const headers = { ...upgrade, 'CF-Connecting-IP': '2001:db8:1:2::9' }
    const refused = await askInVain(livePath(thread), { origin, headers, env })
    expectProblem(refused, 'too_many_requests')
    expect(refused.headers.get('Retry-After')).toBe('60')
    expect(refused.headers.get('RateLimit-Policy')).toBe(policy)
    expect(refused.headers.get('Access-Control-Allow-Origin')).toBe(origin)
    expect(keys).toEqual(['2001:db8:1:2'])
    expect((await (await listen(thread)).next()).version).toBe(0)
  })

  it('is not counted where it is declined, nor on one’s own machine', async () => {
    const thread = await aThread()
    const { env, keys } = counting(0)
    const { origin } = thread.site
    const declined = [
      await askInVain(livePath(thread), { env, headers: upgrade }),
      await askInVain(livePath(thread), { env, headers: upgrade, origin: 'https://a.example' }),
      await askInVain(livePath(thread), { env, origin }),
      await askInVain(livePath(thread), {
        env: { ...env, LIVE: undefined } as never,
        headers: upgrade,
        origin,
      }),
    ]
    expect(declined.map(({ status }) => status)).toEqual([403, 403, 426, 503])
    for (const { headers } of declined) expect(headers.get('RateLimit-Policy')).toBe(policy)
    await listen(thread)
    await change(thread, { most: 1 })
    const here = { ...upgrade, 'CF-Connecting-IP': '127.0.0.1' }
    expectProblem(await askInVain(livePath(thread), { env, headers: here, origin }), 'unavailable')
    expect(keys).toEqual([])
  })
})

describe('what is said', () => {
  it('begins with the present state, also of a thread that nobody wrote in', async () => {
    const thread = await aThread()
    const empty = { version: 0, comment_count: 0, state: 'open', reactions: [] }
    expect(await (await listen(thread)).next()).toEqual(empty)
    const { by } = await aComment(thread)
    await ask(`${thread.path}/reactions/like`, { method: 'PUT', ...as(by) })
    const { version, comment_count, state, reactions } = (await read(thread)).thread
    const page = await listen(await aThread(thread.site, thread.key))
    let said = await page.next()
    while (said.version < version) said = await page.next()
    expect(said).toEqual({ version, comment_count, state, reactions })
    expect(new TextEncoder().encode(page.heard[0]).length).toBeLessThanOrEqual(256)
  })

  it('is nothing but that: who says anything but ping is closed', async () => {
    const thread = await aThread()
    for (const words of ['hello', 'ping ', 'x'.repeat(100_000), new Uint8Array(4)]) {
      const page = await listen(thread)
      await page.settled()
      page.socket.send(words)
      expect(await page.closed).toBe(1008)
    }
    expect((await (await listen(thread)).next()).version).toBe(0)
  })
})
