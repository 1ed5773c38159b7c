// What the schema refuses whoever writes, and what it keeps true by itself.
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { ask } from '../../support/ask.ts'
import { aComment, aGuest, aSite, as, aThread, commentPath, read } from '../../support/builders.ts'
import { all, everything, one, run } from '../../support/rows.ts'

async function expectRefused(sql: string, values: unknown[], why: RegExp): Promise<void> {
  const before = await everything()
  await expect(run(sql, ...values)).rejects.toThrow(why)
  expect(await everything()).toBe(before)
}

const check = /CHECK constraint failed/
const foreign = /FOREIGN KEY constraint failed/
const twice = /UNIQUE constraint failed/
const missing = /NOT NULL constraint failed/

describe('a site', () => {
  const insert = `INSERT INTO sites (id, name, origins, reaction_kinds, limits, policy, author_key, created_at)
VALUES (?1, ?2, ?3, '[]', ?4, ?5, ?6, 0)`
  const good = ['a-site', 'A site', '[]', '{}', '{}', 'f'.repeat(64)]
  it.each([
    ['an id with capitals', 0, 'A-site'],
    ['an id with a slash', 0, 'a/site'],
    ['an empty id', 0, ''],
    ['an id of 41 characters', 0, 'a'.repeat(41)],
    ['no name', 1, ''],
    ['origins that are no list', 2, '{}'],
    ['limits that are no object', 3, '[]'],
    ['a policy that is no object', 4, '1'],
    ['a short key for authors', 5, 'f'.repeat(63)],
  ])('has never %s', async (_, place, value) => {
    await expectRefused(insert, good.with(place, value), check)
  })

  it('gets a key of its own for its authors, which no other site has', async () => {
    await aSite()
    await aSite()
    const keys = await all<{ author_key: string }>('SELECT author_key FROM sites')
    expect(new Set(keys.map(({ author_key }) => author_key)).size).toBe(keys.length)
    for (const { author_key } of keys) expect(author_key).toMatch(/^[0-9a-f]{64}$/)
  })

  it('has its origins in the list that preflights read, whenever they change', async () => {
    const site = await aSite({ origins: ['https://a.example', 'https://b.example'] })
    const listed = async () => {
      const rows = await all<{ origin: string }>(
        'SELECT origin FROM site_origins WHERE site_id = ?1 ORDER BY origin',
        site.id,
      )
      return rows.map(({ origin }) => origin)
    }
    expect(await listed()).toEqual(['https://a.example', 'https://b.example'])
    const next = JSON.stringify(['https://c.example', 'https://a.example', 'https://c.example'])
    await run('UPDATE sites SET origins = ?2 WHERE id = ?1', site.id, next)
    expect(await listed()).toEqual(['https://a.example', 'https://c.example'])
    await run('UPDATE sites SET origins = ?2 WHERE id = ?1', site.id, '[]')
    expect(await listed()).toEqual([])
  })
})

describe('a key of a site’s own login', () => {
  const insert = `INSERT INTO sso_keys (site_id, kid, alg, key, added_at) VALUES (?1, ?2, ?3, ?4, 0)`
  it.each([
    ['an empty kid', 1, '', check],
    ['a kid with a colon', 1, 'a:b', check],
    ['a kid of 65 characters', 1, 'k'.repeat(65), check],
    ['another algorithm', 2, 'none', check],
    ['a secret of 31 bytes', 3, 's'.repeat(31), check],
    ['a site that does not exist', 0, 'nobody', foreign],
  ])('has never %s', async (_, place, value, why) => {
    const good = [(await aSite()).id, 'main', 'HS256', 's'.repeat(32)]
    await expectRefused(insert, good.with(place, value), why)
  })

  it('is one of two at most, and opens the login with its site’s revision', async () => {
    const { id } = await aSite()
    const good = [id, 'main', 'HS256', 's'.repeat(32)]
    const site = () => one('SELECT sign_in, revision FROM sites WHERE id = ?1', id)
    await run(insert, ...good)
    await run(insert, ...good.with(1, 'next'))
    expect(await site()).toEqual({ sign_in: 'guest_or_sso', revision: 2 })
    await expectRefused(insert, good.with(1, 'third'), /two login keys at most/)
    await run('DELETE FROM sso_keys WHERE site_id = ?1', id)
    expect(await site()).toEqual({ sign_in: 'guest', revision: 3 })
  })
})

describe('a thread', () => {
  const insert = `INSERT INTO threads (site_id, key, id, state, comment_count, reactions, created_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0)`
  it.each([
    ['an empty key', 1, '', check],
    ['a key of 513 bytes', 1, 'k'.repeat(513), check],
    ['a key of 258 letters of two bytes', 1, 'ä'.repeat(258), check],
    ['another state', 3, 'ajar', check],
    ['fewer comments than none', 4, -1, check],
    ['reactions that are no object', 5, '[]', check],
    ['a site that does not exist', 0, 'nobody', foreign],
    ['no id', 2, null, missing],
  ])('has never %s', async (_, place, value, why) => {
    const site = await aSite()
    const good = [site.id, 'key', 'id', 'open', 0, '{}'] as unknown[]
    await expectRefused(insert, good.with(place, value), why)
  })

  it('is one under its key, and one under its id', async () => {
    const thread = await aThread()
    await aComment(thread)
    const row = await one<{ id: string }>('SELECT id FROM threads WHERE key = ?1', thread.key)
    const good = [thread.site.id, thread.key, 'another', 'open', 0, '{}']
    await expectRefused(insert, good, twice)
    await expectRefused(insert, good.with(1, 'another').with(2, row?.id ?? ''), twice)
  })
})

