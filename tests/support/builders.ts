// What worker tests begin with, in the words of the field: a site, a thread, a guest, a comment.
// Every call makes another one, so that no test meets what another has left.
import { env } from 'cloudflare:workers'
import type { Limits } from '../../worker/contract/limits.ts'
import { fillPath, paths } from '../../worker/contract/paths.ts'
import type { Policy } from '../../worker/contract/policy.ts'
import { scopes as allScopes, type Scope } from '../../worker/contract/scopes.ts'
import type { OwnComment, Posted, Session, ThreadPage } from '../../worker/contract/shapes.ts'
import { insertJob } from '../../worker/db/jobs.ts'
import type { WeighedKind } from '../../worker/db/sites.ts'
import { insertToken } from '../../worker/db/tokens.ts'
import { newId } from '../../worker/id.ts'
import { hashModeratorToken, newModeratorToken } from '../../worker/identity/moderator-token.ts'
import { type Answer, ask } from './ask.ts'

export const kinds: WeighedKind[] = [
  { kind: 'like', emoji: '👍', label: 'Like', weight: 1 },
  { kind: 'insight', emoji: '💡', label: 'Insightful', weight: 2 },
  { kind: 'disagree', emoji: '👎', label: 'Disagree', weight: -1 },
]

export interface SiteMade {
  id: string
  /** The first of its origins. */
  origin: string
  origins: string[]
}

export interface ThreadMade {
  site: SiteMade
  key: string
  /** `/v1/sites/{site}/threads/{key}` */
  path: string
  /** Where it is posted to, and more of it is read. */
  commentsPath: string
  /** The article, on the site's first origin. */
  page: { url: string; title: string }
}

export interface Guest {
  site: SiteMade
  id: string
  token: string
  key: string
  /** The address that all requests of this guest come from. */
  address: string
}

let made = 0
const next = () => `${++made}-${crypto.randomUUID().slice(0, 8)}`

export async function aSite(
  settings: { limits?: Partial<Limits>; policy?: Policy; origins?: string[]; notice?: string } = {},
): Promise<SiteMade> {
  const id = `site-${next()}`
  const origins = settings.origins ?? [`https://${id}.example`]
  await env.DB.prepare(
    `INSERT INTO sites (id, name, origins, reaction_kinds, limits, policy, notice, created_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0)`,
  )
    .bind(
      id,
      `The ${id} Gazette`,
      JSON.stringify(origins),
      JSON.stringify(kinds),
      JSON.stringify(settings.limits ?? {}),
      JSON.stringify(settings.policy ?? {}),
      settings.notice ?? null,
    )
    .run()
  return { id, origin: origins[0] ?? '', origins }
}

/** From now on every comment of the site waits for review, or none does. */
export async function setHoldAll(site: SiteMade, hold: boolean): Promise<void> {
  await env.DB.prepare('UPDATE sites SET policy = ?2 WHERE id = ?1')
    .bind(site.id, JSON.stringify({ hold_all: hold }))
    .run()
}

/** A key that nobody has written under yet; a site of its own where none is given. */
export async function aThread(site?: SiteMade, named?: string): Promise<ThreadMade> {
  const key = named ?? `article-${next()}`
  const where = site ?? (await aSite())
  const values = { site: where.id, key }
  return {
    site: where,
    key,
    path: fillPath(paths.thread, values),
    commentsPath: fillPath(paths.comments, values),
    page: { url: `${where.origin}/articles/${made}`, title: `Article ${made}` },
  }
}

export async function aGuest(site: SiteMade): Promise<Guest> {
  const address = `2001:db8:${(++made).toString(16)}:1::1`
  const { status, json } = await ask<Session>(fillPath(paths.session, { site: site.id }), {
    method: 'POST',
    origin: site.origin,
    body: {},
    headers: { 'CF-Connecting-IP': address },
  })
  if (status !== 201) throw new Error(`no session: ${status}`)
  return { site, id: json.author.id, token: json.token, key: json.guest_key ?? '', address }
}

