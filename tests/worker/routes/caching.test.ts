// What may be kept, and how a reader who has it already is answered.
import { describe, expect, it } from 'vitest'
import { ask, askInVain } from '../../support/ask.ts'
import { aComment, aSite, aThread, contextPath, edit, withdraw } from '../../support/builders.ts'
import { aWorld, everyVisit } from '../../support/every-route.ts'
import { run } from '../../support/rows.ts'

const keepable = 'public, no-cache'

/** The weak ETag of a cacheable path as it is now. */
async function tagOf(path: string): Promise<string> {
  return (await ask(path)).headers.get('ETag') ?? ''
}

async function revalidate(path: string, tag: string): Promise<number> {
  return (await ask(path, { headers: { 'If-None-Match': tag } })).status
}

describe('every route', () => {
  it('forbids keeping its answer unless it is cacheable; then it has a weak ETag', async () => {
    for (const { route, path, asked, openTo } of everyVisit(await aWorld())) {
      const { headers } = await ask(path, asked)
      const expected = openTo === 'public' ? keepable : 'no-store'
      expect([route, headers.get('Cache-Control')]).toEqual([route, expected])
      if (openTo === 'public') expect(headers.get('ETag')).toMatch(/^W\/"[\x21\x23-\x7e]+"$/)
      else expect([route, headers.get('ETag')]).toEqual([route, null])
    }
  })

  it('forbids keeping a problem, also under If-None-Match', async () => {
    for (const { path, asked } of everyVisit(await aWorld())) {
      const elsewhere = path.replace(/\/v1\/(sites|comments)\/[^/?]+/, '/v1/$1/0')
      if (elsewhere === path) continue
      for (const tag of [undefined, 'W/"1-1-0"', '*']) {
        const headers = { ...asked.headers, 'If-None-Match': tag }
        const { status, headers: answered } = await askInVain(elsewhere, { ...asked, headers })
        expect(status).toBeGreaterThanOrEqual(400)
        expect(answered.get('Cache-Control')).toBe('no-store')
        expect(answered.get('ETag')).toBeNull()
      }
    }
  })

  it('answers 304 without a body to a reader who has the newest, with the same headers', async () => {
    for (const { route, path, openTo } of everyVisit(await aWorld())) {
      if (openTo !== 'public') continue
      const first = await ask(path)
      const tag = first.headers.get('ETag') ?? ''
      const again = await ask(path, { headers: { 'If-None-Match': tag } })
      expect([route, again.status, again.text]).toEqual([route, 304, ''])
      for (const name of ['ETag', 'Cache-Control', 'Access-Control-Allow-Origin', 'Vary']) {
        expect([name, again.headers.get(name)]).toEqual([name, first.headers.get(name)])
      }
    }
  })
})

describe('If-None-Match', () => {
  it('is compared weakly, alone and in a list', async () => {
    const thread = await aThread()
    await aComment(thread)
    const tag = await tagOf(thread.path)
    const strong = tag.replace('W/', '')
    for (const same of [
      tag,
      strong,
      `"other", ${tag}`,
      `${tag}, "other"`,
      `W/"other",${strong},"more"`,
      `W/"1-1-0", ${tag}`,
      `${tag}, W/"1-1-0"`,
    ]) {
      expect([same, await revalidate(thread.path, same)]).toEqual([same, 304])
    }
    const bare = strong.replaceAll('"', '')
    for (const other of [
      '',
      '"other"',
      bare,
      `"${bare}0"`,
      `"x${bare}"`,
      `"${bare}`,
      `w/${strong}`,
    ]) {
      expect([other, await revalidate(thread.path, other)]).toEqual([other, 200])
    }
  })

  it('with * means whatever is there, and a thing that is not there is a problem all the same', async () => {
    const thread = await aThread()
    const { id } = await aComment(thread)
    const nowhere = id.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    for (const [path, status] of [
      [thread.path, 304],
      [contextPath(thread, id), 304],
      [`/v1/sites/${thread.site.id}`, 304],
      [`/v1/sites/${thread.site.id}/counts?key=${thread.key}`, 304],
      [`/v1/sites/${thread.site.id}/recent`, 304],
      [contextPath(thread, nowhere), 404],
      [`${thread.commentsPath}?parent=${nowhere}`, 422],
    ] as const) {
      expect([path, await revalidate(path, '*')]).toEqual([path, status])
    }
  })

  it('does not take the tag of one thing for that of another', async () => {
    const site = await aSite()
    const [busy, quiet] = [await aThread(site), await aThread(site)]
    await aComment(busy)
    await aComment(busy)
    await aComment(quiet)
    const counts = (key: string) => `/v1/sites/${site.id}/counts?key=${key}`
    expect(await revalidate(quiet.path, await tagOf(busy.path))).toBe(200)
    expect(await revalidate(counts(busy.key), await tagOf(busy.path))).toBe(200)
    expect(await revalidate(`/v1/sites/${site.id}`, await tagOf(busy.path))).toBe(200)
    expect(await revalidate(busy.path, await tagOf(counts(busy.key)))).toBe(200)
  })
})

describe('the ETag of a thread', () => {
  it('changes with everything public that happens in it', async () => {
    const thread = await aThread()
    const seen = new Set([await tagOf(thread.path)])
    const isNew = async () => {
      const tag = await tagOf(thread.path)
      expect(seen).not.toContain(tag)
      seen.add(tag)
    }
    const root = await aComment(thread)
    await isNew()
    const reply = await aComment(thread, { parent_id: root.id })
    await isNew()
    await edit(reply, 'Another text.')
    await isNew()
    const who = { method: 'PUT', token: root.by.token, origin: thread.site.origin }
    await ask(`/v1/comments/${reply.id}/reactions/like`, who)
    await isNew()
    await ask(`${thread.path}/reactions/like`, who)
    await isNew()
    await ask(`${thread.path}/reactions/like`, { ...who, method: 'DELETE' })
    await isNew()
    await withdraw(reply)
    await isNew()
    await run(
      'UPDATE sites SET name = ?2, revision = revision + 1 WHERE id = ?1',
      thread.site.id,
      'New',
    )
    await isNew()
  })

  it('stays while nothing public happens', async () => {
    const thread = await aThread()
    const root = await aComment(thread)
    const tag = await tagOf(thread.path)
    await ask(`/v1/sites/${thread.site.id}/threads/${thread.key}/mine`, {
      token: root.by.token,
      origin: thread.site.origin,
    })
    await ask(contextPath(thread, root.id))
    await edit(root, root.body)
    const who = { token: root.by.token, origin: thread.site.origin }
    await ask(`/v1/comments/${root.id}/reactions/like`, { method: 'DELETE', ...who })
    await ask(`${thread.path}/reactions/like`, { method: 'DELETE', ...who })
    expect(await tagOf(thread.path)).toBe(tag)
  })
})