describe('a comment', () => {
  const insert = `INSERT INTO comments (site_id, id, thread_id, parent_id, root_id, ancestors, depth,
  author_id, status, body, body_nodes, posted_at, listed, reply_count, listed_replies)
SELECT site_id, ?2, coalesce(?3, thread_id), ?4, ?5, ?6, ?7, coalesce(?8, author_id), ?9, 'Text.', ?10,
  0, ?11, ?12, ?13 FROM comments WHERE id = ?1`
  const good = ['new', null, null, null, '[]', 0, null, 'approved', '[]', 1, 0, 0]

  it.each([
    ['another status', { 7: 'fine' }, check],
    ['nodes that are no list', { 8: '{}' }, check],
    ['a place in the list while it waits', { 7: 'pending' }, check],
    ['no place in the list though it is approved', { 9: 0 }, check],
    ['a place in the list as a tombstone on which nothing stands', { 7: 'withdrawn' }, check],
    ['a parent but no root', { 2: 'a', 5: 1, 4: '["a"]' }, check],
    ['a root but no parent', { 3: 'a', 5: 1, 4: '["a"]' }, check],
    ['a depth without a parent', { 5: 1, 4: '["a"]' }, check],
    ['no depth below a parent', { 2: 'a', 3: 'a' }, check],
    ['other ancestors than its depth', { 2: 'a', 3: 'a', 5: 2, 4: '["a"]' }, check],
    ['fewer replies than none', { 10: -1 }, check],
    ['fewer listed replies than none', { 11: -1 }, check],
    ['a thread that does not exist', { 1: 'nowhere' }, foreign],
    ['an author who does not exist', { 6: 'nobody' }, foreign],
  ] as [string, Record<number, unknown>, RegExp][])('has never %s', async (_, change, why) => {
    const { id } = await aComment(await aThread())
    const values = good.map((value, place) => (place in change ? change[place] : value))
    await expectRefused(insert, [id, ...values], why)
  })

  it('as the cases above have it, but for the change, is taken', async () => {
    const { id } = await aComment(await aThread())
    await run(insert, id, ...good.with(0, 'taken'))
    expect(await one(`SELECT id FROM comments WHERE id = 'taken'`)).toEqual({ id: 'taken' })
  })

  it('keeps its thread and its author from going before it', async () => {
    const thread = await aThread()
    await aComment(thread)
    await expectRefused('DELETE FROM threads WHERE site_id = ?1', [thread.site.id], foreign)
    await expectRefused('DELETE FROM authors WHERE site_id = ?1', [thread.site.id], foreign)
    await expectRefused('DELETE FROM sites WHERE id = ?1', [thread.site.id], foreign)
  })
})

describe('a reaction', () => {
  it('is one of its kind, reader and target, and moves the counts with it', async () => {
    const thread = await aThread()
    const comment = await aComment(thread)
    await ask(`${commentPath(comment.id)}/reactions/like`, { method: 'PUT', ...as(comment.by) })
    const row = await one<object>('SELECT * FROM reactions WHERE target_id = ?1', comment.id)
    const columns = Object.keys(row ?? {})
    const again = `INSERT INTO reactions (${columns}) VALUES (${columns.map((_, at) => `?${at + 1}`)})`
    await expectRefused(again, Object.values(row ?? {}), twice)
    await run('DELETE FROM reactions WHERE target_id = ?1', comment.id)
    expect((await read(thread)).comments.items[0]?.reactions).toEqual([])
    const counted = await one('SELECT reactions, score FROM comments WHERE id = ?1', comment.id)
    expect(counted).toEqual({ reactions: '{"like":0}', score: 0 })
  })

  it.each(['', 'LIKE', 'a.b', 'a"b', 'a[0]', '$', 'ä', 'a'.repeat(25)])(
    'has never a kind that could be read as a path into the counts: `%s`',
    async (kind) => {
      const thread = await aThread()
      await aComment(thread)
      const guest = await aGuest(thread.site)
      const insert = `INSERT INTO reactions
SELECT site_id, ?2, id, id, ?3, 1, 0 FROM threads WHERE site_id = ?1`
      await expectRefused(insert, [thread.site.id, guest.id, kind], check)
    },
  )
})

it('stores nothing of a batch of which one statement fails', async () => {
  const thread = await aThread()
  await aComment(thread)
  const before = await everything()
  const batch = env.DB.batch([
    env.DB.prepare('UPDATE threads SET version = version + 1'),
    env.DB.prepare('UPDATE threads SET comment_count = -1'),
    env.DB.prepare('UPDATE threads SET version = version + 1'),
  ])
  await expect(batch).rejects.toThrow(check)
  expect(await everything()).toBe(before)
})

it('types its columns strictly: a text is no number', async () => {
  const thread = await aThread()
  await aComment(thread)
  await expectRefused('UPDATE comments SET score = ?1', ['many'], /cannot store TEXT value/)
  const tables = await all<{ sql: string }>(
    `SELECT sql FROM sqlite_schema WHERE type = 'table' AND name IN
('sites', 'site_origins', 'threads', 'authors', 'comments', 'idempotency', 'reactions', 'installation')`,
  )
  expect(tables).toHaveLength(8)
  for (const { sql } of tables) expect(sql).toMatch(/STRICT(, WITHOUT ROWID)?$/)
})
