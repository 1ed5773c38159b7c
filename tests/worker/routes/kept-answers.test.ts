// What an isolate keeps of its answers: the next reader of an address costs two rows, and is never told
// what is no longer so.
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { keptAnswers } from '../../../worker/middleware/kept-answers.ts'
import { type Asked, ask } from '../../support/ask.ts'
import {
  aComment,
  as,
  aThread,
  contextPath,
  edit,
  setHoldAll,
  withdraw,
} from '../../support/builders.ts'
import { countedDb } from '../../support/counted-db.ts'
import { run } from '../../support/rows.ts'

/** Asks as one isolate would: always of the same database. */
function anIsolate() {
  const { db, count } = countedDb(env.DB)
  return async (path: string, asked: Asked = {}) => {
    const before = count.read
    const answer = await ask(path, { ...asked, env: { DB: db } })
    const { status, text } = answer
    const headers = Object.fromEntries(answer.headers)
    return { status, text, headers, read: count.read - before, json: answer.json }
  }
}

it('the second reader gets the same answer, to the letter, for two rows', async () => {
  const thread = await aThread()
  const root = await aComment(thread)
  for (let nth = 0; nth < 5; nth++) await aComment(thread, { parent_id: root.id })
  const last = await aComment(thread)
  for (const path of [
    thread.path,
    `${thread.path}?limit=1&body=nodes`,
    `${thread.commentsPath}?sort=newest&limit=1`,
    `${thread.commentsPath}?parent=${root.id}&limit=2`,
    contextPath(thread, last.id),
  ]) {
    const isolate = anIsolate()
    const { read: cold, ...first } = await isolate(path)
    const { read: kept, ...second } = await isolate(path)
    expect([path, second]).toEqual([path, first])
    expect(cold).toBeGreaterThan(2)
    expect(kept).toBeLessThanOrEqual(2)
  }
})

it('answers of different addresses are not taken for each other', async () => {
  const [one, other] = [await aThread(), await aThread()]
  await aComment(one, { body: 'Of the one.' })
  await aComment(other, { body: 'Of the other.' })
  const isolate = anIsolate()
  for (let turn = 0; turn < 2; turn++) {
    expect((await isolate(one.path)).text).toContain('Of the one.')
    expect((await isolate(other.path)).text).toContain('Of the other.')
    expect((await isolate(`${one.path}?body=nodes`)).text).toContain('body_nodes')
  }
})

it('whatever has changed, here or elsewhere, is told by the next answer', async () => {
  const thread = await aThread()
  const isolate = anIsolate()
  const seen = new Set([(await isolate(thread.path)).text])
  const isNew = async () => {
    const { text } = await isolate(thread.path)
    expect(text).toBe((await ask(thread.path)).text)
    expect(seen).not.toContain(text)
    seen.add(text)
  }
  const root = await aComment(thread)
  await isNew()
  const reply = await aComment(thread, { parent_id: root.id })
  await isNew()
  await edit(reply, 'Another text.')
  await isNew()
  await ask(`/v1/comments/${root.id}/reactions/like`, { method: 'PUT', ...as(root.by) })
  await isNew()
  await setHoldAll(thread.site, true)
  await edit(root, 'A text that is held.')
  await isNew()
  await run(
    'UPDATE sites SET notice = ?2, revision = revision + 1 WHERE id = ?1',
    thread.site.id,
    'Be kind.',
  )
  await isNew()
})

it('a comment that is gone is gone from its kept permalink and branch too', async () => {
  const thread = await aThread()
  const root = await aComment(thread, { body: 'Soon withdrawn.' })
  const isolate = anIsolate()
  const permalink = contextPath(thread, root.id)
  const branch = `${thread.commentsPath}?parent=${root.id}`
  expect((await isolate(permalink)).status).toBe(200)
  expect((await isolate(branch)).status).toBe(200)
  await withdraw(root)
  expect((await isolate(permalink)).status).toBe(404)
  expect((await isolate(branch)).status).toBe(422)
  expect((await isolate(thread.path)).text).not.toContain('Soon withdrawn.')
})

it('a reader who holds the newest is told so, and one who holds an older one gets the kept one', async () => {
  const thread = await aThread()
  await aComment(thread)
  const isolate = anIsolate()
  const { headers: old } = await isolate(thread.path)
  await aComment(thread)
  const { headers, text } = await isolate(thread.path)
  const holding = (tag?: string) => ({ headers: { 'If-None-Match': tag } })
  expect(await isolate(thread.path, holding(headers.etag))).toMatchObject({ status: 304, text: '' })
  const stale = await isolate(thread.path, holding(old.etag))
  expect(stale).toMatchObject({ status: 200, text })
  expect(stale.read).toBeLessThanOrEqual(2)
  // A version that never was is believed by nobody.
  const invented = await isolate(thread.path, holding('W/"1-999-9999"'))
  expect(invented).toMatchObject({ status: 200, text })
})

it('keeps no more than it has room for, and lets the least recently asked for go', () => {
  const keep = keptAnswers({} as D1Database)
  const large = { json: new Uint8Array(3_000_000), link: null, revision: 1, version: 1 }
  keep.set('/a', large)
  keep.set('/b', large)
  expect(keep.get('/a')).toBe(large)
  keep.set('/c', large)
  expect([keep.get('/a'), keep.get('/b'), keep.get('/c')]).toEqual([large, null, large])
  const newer = { ...large, version: 2 }
  keep.set('/a', newer)
  expect([keep.get('/a'), keep.get('/c')]).toEqual([newer, large])
  keep.set('/a', { ...large, json: new Uint8Array(9_000_000) })
  expect([keep.get('/a'), keep.get('/c')]).toEqual([null, null])
})
