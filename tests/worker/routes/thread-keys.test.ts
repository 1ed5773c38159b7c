// A thread key is any text of 1 to 512 bytes, one percent-encoded segment of the path, and arrives
// exactly as it was sent.
import { describe, expect, it } from 'vitest'
import type { Counts, Mine } from '../../../worker/contract/shapes.ts'
import { ask, askInVain } from '../../support/ask.ts'
import { aComment, aGuest, aSite, as, aThread, contextPath, read } from '../../support/builders.ts'
import { expectProblem, expectProblemAt } from '../../support/problems.ts'
import { one, rowCounts } from '../../support/rows.ts'

const keys: [string, string][] = [
  ['a slash', '/news/2026/a-day'],
  ['only a slash', '/'],
  ['an address', 'https://gazette.example/a?b=c&d=e#f'],
  ['a question mark', 'what?'],
  ['a percent sign', '100%'],
  ['what looks encoded', '%2F'],
  ['what looks encoded twice', '%252F%25'],
  ['a space', 'a b'],
  ['a plus', 'a+b'],
  ['an emoji', '🦊🏳️‍🌈'],
  ['a hash', '#1'],
  ['letters of three bytes', '日本'],
  ['dots at its ends', './a/..'],
  ['three dots', '...'],
  ['a backslash', 'a\\b'],
  ['quotes', `'"; DROP TABLE comments --`],
  ['a colon', ':key'],
  ['a star', '*'],
  ['braces', '{key}'],
  ['a semicolon', 'a;b=c'],
  ['a line feed', 'a\nb'],
  ['a name of a resource', 'comments'],
  ['the name of another', 'mine'],
  ['a name of JavaScript', '__proto__'],
  ['512 bytes', 'k'.repeat(512)],
  ['512 bytes of 128 characters', '🦊'.repeat(128)],
]

describe('a key', () => {
  it.each(keys)('with %s is kept as it is, on every route that takes one', async (_, key) => {
    const thread = await aThread(await aSite(), key)
    const comment = await aComment(thread)
    const seen = await read(thread)
    expect([seen.thread.key, seen.thread.comment_count]).toEqual([key, 1])
    const stored = await one<{ key: string }>(
      'SELECT key FROM threads WHERE site_id = ?1',
      thread.site.id,
    )
    expect(stored?.key).toBe(key)
    const who = as(comment.by)
    expect((await ask(thread.commentsPath)).json).toMatchObject({ items: [{ id: comment.id }] })
    expect((await ask(contextPath(thread, comment.id))).status).toBe(200)
    expect((await ask<Mine>(`${thread.path}/mine`, who)).json.comments).toEqual([])
    const put = await ask(`${thread.path}/reactions/like`, { ...who, method: 'PUT' })
    expect(put.json).toMatchObject({ mine: ['like'] })
    const counts = `/v1/sites/${thread.site.id}/counts?key=${encodeURIComponent(key)}`
    const { text } = await ask<Counts>(counts)
    expect(text).toBe(`{"counts":{${JSON.stringify(key)}:1}}`)
  })

  it('is another one with another case, another form of its letters or a slash more', async () => {
    const site = await aSite()
    const alike = ['a', 'A', 'a/', '/a', 'é', 'e\u0301', 'a ', 'а']
    for (const key of alike) await aComment(await aThread(site, key))
    for (const key of alike) {
      expect((await read(await aThread(site, key))).thread.comment_count).toBe(1)
    }
  })

  it('is the same however much of it is encoded, in whichever case', async () => {
    const thread = await aThread(await aSite(), 'a/b-c~ö')
    await aComment(thread)
    for (const form of [
      'a%2Fb-c~%C3%B6',
      'a%2fb-c~%c3%b6',
      '%61%2F%62%2D%63%7E%C3%B6',
      'a%2Fb-c~ö',
    ]) {
      const { json } = await ask<{ thread: object }>(`/v1/sites/${thread.site.id}/threads/${form}`)
      expect(json.thread).toMatchObject({ key: 'a/b-c~ö', comment_count: 1 })
    }
  })
})

describe('what is no key', () => {
  const broken = [
    '%',
    '%2',
    '%zz',
    'a%',
    '%E0%A4',
    '%FF',
    '%C0%AF',
    '%ED%A0%80',
    '%F5%80%80%80',
    '%00',
  ]
  const long = ['k'.repeat(513), `${'🦊'.repeat(128)}k`].map(encodeURIComponent)

  it.each([...broken, ...long])(
    'is 400 on every route, and nothing is stored: %.20s',
    async (segment) => {
      const site = await aSite()
      const guest = await aGuest(site)
      const who = as(guest)
      const before = await rowCounts()
      const path = `/v1/sites/${site.id}/threads/${segment}`
      const id = '0VbnlMl0000000000000000z'
      const draft = { body: 'Text.', page: { url: `${site.origin}/a` } }
      for (const answer of [
        await askInVain(path),
        await askInVain(`${path}/comments`),
        await askInVain(`${path}/comments/${id}/context`),
        await askInVain(`${path}/mine`, who),
        await askInVain(`${path}/reactions/like`, { ...who, method: 'PUT' }),
        await askInVain(`${path}/reactions/like`, { ...who, method: 'DELETE' }),
        await askInVain(`${path}/comments`, {
          ...who,
          method: 'POST',
          body: draft,
          headers: { 'Idempotency-Key': 'k' },
        }),
      ]) {
        expectProblem(answer, 'invalid_path')
      }
      expect(await rowCounts()).toEqual(before)
    },
  )

  it('is empty, or a dot or two: those are no segments of a path, however they are written', async () => {
    const site = await aSite()
    for (const segment of ['', '..', '%2e%2E', '.%2e']) {
      const { status } = await askInVain(`/v1/sites/${site.id}/threads/${segment}/comments`)
      expect([segment, status]).toEqual([segment, 404])
    }
    for (const segment of ['.', '%2e', '%2E']) {
      const { json } = await ask(`/v1/sites/${site.id}/threads/${segment}/comments`)
      expect(json).toMatchObject({ thread: { key: 'comments' } })
    }
  })

  it('is 422 in a request for counts', async () => {
    const site = await aSite()
    for (const key of ['', '.', '..', 'k'.repeat(513), '%00']) {
      const answer = await askInVain(`/v1/sites/${site.id}/counts?key=a&key=${key}`)
      expectProblemAt(answer, 'invalid_request', '?key')
    }
  })
})