/** What every request of this guest carries. */
export function as(guest: Guest): {
  token: string
  origin: string
  headers: Record<string, string>
} {
  return {
    token: guest.token,
    origin: guest.site.origin,
    headers: { 'CF-Connecting-IP': guest.address },
  }
}

export interface Draft {
  body?: string
  parent_id?: string | null
  name?: string | null
  website?: string | null
  page?: { url: string; title?: string | null }
  [unknown: string]: unknown
}

/** Posts a comment, under an Idempotency-Key of its own where none is given. */
export function post(
  guest: Guest,
  thread: ThreadMade,
  draft: Draft = {},
  idempotencyKey: string = crypto.randomUUID(),
  others: Parameters<typeof ask>[1] = {},
): Promise<Answer<Posted>> {
  const { headers, ...who } = as(guest)
  return ask<Posted>(thread.commentsPath, {
    method: 'POST',
    ...who,
    body: { body: 'What I think of it.', page: thread.page, ...draft },
    ...others,
    headers: { ...headers, 'Idempotency-Key': idempotencyKey, ...others.headers },
  })
}

/** A comment that is stored; by a guest of its own where none is given. */
export async function aComment(
  thread: ThreadMade,
  draft: Draft & { by?: Guest } = {},
): Promise<OwnComment & { by: Guest }> {
  const { by = await aGuest(thread.site), ...rest } = draft
  const { status, json, text } = await post(by, thread, rest)
  if (status !== 201 && status !== 202) throw new Error(`no comment: ${status} ${text}`)
  return { ...json.comment, by }
}

export function commentPath(id: string): string {
  return fillPath(paths.comment, { id })
}

export function contextPath(thread: ThreadMade, id: string): string {
  return fillPath(paths.context, { site: thread.site.id, key: thread.key, id })
}

/** The thread as anybody reads it. */
export async function read(thread: ThreadMade, query = ''): Promise<ThreadPage> {
  const { status, json, text } = await ask<ThreadPage>(`${thread.path}${query}`)
  if (status !== 200) throw new Error(`no thread: ${status} ${text}`)
  return json
}

/** The author takes the comment back. */
export function withdraw(comment: { id: string; by: Guest }): Promise<Answer> {
  return ask(commentPath(comment.id), { method: 'DELETE', ...as(comment.by) })
}

/** The author gives the comment another text; the revision is the comment's where none is given. */
export function edit(
  comment: { id: string; by: Guest; revision: number },
  body: string,
  revision: number = comment.revision,
): Promise<Answer<Posted>> {
  const { headers, ...who } = as(comment.by)
  return ask<Posted>(commentPath(comment.id), {
    method: 'PATCH',
    ...who,
    body: { body },
    headers: { ...headers, 'If-Match': `"${revision}"` },
  })
}

export interface Moderator {
  /** What is sent as Bearer. */
  token: string
  id: string
}

/** A token for these sites; with every scope where none is given, and for good. */
export async function aModerator(
  sites: SiteMade | SiteMade[],
  scopes: readonly Scope[] = allScopes,
  expires_at: number | null = null,
): Promise<Moderator> {
  const token = newModeratorToken()
  const made = {
    id: newId(Date.now()),
    name: 'A moderator',
    scopes: [...scopes],
    sites: [sites].flat().map(({ id }) => id),
    created_at: 0,
    created_by: null,
    expires_at,
  }
  await insertToken(env.DB, made, await hashModeratorToken(token)).run()
  return { token, id: made.id }
}

/** A job that has not begun, and that nobody goes on with. */
export async function aJob(site: SiteMade, { id: token }: Moderator): Promise<string> {
  const at = Date.now()
  const id = newId(at)
  const filter = { status: 'spam' }
  const job = { site_id: site.id, id, filter, decision: 'hold' as const, reason_code: null }
  const act = { actor: `token:${token}`, at, audit: { id: newId(at), requestId: newId(at) } }
  await insertJob(
    env.DB,
    {
      ...{ ...job, state: 'running', explanation: null, actor: act.actor, created_at: at },
      ...{
        request_id: act.audit.requestId,
        finished_at: null,
        cursor: '',
        decided: 0,
        passed_over: 0,
        taken_back: 0,
      },
    },
    act,
  )
  return id
}
