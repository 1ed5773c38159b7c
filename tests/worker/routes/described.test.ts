// The description as it is answered, and that the check which every other test's answers go through
// (tests/support/described.ts) finds what is not described.
import { describe, expect, it } from 'vitest'
import written from '../../../worker/contract/openapi.json' with { type: 'json' }
import { paths } from '../../../worker/contract/paths.ts'
import type { Health, Posted, ThreadPage } from '../../../worker/contract/shapes.ts'
import { type Answer, type Asked, ask, askInVain } from '../../support/ask.ts'
import { aGuest, aThread, post } from '../../support/builders.ts'
import { expectDescribed } from '../../support/described.ts'

describe('the description', () => {
  it('is the one in the repository, and stays the same', async () => {
    const { json, headers } = await ask(paths.openapi)
    expect(json).toEqual(written)
    const tag = headers.get('ETag') ?? ''
    expect((await ask(paths.openapi)).headers.get('ETag')).toBe(tag)
    for (const held of [tag, tag.replace('W/', ''), `"other", ${tag}`, '*']) {
      const { status } = await ask(paths.openapi, { headers: { 'If-None-Match': held } })
      expect([held, status]).toEqual([held, 304])
    }
    for (const other of ['"other"', tag.slice(0, -2), tag.replaceAll('"', '')]) {
      const { status } = await ask(paths.openapi, { headers: { 'If-None-Match': other } })
      expect([other, status]).toEqual([other, 200])
    }
  })
})

describe('the check of what is answered', () => {
  const health = { method: 'GET' }

  function finds(path: string, asked: Asked, answer: Answer): void {
    expect(() => expectDescribed(path, asked, answer)).toThrow()
  }

  it('finds members too many, missing, and of another kind', async () => {
    const answer = await ask<Health>(paths.health, health)
    for (const json of [{ ...answer.json, more: 1 }, {}, { status: 'fine' }, [], null]) {
      finds(paths.health, health, { ...answer, json })
    }
    const thread = await aThread()
    const read = await ask<ThreadPage>(thread.path)
    const { site } = read.json
    const limits = { ...site.limits, more: 1 }
    finds(thread.path, health, { ...read, json: { ...read.json, site: { ...site, limits } } })
  })

  it('finds members too many in lists and in the text of a comment', async () => {
    const thread = await aThread()
    const asked = { method: 'POST', body: { body: 'A *word*.', page: thread.page } }
    const answer = await post(await aGuest(thread.site), thread, asked.body)
    const withComment = (change: object): Answer<unknown> => {
      const { comment } = answer.json as Posted
      return { ...answer, json: { ...answer.json, comment: { ...comment, ...change } } }
    }
    expectDescribed(thread.commentsPath, asked, withComment({}))
    const kind = { kind: 'like', count: 1 }
    expectDescribed(thread.commentsPath, asked, withComment({ reactions: [kind] }))
    finds(thread.commentsPath, asked, withComment({ reactions: [{ ...kind, weight: 1 }] }))
    finds(thread.commentsPath, asked, withComment({ body_nodes: [{ tag: 'script' }] }))
    finds(thread.commentsPath, asked, withComment({ body_nodes: [{ tag: 'a', style: '' }] }))
    finds(thread.commentsPath, asked, withComment({ posted_at: 'yesterday' }))
  })

  it('finds a status, a header, a type and a body that are not described', async () => {
    const answer = await ask(paths.health, health)
    const withHeader = (name: string, value: string) => {
      const headers = new Headers(answer.headers)
      headers.set(name, value)
      return { ...answer, headers }
    }
    finds(paths.health, health, { ...answer, status: 201 })
    finds(paths.health, health, withHeader('ETag', 'W/"1"'))
    finds(paths.health, health, withHeader('Content-Type', 'text/plain'))
    finds('/v1/health/more', health, answer)
    const thread = await aThread()
    const read = await ask(thread.path)
    finds(thread.path, health, {
      ...read,
      headers: new Headers({ 'Content-Type': 'application/json' }),
    })
    const asked = { method: 'POST', body: { body: 'Text.', page: thread.page, more: 1 } }
    const posted = await post(await aGuest(thread.site), thread)
    finds(thread.commentsPath, asked, posted)
  })

  it('finds a problem that cannot occur there, and members too many in one that can', async () => {
    const thread = await aThread()
    const answer = await askInVain(`${thread.path}?limit=0`)
    const problem = answer.json
    finds(thread.path, health, { ...answer, json: { ...problem, code: 'reword' } })
    finds(thread.path, health, { ...answer, json: { ...problem, code: 'idempotency_mismatch' } })
    finds(thread.path, health, { ...answer, json: { ...problem, current: null } })
    finds('/v1/nothing', health, { ...answer, json: { ...problem, more: 1 } })
  })
})
