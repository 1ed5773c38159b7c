// Requests that two readers could take for two things are declined, and what is wrong with one is said in
// words of our own and in bounded length.
import { describe, expect, it } from 'vitest'
import type { Problem } from '../../../worker/contract/problems.ts'
import { ask } from '../../support/ask.ts'
import {
  aComment,
  aGuest,
  aSite,
  as,
  aThread,
  commentPath,
  contextPath,
  post,
} from '../../support/builders.ts'
import { expectProblem, expectProblemAt } from '../../support/problems.ts'
import { rowCounts, run } from '../../support/rows.ts'

describe('a query parameter that is given twice', () => {
  it.each([
    ['limit', 'limit=1&limit=500'],
    ['limit', 'limit=1&limit=1'],
    ['sort', 'sort=best&limit=1&sort=oldest'],
    ['body', 'body=html&body=nodes'],
  ])('is 422 and named: %s in ?%s', async (name, query) => {
    const thread = await aThread()
    for (const path of [thread.path, thread.commentsPath]) {
      expectProblemAt(await ask(`${path}?${query}`), 'invalid_request', `?${name}`)
    }
  })

  it('is 422 also where it is a cursor, a parent or the form of a permalink', async () => {
    const thread = await aThread()
    const { id } = await aComment(thread)
    for (const name of ['cursor', 'parent']) {
      const path = `${thread.commentsPath}?${name}=${id}&${name}=x`
      expectProblemAt(await ask(path), 'invalid_request', `?${name}`)
    }
    const context = `${contextPath(thread, id)}?body=html&body=html`
    expectProblemAt(await ask(context), 'invalid_request', '?body')
  })

  it('is nothing to us where we know no such parameter', async () => {
    const thread = await aThread()
    expect((await ask(`${thread.path}?utm=1&utm=2`)).status).toBe(200)
  })
})

it('a body that says it is compressed is 415, before anything is read from it', async () => {
  const thread = await aThread()
  const guest = await aGuest(thread.site)
  for (const coding of ['gzip', 'br', 'identity, gzip', 'unknown']) {
    const headers = { 'Content-Encoding': coding }
    expectProblem(await post(guest, thread, {}, undefined, { headers }), 'unsupported_media_type')
  }
  const headers = { 'Content-Encoding': 'identity' }
  expect((await post(guest, thread, {}, undefined, { headers })).status).toBe(201)
})

it('a revision is written in one way only', async () => {
  const comment = await aComment(await aThread())
  const { headers, ...who } = as(comment.by)
  for (const method of ['PATCH', 'DELETE']) {
    const body = method === 'PATCH' ? { body: 'Better.' } : undefined
    const asked = { method, ...who, body, headers: { ...headers, 'If-Match': '"01"' } }
    expectProblemAt(await ask(commentPath(comment.id), asked), 'invalid_request', 'If-Match')
  }
})

describe('a body that has another form', () => {
  const errorsOf = ({ json }: { json: unknown }) => (json as Problem).errors

  it('is told what is missing, unknown, or no object', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    const send = (body: string) => post(guest, thread, {}, undefined, { body })
    const object = [{ pointer: '', detail: 'must be an object' }]
    for (const body of ['null', '[]', '[1]', '"x"', '1', 'true']) {
      expect([body, errorsOf(await send(body))]).toEqual([body, object])
    }
    expect(errorsOf(await send('{"page":null,"extra":1}'))).toEqual([
      { pointer: '/body', detail: 'is missing' },
      { pointer: '/page', detail: 'must be an object' },
      { pointer: '/extra', detail: 'is not known here' },
    ])
    expect(errorsOf(await send('{"body":"x","page":{}}'))).toEqual([
      { pointer: '/page/url', detail: 'is missing' },
    ])
  })

  it('does not get long names sent back', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    const answer = await post(guest, thread, { ['k/~'.repeat(30_000)]: 1 })
    expectProblem(answer, 'invalid_request')
    expect(answer.text.length).toBeLessThan(1_000)
  })
})

describe('a key that was used', () => {
  it('gets its answer also where the site has since become stricter', async () => {
    const site = await aSite()
    const thread = await aThread(site)
    const guest = await aGuest(site)
    const draft = { body: 'x'.repeat(200), name: 'Ada Lovelace' }
    const first = await post(guest, thread, draft, 'before')
    const stricter = JSON.stringify({ body_bytes: 100, name_characters: 5 })
    await run('UPDATE sites SET limits = ?2 WHERE id = ?1', site.id, stricter)
    const again = await post(guest, thread, draft, 'before')
    expect([again.status, again.text]).toEqual([201, first.text])
    expectProblem(await post(guest, thread, draft), 'too_large')
  })

  it('is judged before what the text is', async () => {
    const thread = await aThread()
    const guest = await aGuest(thread.site)
    await post(guest, thread, {}, 'used')
    const before = await rowCounts()
    for (const body of [' ', 'x'.repeat(10_001)]) {
      expectProblem(await post(guest, thread, { body }, 'used'), 'idempotency_mismatch')
    }
    expect(await rowCounts()).toEqual(before)
  })
})
