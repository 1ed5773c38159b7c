// What a limited route tells of its limits: the policy on every answer once the site is known, what is
// left where it is counted exactly, and that telling counts nothing.
import type { env } from 'cloudflare:workers'
import { afterEach, expect, it } from 'vitest'
import { holdClock, now } from '../../../worker/clock.ts'
import { paths } from '../../../worker/contract/paths.ts'
import { type Answer, type Asked, ask } from '../../support/ask.ts'
import {
  aComment,
  aGuest,
  aSite,
  as,
  aThread,
  commentPath,
  type Draft,
  type Guest,
  post,
  type ThreadMade,
} from '../../support/builders.ts'
import { aWorld, everyVisit } from '../../support/every-route.ts'
import { run } from '../../support/rows.ts'

afterEach(() => holdClock(null))

const policies = {
  comments: '"comments-burst";q=120;w=60, "comments";q=3;w=60',
  sessions: '"sessions-burst";q=60;w=60',
  reactions: '"reactions-burst";q=120;w=60',
  changes: '"changes-burst";q=120;w=60',
}

const told = ({ headers, status }: Answer) => [status, headers.get('RateLimit-Policy')]
const left = ({ headers }: Answer) => headers.get('RateLimit')

/** Bindings that count what they are asked, and refuse where there is nothing left. */
function counting(most = 1_000): { bindings: Partial<typeof env>; counted: () => number } {
  let counted = 0
  const binding = { limit: async () => ({ success: ++counted <= most }) }
  const bindings = {
    ...{ COMMENT_BURST: binding, SESSION_BURST: binding },
    ...{ REACTION_BURST: binding, REPORT_BURST: binding, CHANGE_BURST: binding },
  }
  return { bindings: bindings as unknown as Partial<typeof env>, counted: () => counted }
}

async function begin(): Promise<{ thread: ThreadMade; guest: Guest }> {
  const site = await aSite({ limits: { comments_per_minute: 3, body_bytes: 100 } })
  return { thread: await aThread(site), guest: await aGuest(site) }
}

it('a post tells its policy whatever it is declined for, and counts none of it', async () => {
  const { thread, guest } = await begin()
  const { bindings, counted } = counting()
  const foreign = { origin: 'https://elsewhere.example' }
  const elsewhere = await aGuest(await aSite())
  const fresh = '"comments";r=3;t=60'
  // What is left of whose minute is known once the request is whole and its token good.
  const declined: [number, string | null, Draft, Asked?][] = [
    [403, null, {}, foreign],
    [401, null, {}, { token: undefined }],
    [401, null, {}, { token: 'a.b.c' }],
    [401, null, {}, { token: elsewhere.token }],
    [415, null, {}, { headers: { 'Content-Type': 'text/plain' } }],
    [400, null, {}, { headers: { 'Idempotency-Key': undefined } }],
    [422, null, {}, { headers: { 'Idempotency-Key': 'k'.repeat(65) } }],
    [400, null, {}, { body: '{' }],
    [413, null, {}, { body: 'x'.repeat(200_000) }],
    [422, null, { extra: 1 }],
    [413, fresh, { body: 'x'.repeat(101) }],
    [422, fresh, { body: ' ' }],
    [422, fresh, { parent_id: 'nobody' }],
    [422, fresh, { page: { url: 'https://elsewhere.example/' } }],
  ]
  for (const [status, pace, draft, asked] of declined) {
    const answer = await post(guest, thread, draft, undefined, { ...asked, env: bindings })
    expect([...told(answer), left(answer)]).toEqual([status, policies.comments, pace])
  }
  const closed = await aThread(thread.site)
  await aComment(closed)
  await run(`UPDATE threads SET state = 'closed' WHERE key = ?1`, closed.key)
  const refused = await post(guest, closed, {}, undefined, { env: bindings })
  expect([...told(refused), left(refused)]).toEqual([409, policies.comments, fresh])
  expect(counted()).toBe(0)
})

it('a post that is sent again tells its policy and what is left, and counts nothing', async () => {
  const { thread, guest } = await begin()
  const { bindings, counted } = counting()
  const start = now()
  holdClock(start)
  const first = await post(guest, thread, {}, 'again', { env: bindings })
  expect([...told(first), left(first)]).toEqual([201, policies.comments, '"comments";r=2;t=60'])
  holdClock(start + 10_000)
  for (let again = 0; again < 3; again++) {
    const answer = await post(guest, thread, {}, 'again', { env: bindings })
    expect([...told(answer), left(answer)]).toEqual([201, policies.comments, '"comments";r=2;t=50'])
  }
  const other = await post(guest, thread, { body: 'Other.' }, 'again', { env: bindings })
  expect([...told(other), left(other)]).toEqual([422, policies.comments, '"comments";r=2;t=50'])
  expect(counted()).toBe(1)
})

