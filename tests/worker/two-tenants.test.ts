// Two sites in one database, with threads of the same keys: at random, everything that a reader of one
// can send is sent with tokens, paths, ids, cursors and keys of the other. Nothing of the other shows
// or changes.
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { paths } from '../../worker/contract/paths.ts'
import type { Comment, Page } from '../../worker/contract/shapes.ts'
import { type Answer, ask } from '../support/ask.ts'
import {
  aComment,
  aGuest,
  aSite,
  as,
  aThread,
  commentPath,
  contextPath,
  edit,
  type Guest,
  post,
  read,
  type SiteMade,
  setHoldAll,
  type ThreadMade,
  withdraw,
} from '../support/builders.ts'
import { randomFrom } from '../support/lists.ts'
import { login, opensLogin, type Signer, signed } from '../support/logins.ts'

type Made = Awaited<ReturnType<typeof aComment>>

interface Tenant {
  site: SiteMade
  guests: Guest[]
  threads: ThreadMade[]
  comments: Made[]
  cursor: string
  /** Of its own login. */
  signer: Signer
  /** Stands in every body and every name of this site. */
  mark: string
}

const keys = ['/a', '/b', '/c d?e']

async function aTenant(mark: string): Promise<Tenant> {
  const site = await aSite({ limits: { comments_per_minute: 600, roots_per_page: 2 } })
  const guests = await Promise.all([1, 2, 3].map(() => aGuest(site)))
  const threads = await Promise.all(keys.map((key) => aThread(site, key)))
  const comments: Made[] = []
  for (const [nth, thread] of [...threads, ...threads, ...threads].entries()) {
    const by = guests[nth % 3] as Guest
    const said = { by, name: mark, body: `Said at ${mark}.` }
    const root = await aComment(thread, said)
    const reply = await aComment(thread, { ...said, parent_id: root.id })
    await ask(`${commentPath(root.id)}/reactions/like`, { method: 'PUT', ...as(by) })
    await ask(`${thread.path}/reactions/insight`, { method: 'PUT', ...as(by) })
    comments.push(root, reply)
  }
  await setHoldAll(site, true)
  comments.push(await aComment(threads[0] as ThreadMade, { by: guests[0] as Guest, body: mark }))
  await setHoldAll(site, false)
  const cursor = (await read(threads[0] as ThreadMade)).comments.next ?? ''
  return { site, guests, threads, comments, cursor, signer: await opensLogin(site), mark }
}

/** Every row of a site, in all tables. */
async function rowsOf({ site }: Tenant): Promise<string> {
  const tables = [
    'threads',
    'authors',
    'comments',
    'idempotency',
    'reactions',
    'site_origins',
    'erasures',
    'sso_keys',
    'sso_logins',
  ]
  const results = await env.DB.batch([
    env.DB.prepare('SELECT * FROM sites WHERE id = ?1').bind(site.id),
    ...tables.map((table) =>
      env.DB.prepare(`SELECT * FROM ${table} WHERE site_id = ?1`).bind(site.id),
    ),
  ])
  return JSON.stringify(results.map(({ results: rows }) => rows))
}

