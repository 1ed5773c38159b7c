// How SQLite finds the rows of every statement that the routes send: by an index that leads to them,
// never by walking a table, a site or a thread, and without sorting.
import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { statuses } from '../../../worker/contract/limits.ts'
import { fillPath, paths } from '../../../worker/contract/paths.ts'
import { findHeard } from '../../../worker/db/listening.ts'
import { type Asked, ask } from '../../support/ask.ts'
import {
  aComment,
  aGuest,
  aModerator,
  as,
  aThread,
  commentPath,
  contextPath,
  setHoldAll,
} from '../../support/builders.ts'
import { countedDb } from '../../support/counted-db.ts'
import { aWorld, everyVisit } from '../../support/every-route.ts'
import { opensLogin, signed } from '../../support/logins.ts'

/** Every SQL text that the routes send, with the route that sent it first. */
const statements = new Map<string, string>()

beforeAll(async () => {
  const note = async (route: string, path: string, asked: Asked = {}) => {
    const { db, count } = countedDb(env.DB)
    let sent: string[] = []
    const answered = () => {
      sent = [...count.sql]
    }
    await ask(path, { ...asked, env: { DB: db }, answered })
    for (const sql of sent) if (!statements.has(sql)) statements.set(sql, route)
  }
  const world = await aWorld()
  const { thread, root, reply, guest } = world
  const who = as(guest)
  const { site } = thread
  for (const sort of ['oldest', 'newest', 'best']) {
    await note(`first page, ${sort}`, `${thread.path}?sort=${sort}`)
  }
  for (let nth = 0; nth < 12; nth++) await aComment(thread, { parent_id: root.id })
  const last = await aComment(thread, { parent_id: root.id })
  const { json } = await ask<{ before: { next: string } }>(contextPath(thread, last.id))
  await note('branch', `${thread.commentsPath}?parent=${root.id}`)
  const backward = `?parent=${root.id}&cursor=${json.before.next}`
  await note('branch, backward', `${thread.commentsPath}${backward}`)
  await note('context of a root', contextPath(thread, root.id))
  // By the object of a thread, for those who listen.
  const live = countedDb(env.DB)
  const asked = { reacted: [root.id], changed: [root.id] }
  await findHeard(live.db, { site: site.id, key: thread.key, at: 0, ...asked })
  for (const sql of live.count.sql) statements.set(sql, 'live')
  const again = { method: 'POST', ...who, body: { guest_key: guest.key } }
  await note('session, known guest', `/v1/sites/${site.id}/session`, again)
  const sso = await signed(site, await opensLogin(site))
  const byLogin = { method: 'POST', origin: site.origin, body: { sso } }
  await note('session, by login', `/v1/sites/${site.id}/session`, byLogin)
  const preflight = {
    method: 'OPTIONS',
    origin: site.origin,
    headers: { 'Access-Control-Request-Method': 'DELETE' },
  }
  await note('preflight', `${thread.path}/reactions/like`, preflight)
  await note('preflight without a site', commentPath(root.id), preflight)
  const draft = (parent_id: string | null) => ({
    method: 'POST',
    ...who,
    body: { body: 'Text.', page: thread.page, parent_id },
    headers: { ...who.headers, 'Idempotency-Key': crypto.randomUUID() },
  })
  for (const parent of [null, root.id, reply.id]) {
    await note('post', thread.commentsPath, draft(parent))
  }
  const below = await aComment(thread, { by: guest, parent_id: reply.id })
  await note('withdraw a reply to a reply', commentPath(below.id), { method: 'DELETE', ...who })
  await setHoldAll(site, true)
  const another = await aComment(await aThread(site), { by: await aGuest(site) })
  await note('post, held', thread.commentsPath, draft(root.id))
  await note('withdraw a held one', commentPath(another.id), {
    method: 'DELETE',
    ...as(another.by),
  })
  await note('edit, held', commentPath(root.id), {
    method: 'PATCH',
    ...who,
    body: { body: 'Held.' },
    headers: { ...who.headers, 'If-Match': '"1"' },
  })
  await setHoldAll(site, false)
  const moderator = await aModerator(site)
  const [from, into] = [await aThread(site), await aThread(site)]
  for (const each of [from, into]) await aComment(each)
  await note('merge of two threads', fillPath(paths.modMerge, { site: site.id, key: from.key }), {
    method: 'POST',
    token: moderator.token,
    body: { into: into.key },
  })
  const { token } = moderator
  await note('authors of a name', `${paths.modAuthors}?q=a`, { token })
  for (const status of statuses) {
    await note(`comments, ${status}`, `${paths.modComments}?status=${status}`, { token })
  }
  await note('cleaning up', fillPath(paths.modSanctions, { id: guest.id }), {
    method: 'POST',
    token,
    body: { kind: 'hold', message: 'Advertisements.', clean_up: true },
  })
  const leaver = await aComment(await aThread(site))
  await note('forgetting, comments kept', paths.me, {
    ...{ method: 'DELETE', ...as(leaver.by) },
    body: { keep_comments: true },
  })
  for (const query of ['q=text', 'q=text&sort=newest', 'thread=x', 'author=x']) {
    await note(`search ${query}`, `${paths.modComments}?${query}`, { token })
  }
  for (const { route, path, asked } of everyVisit(await aWorld())) await note(route, path, asked)
})