it('a post that is refused for its network has still used nothing of its author’s minute', async () => {
  const { thread, guest } = await begin()
  const { bindings } = counting(0)
  const answer = await post(guest, thread, {}, undefined, { env: bindings })
  expect([...told(answer), left(answer)]).toEqual([429, policies.comments, '"comments";r=3;t=60'])
})

it('a session and a reaction tell theirs once the site is known, and count nothing declined', async () => {
  const { thread, guest } = await begin()
  const comment = await aComment(thread)
  const { bindings, counted } = counting()
  const who = { ...as(guest), method: 'PUT', env: bindings }
  const begins = { method: 'POST', origin: thread.site.origin, body: {}, env: bindings }
  const foreign = { origin: 'https://elsewhere.example' }
  const session = `/v1/sites/${thread.site.id}/session`
  const onThread = `${thread.path}/reactions`
  const onComment = `${commentPath(comment.id)}/reactions`
  const declined: [keyof typeof policies, number, string, Asked][] = [
    ['sessions', 403, session, { ...begins, ...foreign }],
    ['sessions', 415, session, { ...begins, headers: { 'Content-Type': 'text/plain' } }],
    ['sessions', 400, session, { ...begins, body: '{' }],
    ['sessions', 422, session, { ...begins, body: { guest_key: 'x' } }],
    ['reactions', 403, `${onThread}/like`, { ...who, ...foreign }],
    ['reactions', 401, `${onThread}/like`, { ...who, token: undefined }],
    ['reactions', 404, `${onThread}/unknown`, who],
    ['reactions', 403, `${onComment}/like`, { ...who, ...foreign }],
    ['reactions', 404, `${onComment}/unknown`, { ...who, method: 'DELETE' }],
    ['reactions', 404, `${commentPath('0'.repeat(24))}/reactions/like`, who],
  ]
  for (const [name, status, path, asked] of declined) {
    const answer = await ask(path, asked)
    expect([path, ...told(answer)]).toEqual([path, status, policies[name]])
  }
  expect(counted()).toBe(0)
})

it('an edit and a change of profile tell theirs, and count what changes something alone', async () => {
  const { thread, guest } = await begin()
  const { id, revision } = await aComment(thread, { by: guest })
  const { bindings, counted } = counting(2)
  const edit = (body: unknown, asked: Asked = {}) => {
    const { headers, ...who } = as(guest)
    const all = { ...headers, 'If-Match': `"${revision}"`, ...asked.headers }
    const rest = { ...asked, headers: all, env: bindings }
    return ask(commentPath(id), { method: 'PATCH', ...who, body, ...rest })
  }
  const rename = (body: unknown) =>
    ask(paths.me, { method: 'PATCH', ...as(guest), body, env: bindings })
  const same = { body: 'What I think of it.' }
  const without: [number, Promise<Answer>][] = [
    [422, edit({ body: ' ' })],
    [412, edit({ body: 'Other.' }, { headers: { 'If-Match': '"7"' } })],
    [403, edit({ body: 'Other.' }, { origin: 'https://elsewhere.example' })],
    [200, edit(same)],
    [422, rename({ name: 'Admin' })],
    [200, rename({})],
  ]
  for (const [status, answer] of without) {
    expect(told(await answer)).toEqual([status, policies.changes])
  }
  expect(counted()).toBe(0)
  expect(told(await edit({ body: 'Other.' }))).toEqual([200, policies.changes])
  expect(told(await rename({ name: 'Ada' }))).toEqual([200, policies.changes])
  expect(told(await rename({ name: 'Ben' }))).toEqual([429, policies.changes])
  const again = { headers: { 'If-Match': `"${revision + 1}"` } }
  expect(told(await edit({ body: 'Again.' }, again))).toEqual([429, policies.changes])
})

it('no other route speaks of limits', async () => {
  const world = await aWorld()
  const limited = new Set<string>()
  for (const { route, path, asked } of everyVisit(world)) {
    if ((await ask(path, asked)).headers.has('RateLimit-Policy')) limited.add(route)
  }
  expect([...limited].sort()).toEqual([
    'DELETE /v1/comments/:id/reactions/:kind',
    'DELETE /v1/sites/:site/threads/:key/reactions/:kind',
    'GET /v1/sites/:site/threads/:key/live',
    'PATCH /v1/comments/:id',
    'PATCH /v1/me',
    'POST /v1/comments/:id/reports',
    'POST /v1/me/decisions/:id/complaints',
    'POST /v1/sites/:site/session',
    'POST /v1/sites/:site/threads/:key/comments',
    'PUT /v1/comments/:id/reactions/:kind',
    'PUT /v1/sites/:site/threads/:key/reactions/:kind',
  ])
})
