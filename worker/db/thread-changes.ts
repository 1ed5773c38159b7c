// Which threads a batch has changed in what the public reads. The statements that move a thread's version say
// so themselves, and so whoever is to hear of it hears of each change, whoever made it, and of nothing else.

/** A thread, by the key that it has. */
export interface ThreadChange {
  site: string
  key: string
  /** Those of its comments that somebody has reacted to. */
  reacted: string[]
  /** Those that have changed themselves. */
  changed: CommentChange[]
}

/** A comment that was edited, or came into view or out of it. */
export interface CommentChange {
  id: string
  /** The version that the thread has by this very change. */
  version: number
  /** How many comments readers see more by it: 1, 0 or -1. */
  by: number
}

/** The end of a statement that moves a thread's version: returns the thread, where there was one to move. */
export const returnThread = 'RETURNING site_id AS changed_site, key AS changed_key'

/** Follows it where comment ?2 is about to have status ?4, before it has. Reads its row once more. */
export const withComment = `, ?2 AS changed_comment, version AS changed_version,
  (SELECT (?4 = 'approved') - (status = 'approved') FROM comments
  WHERE site_id = ?1 AND id = ?2) AS changed_by`

/** The same for a reaction, whose trigger moves it; with the comment, where it is to one. */
export const returnThreadOfReaction = `RETURNING site_id AS changed_site,
  nullif(target_id, thread_id) AS changed_reacted, (SELECT key FROM threads
  WHERE site_id = reactions.site_id AND id = reactions.thread_id) AS changed_key`

/** Reads, before they go, in which threads author ?2 of site ?1 has reacted: to whom that is told, at most. */
export const threadsOfReactions = `SELECT t.site_id AS changed_site, t.key AS changed_key
FROM (SELECT DISTINCT thread_id FROM reactions WHERE site_id = ?1 AND author_id = ?2 LIMIT 100) own
CROSS JOIN threads t ON t.site_id = ?1 AND t.id = own.thread_id`

type Listener = (changes: ThreadChange[]) => void

let listener: Listener | null = null

/** From now on `heard` is told of changed threads, right after the batch. It must not throw. */
export function onThreadsChanged(heard: Listener): void {
  listener = heard
}

/** Runs a batch with statements that end in the above, or may. */
export async function changingBatch<Row>(
  db: D1Database,
  statements: D1PreparedStatement[],
): Promise<D1Result<Row>[]> {
  const results = await db.batch<Row>(statements)
  const changes = new Map<string, ThreadChange>()
  for (const { results: rows } of results) {
    for (const row of rows ?? []) {
      const returned = row as Returned
      const { changed_site: site, changed_key: key } = returned
      if (typeof site !== 'string' || typeof key !== 'string') continue
      const change = changes.get(`${site}/${key}`) ?? { site, key, reacted: [], changed: [] }
      changes.set(`${site}/${key}`, change)
      const { changed_reacted: reacted, changed_comment: id } = returned
      const { changed_version: version, changed_by: by } = returned
      if (typeof reacted === 'string') change.reacted.push(reacted)
      if (typeof id === 'string')
        change.changed.push({ id, version: Number(version), by: Number(by) })
    }
  }
  if (changes.size > 0) listener?.([...changes.values()])
  return results
}

type Returned = Partial<
  Record<`changed_${'site' | 'key' | 'reacted' | 'comment' | 'version' | 'by'}`, unknown>
>