/** What a reader of `own` may try at `other`: with the statuses that may come of it. */
function attempts(own: Tenant, other: Tenant, random: () => number) {
  const pick = <Item>(items: readonly Item[]): Item =>
    items[Math.floor(random() * items.length)] as Item
  const by = pick(own.guests)
  const { headers, ...who } = as(by)
  const origin = pick([own.site.origin, other.site.origin, undefined])
  const here = pick(own.threads)
  const there = pick(other.threads)
  const theirs = pick(other.comments)
  const mine = pick(own.comments)
  const method = pick(['PUT', 'DELETE'])
  const kind = pick(['like', 'insight', 'disagree'])
  const theirComment = { ...theirs, by }
  const cursor = other.cursor
  const elsewhere = other.site.origin
  const posts = { ...who, headers, origin }
  return [
    ['post there', [401, 403], () => post(by, there, { page: there.page }, undefined, { origin })],
    ['reply here to theirs', [422], () => post(by, here, { parent_id: theirs.id })],
    ['edit theirs', [404], () => edit(theirComment, 'Ours now.', pick([1, 2]))],
    ['withdraw theirs', [404], () => withdraw(theirComment)],
    [
      'react to theirs',
      [404],
      () => ask(`${commentPath(theirs.id)}/reactions/${kind}`, { ...who, method }),
    ],
    ['react there', [401, 403], () => ask(`${there.path}/reactions/${kind}`, { ...posts, method })],
    ['read private there', [401, 403], () => ask(`${there.path}/mine`, posts)],
    ['read private here', [200], () => ask(`${here.path}/mine`, who)],
    ['permalink of theirs here', [404], () => ask(contextPath(here, theirs.id))],
    ['branch of theirs here', [422], () => ask(`${here.commentsPath}?parent=${theirs.id}`)],
    ['cursor of theirs here', [422], () => ask(`${here.commentsPath}?cursor=${cursor}`)],
    ['read here', [200], () => ask(`${here.path}?limit=100`)],
    ['count here', [200], () => ask(`/v1/sites/${own.site.id}/counts?key=%2Fa&key=%2Fb`)],
    ['newest here', [200], () => ask(`/v1/sites/${own.site.id}/recent?limit=100`)],
    [
      'begin here with a key from there',
      [201],
      () =>
        ask(`/v1/sites/${own.site.id}/session`, {
          method: 'POST',
          body: { guest_key: pick(other.guests).key },
          headers,
        }),
    ],
    ['own profile from a page there', [403], () => ask(paths.me, { ...who, origin: elsewhere })],
    ['own profile', [200], () => ask(paths.me, who)],
    [
      'rename',
      [200],
      () =>
        ask(paths.me, {
          ...who,
          method: 'PATCH',
          body: { name: `${own.mark} ${pick(['A', 'B'])}` },
        }),
    ],
    ['own comments', [200], () => ask(`${paths.myComments}?limit=100`, who)],
    [
      'own comments by a cursor from there',
      [422],
      () => ask(`${paths.myComments}?cursor=${cursor}`, who),
    ],
    ['export', [200], () => ask(paths.myExport, who)],
    ['export on a page there', [403], () => ask(paths.myExport, { ...who, origin: elsewhere })],
    [
      'login here with one for there',
      [401],
      async () => login(own.site, await signed(other.site, other.signer)),
    ],
    [
      'login here with a key from there',
      [401],
      async () => login(own.site, await signed(own.site, other.signer)),
    ],
    [
      'login here',
      [201],
      async () => login(own.site, await signed(own.site, own.signer, { name: own.mark })),
    ],
    ['post here', [201], () => post(by, here)],
    ['post here under a key used there', [201, 422], () => post(by, here, {}, 'shared')],
    ['react here', [200], () => ask(`${here.path}/reactions/${kind}`, { ...who, method })],
    ['edit here', [200, 202, 403, 404, 412], () => edit({ ...mine, by }, `At ${own.mark}.`)],
    ['withdraw here', [204, 403, 404], () => withdraw({ ...mine, by })],
  ] as [string, number[], () => Promise<Answer>][]
}

describe('two sites', () => {
  it.each([1, 2])('share nothing but the database: run %d', async (run) => {
    const random = randomFrom(run)
    const tenants = [await aTenant('Orange Gazette'), await aTenant('Violet Courier')] as const
    for (const { threads, guests } of tenants) {
      await post(guests[0] as Guest, threads[0] as ThreadMade, {}, 'shared')
    }
    const tried = new Set<string>()
    const rows = new Map<Tenant, string>()
    for (let step = 0; step < 300; step++) {
      const [own, other] = random() < 0.5 ? tenants : [tenants[1], tenants[0]]
      const before = rows.get(other) ?? (await rowsOf(other))
      rows.set(other, before).delete(own)
      const list = attempts(own, other, random)
      const [name, statuses, send] = list[
        Math.floor(random() * list.length)
      ] as (typeof list)[number]
      const { status, text } = await send()
      tried.add(name)
      expect([step, name, statuses.includes(status), status]).toEqual([step, name, true, status])
      expect(text).not.toContain(other.mark)
      for (const { id } of other.comments) expect(text).not.toContain(id)
      for (const { id } of other.guests) expect(text).not.toContain(id)
      expect(await rowsOf(other)).toBe(before)
    }
    expect(tried.size).toBe(30)
  })

  it('keep their counts apart under the same key', async () => {
    const [one, two] = [await aSite(), await aSite()]
    await aComment(await aThread(one, 'same'))
    await aComment(await aThread(two, 'same'))
    await aComment(await aThread(two, 'same'))
    const counts = async ({ id }: SiteMade) => (await ask(`/v1/sites/${id}/counts?key=same`)).json
    expect(await counts(one)).toEqual({ counts: { same: 1 } })
    expect(await counts(two)).toEqual({ counts: { same: 2 } })
    const { json } = await ask<Page<Comment>>((await aThread(one, 'same')).commentsPath)
    expect(json.items).toHaveLength(1)
  })
})