async function planOf(sql: string): Promise<string[]> {
  const places = Math.max(0, ...[...sql.matchAll(/\?(\d+)/g)].map(([, place]) => Number(place)))
  const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...Array(places).fill(null))
    .all<{ detail: string }>()
  return results.map(({ detail }) => detail)
}

// What is walked from end to end: a list that the request or a token brought, a result that is already
// a page long, the line of ancestors that a change of status follows, and the tokens themselves.
const walked = [
  ...['hit', 'entry', 'wanted', 'told', 'step', 'gone', 'come', 'root', 'reply', 'allowed', 'own'],
  ...['k', 'n', 'm', 'x', 'kind', 'o', 'i', 'recent', 'json_each'],
]
const index = 'comment_search VIRTUAL TABLE INDEX \\d+:M'
const fine = new RegExp(
  `^SCAN (${index}|CONSTANT ROW|\\(subquery-\\d+\\)|(${walked.join('|')})\\b)`,
)
// Of these a site has one, or ten at most.
const few = /^SEARCH (queues|webhooks|w)\b/

it('no statement walks a table, nor all that one site has in it', async () => {
  expect(statements.size).toBeGreaterThan(25)
  for (const [sql, route] of statements) {
    // Once in the life of a thread, by a moderator: worker/db/merging.ts says why.
    const isMerge = /\bmerge\b/.test(route) && /^(UPDATE|DELETE)/.test(sql)
    // Children of a new thread are looked for only where keys are broken within the statement: none can be.
    const isNew = sql.startsWith('INSERT INTO threads')
    // Foreign keys that SQLite looks after, once in the life of an author: worker/db/forgotten-comments.ts.
    const isLast = (step: string) =>
      sql.startsWith('DELETE FROM authors') && /^SEARCH (notes|sanctions) /.test(step)
    for (const step of await planOf(sql)) {
      const walks = /^SCAN/.test(step) && !fine.test(step)
      const isFew = few.test(step) || isLast(step)
      const isWholeSite = /^SEARCH.*\(site_id=\?\)/.test(step) && !isFew && !isMerge && !isNew
      expect([route, step, walks || isWholeSite]).toEqual([route, step, false])
    }
  }
})

it('no statement sorts: rows come in the order of an index', async () => {
  for (const [sql, route] of statements) {
    for (const step of await planOf(sql)) {
      expect([route, step, /TEMP B-TREE/.test(step)]).toEqual([route, step, false])
    }
  }
})

it('lists come from the indexes that were made for them', async () => {
  const comments = async (part: string) => {
    const [sql] = [...statements].find(([, route]) => route === part) ?? ['']
    return (await planOf(sql)).filter((step) => /^SEARCH [cr] /.test(step))
  }
  const listed = 'USING INDEX comments_listed (site_id=? AND thread_id=? AND root_id=?'
  const replies = `SEARCH r ${listed})`
  const pinned = ['SEARCH c USING INDEX comments_pinned (site_id=? AND thread_id=?)', replies]
  const oldest = [...pinned, `SEARCH c ${listed} AND id>?)`, replies]
  expect(await comments('first page, oldest')).toEqual(oldest)
  const newest = [...pinned, `SEARCH c ${listed} AND id<?)`, replies]
  expect(await comments('first page, newest')).toEqual(newest)
  const best = 'SEARCH c USING INDEX comments_best (site_id=? AND thread_id=? AND (score,id)<(?,?))'
  expect(await comments('first page, best')).toEqual([...pinned, best, replies])
  expect(await comments('branch')).toEqual([`SEARCH r ${listed} AND id>?)`])
  expect(await comments('branch, backward')).toEqual([`SEARCH r ${listed} AND id<?)`])
})

it('the newest comments of a site are merged from two halves of one index', async () => {
  const [sql] = [...statements].find(
    ([text]) => text.includes('INDEXED BY comments_unreviewed') && text.includes('UNION'),
  ) ?? ['']
  const half = 'SEARCH h USING INDEX comments_unreviewed (site_id=? AND <expr>=?)'
  const steps = ['CO-ROUTINE recent', 'MERGE (UNION ALL)', 'LEFT', half, 'RIGHT', half]
  expect((await planOf(sql)).slice(0, steps.length)).toEqual(steps)
})

it('every statement of one site names the site, so that none reaches into another', () => {
  for (const [sql, route] of statements) {
    // A token belongs to people, not to one site: it names those that it opens.
    if (/FROM (d1_migrations|site_origins)|^(SELECT .* FROM|UPDATE) tokens/s.test(sql)) continue
    expect([route, sql, /site_id|sites/.test(sql)]).toEqual([route, sql, true])
  }
})
