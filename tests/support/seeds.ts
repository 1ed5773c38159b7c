// Large threads, written straight into the tables: what the worker would have stored, in bulk.
import { env } from 'cloudflare:workers'
import { readConfig } from '../../worker/config.ts'
import { issueToken } from '../../worker/identity/tokens.ts'
import type { Guest, SiteMade, ThreadMade } from './builders.ts'

const chunk = 5_000

/** The id of the nth comment that is seeded: ids in the order of their numbers. */
export function seededId(n: number): string {
  return String(n).padStart(24, '0')
}

interface Seeded {
  /** The first number; the numbers of a thread must not meet. */
  from?: number
  count: number
  /** The number of the root that all of them answer. */
  root?: number
  /** As they were posted on a site that holds everything. */
  held?: boolean
}

/** Comments `from` to `from + count - 1`: roots, or direct replies to one root. */
export async function seed(
  thread: ThreadMade,
  { from = 1, count, root, held }: Seeded,
): Promise<void> {
  const { site, key } = thread
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO threads (site_id, key, id, url, title, version, created_at)
VALUES (?1, ?2, ?3, ?4, ?5, 1, 0) ON CONFLICT DO NOTHING`,
    ).bind(
      site.id,
      key,
      crypto.randomUUID().replaceAll('-', '').slice(0, 24),
      thread.page.url,
      key,
    ),
    env.DB.prepare(
      `INSERT INTO authors (site_id, id, minute_started_at, minute_count, created_at)
VALUES (?1, 'seeded', 0, 0, 0) ON CONFLICT DO NOTHING`,
    ).bind(site.id),
  ])
  const rootId = root === undefined ? null : seededId(root)
  for (let start = from; start < from + count; start += chunk) {
    const length = Math.min(chunk, from + count - start)
    const numbers = JSON.stringify(Array.from({ length }, (_, at) => start + at))
    await env.DB.prepare(insertMany)
      .bind(site.id, key, numbers, rootId, Number(held ?? false))
      .run()
  }
  if (held) return
  await env.DB.batch([
    env.DB.prepare(
      `UPDATE threads SET comment_count = comment_count + ?3, version = version + 1
WHERE site_id = ?1 AND key = ?2`,
    ).bind(site.id, key, count),
    env.DB.prepare(
      `UPDATE authors SET published = published + ?2 WHERE site_id = ?1 AND id = 'seeded'`,
    ).bind(site.id, count),
    env.DB.prepare(
      `UPDATE comments SET reply_count = reply_count + ?3, listed_replies = listed_replies + ?3
WHERE site_id = ?1 AND id = ?2`,
    ).bind(site.id, rootId, count),
  ])
}

const insertMany = `INSERT INTO comments (site_id, id, thread_id, parent_id, root_id, ancestors, depth,
  author_id, author_name, status, body, body_nodes, posted_at, listed, score)
SELECT ?1, printf('%024d', n.value), t.id, ?4, ?4,
  iif(?4 IS NULL, '[]', json_array(?4)), ?4 IS NOT NULL, 'seeded', 'A reader', iif(?5, 'pending', 'approved'), 'Text.',
  '[{"tag":"p","children":["Text."]}]', n.value, NOT ?5, n.value % 7
FROM json_each(?3) n JOIN threads t ON t.site_id = ?1 AND t.key = ?2`

/** Who has written all that is seeded on a site. */
export async function seededAuthor(site: SiteMade): Promise<Guest> {
  const id = 'seeded'
  const { token } = await issueToken(await readConfig(env), {
    ...{ site: site.id, author: id },
    byline: null,
  })
  return { site, id, token, key: '', address: '2001:db8:ffff::1' }
}
