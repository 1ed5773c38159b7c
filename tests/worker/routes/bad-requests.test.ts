// Requests that are declined for where they come from, what they aim at, or who sends them; none of
// them leaves a row behind.
import { describe, expect, it } from 'vitest'
import type { ProblemCode } from '../../../worker/contract/problems.ts'
import { type Answer, ask } from '../../support/ask.ts'
import {
  aComment,
  aGuest,
  aSite,
  as,
  aThread,
  commentPath,
  contextPath,
  edit,
  post,
  setHoldAll,
  withdraw,
} from '../../support/builders.ts'
import { expectProblem } from '../../support/problems.ts'
import { everything, run, tablesCounted, tablesOfSchema } from '../../support/rows.ts'

async function expectDeclined(code: ProblemCode, send: () => Promise<Answer>): Promise<void> {
  const before = await everything()
  expectProblem(await send(), code)
  expect(await everything()).toBe(before)
}

it('these tests look at every table that there is', async () => {
  expect(await tablesOfSchema()).toEqual([...tablesCounted].sort())
})

describe('a post', () => {
  it('to a site that does not exist is 404', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    const path = '/v1/sites/nobody/threads/a/comments'
    const headers = { 'Idempotency-Key': 'k' }
    const body = { body: 'Text.', page: thread.page }
    const asked = { method: 'POST', token: guest.token, headers, body }
    await expectDeclined('not_found', () => ask(path, asked))
    await expectDeclined('not_found', () => ask(path, { ...asked, origin: thread.site.origin }))
  })

  it.each(['https://elsewhere.example', 'null', 'http://localhost'])(
    'from %s is 403',
    async (origin) => {
      const thread = await aThread()
      const guest = await aGuest(thread.site)
      const page = { url: `${origin}/a` }
      await expectDeclined('origin_not_allowed', () =>
        post(guest, thread, { page }, undefined, { origin }),
      )
    },
  )

  it('with the token of another site is 401', async () => {
    const thread = await aThread()
    const stranger = await aGuest(await aSite())
    await expectDeclined('unauthenticated', () => post({ ...stranger, site: thread.site }, thread))
  })

  it('without a token, or with one that was made up, is 401', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    for (const token of ['', 'x', `${guest.token}x`, guest.key, guest.id]) {
      await expectDeclined('unauthenticated', () => post({ ...guest, token }, thread))
    }
  })

  it('below a comment of another thread, or of another site, is 422', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    const beside = await aComment(await aThread(thread.site))
    const foreign = await aComment(await aThread())
    for (const parent_id of [beside.id, foreign.id]) {
      await expectDeclined('invalid_request', () => post(guest, thread, { parent_id }))
      await expectDeclined('invalid_request', async () =>
        post(guest, await aThread(thread.site), { parent_id, page: thread.page }),
      )
    }
  })

  it('below a comment that is withdrawn, or held by its edit, is 422', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    const gone = await aComment(thread)
    const stone = await aComment(thread)
    await aComment(thread, { parent_id: stone.id })
    const hidden = await aComment(thread)
    await withdraw(gone)
    await withdraw(stone)
    await setHoldAll(thread.site, true)
    await edit(hidden, 'Held.')
    await setHoldAll(thread.site, false)
    for (const { id } of [gone, stone, hidden]) {
      await expectDeclined('invalid_request', () => post(guest, thread, { parent_id: id }))
    }
  })

  it('in a closed thread is 409', async () => {
    const thread = await aThread()
    const { by } = await aComment(thread)
    await run(`UPDATE threads SET state = 'closed' WHERE site_id = ?1`, thread.site.id)
    await expectDeclined('thread_closed', () => post(by, thread))
  })

  it('without an Idempotency-Key is 400, and with a used one for another body 422', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    await post(guest, thread, {}, 'used')
    await expectDeclined('idempotency_key_required', () => post(guest, thread, {}, ''))
    await expectDeclined('idempotency_mismatch', () =>
      post(guest, thread, { body: 'Other.' }, 'used'),
    )
  })
})

describe('ids of another site', () => {
  it('are 404 in every path', async () => {
    const foreign = await aThread()
    const theirs = await aComment(foreign)
    const thread = await aThread()
    const { by } = await aComment(thread)
    const who = as(by)
    const own = { ...theirs, by }
    await expectDeclined('not_found', () => edit(own, 'Mine now.'))
    await expectDeclined('not_found', () => withdraw(own))
    for (const method of ['PUT', 'DELETE']) {
      const path = `${commentPath(theirs.id)}/reactions/like`
      await expectDeclined('not_found', () => ask(path, { ...who, method }))
    }
    await expectDeclined('not_found', () => ask(contextPath(thread, theirs.id)))
  })
})

describe('a method that a path does not have', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('is 405 on what is read only: %s', async (method) => {
    const thread = await aThread()
    const comment = await aComment(thread)
    const who = as(comment.by)
    const paths = [
      '/v1/health',
      `/v1/sites/${thread.site.id}`,
      thread.path,
      contextPath(thread, comment.id),
    ]
    for (const path of [...paths, `${thread.path}/mine`]) {
      await expectDeclined('method_not_allowed', () => ask(path, { ...who, method, body: {} }))
    }
  })

  it('is not made another by a header or a parameter', async () => {
    const thread = await aThread()
    const comment = await aComment(thread)
    const headers = { 'X-HTTP-Method-Override': 'DELETE', 'X-Method-Override': 'DELETE' }
    const path = `${commentPath(comment.id)}?_method=DELETE`
    await expectDeclined('method_not_allowed', () =>
      ask(path, { ...as(comment.by), method: 'POST', headers, body: {} }),
    )
  })
})
