// Every route of the API with a request that succeeds, so that what holds for all is held for all:
// a route that is missing here fails the walk.
import { app } from '../../worker/app.ts'
import { fillPath, paths } from '../../worker/contract/paths.ts'
import type { OwnComment } from '../../worker/contract/shapes.ts'
import type { Delivery } from '../../worker/contract/webhooks.ts'
import { type Asked, ask } from './ask.ts'
import {
  aComment,
  aGuest,
  aModerator,
  aSite,
  as,
  aThread,
  contextPath,
  type Guest,
  type Moderator,
  type ThreadMade,
} from './builders.ts'
import { moderatorVisits } from './moderator-routes.ts'
import { askOf, aWebhook, type WebhookOfSite } from './webhooks.ts'

export interface Visit {
  /** `GET /v1/…` as the route is declared. */
  route: string
  path: string
  asked: Asked
  /** `public`: cacheable, open to all. `site`: for origins on the site's list. `none`: no CORS. */
  openTo: 'public' | 'site' | 'none'
  /** Where a problem of this route leads to another path of the same route: no such thing there. */
  status: number
}

export interface World {
  guest: Guest
  thread: ThreadMade
  root: OwnComment & { by: Guest }
  reply: OwnComment & { by: Guest }
  moderator: Moderator
  /** A comment that moderators may decide, and a decision that they may take back. */
  judged: OwnComment & { by: Guest }
  decision: string
  webhook: WebhookOfSite
  /** The id of one that went to the webhook. */
  delivery: string
}

export async function aWorld(): Promise<World> {
  const thread = await aThread(await aSite())
  const guest = await aGuest(thread.site)
  const root = await aComment(thread, { by: guest })
  const reply = await aComment(thread, { by: guest, parent_id: root.id })
  const moderator = await aModerator(thread.site)
  const judged = await aComment(await aThread(thread.site), { by: guest })
  const other = await aComment(await aThread(thread.site), { by: guest })
  const { json } = await ask<{ id: string }>(fillPath(paths.modDecisions, { id: other.id }), {
    method: 'POST',
    token: moderator.token,
    body: { decision: 'spam' },
    headers: { 'If-Match': '"1"' },
  })
  const webhook = await aWebhook(thread.site, { by: moderator })
  const { json: delivery } = await askOf<Delivery>(webhook, 'POST', '/test', { toTheEnd: true })
  const ofWebhooks = { webhook, delivery: delivery.id }
  return { guest, thread, root, reply, moderator, judged, decision: json.id, ...ofWebhooks }
}

/** A visit of each route, in an order in which none takes away what another needs. */
export function everyVisit(world: World): Visit[] {
  const { guest, thread, root, reply } = world
  const site = thread.site.id
  const { key } = thread
  const who = as(guest)
  const kind = 'like'
  const visit = (
    method: string,
    pattern: string,
    path: string,
    openTo: Visit['openTo'],
    asked: Asked = {},
    status = 200,
  ): Visit => ({ route: `${method} ${pattern}`, path, openTo, status, asked: { method, ...asked } })
  const onThread = fillPath(paths.threadReaction, { site, key, kind })
  const onComment = fillPath(paths.commentReaction, { id: root.id, kind })
  const own = fillPath(paths.comment, { id: reply.id })
  const idempotent = { ...who.headers, 'Idempotency-Key': crypto.randomUUID() }
  const matching = { ...who.headers, 'If-Match': '"1"' }
  const draft = { body: 'One more thing.', page: thread.page }
  return [
    visit('GET', paths.health, paths.health, 'none'),
    visit('GET', paths.openapi, paths.openapi, 'public'),
    visit('GET', paths.site, fillPath(paths.site, { site }), 'public'),
    visit('GET', paths.counts, `${fillPath(paths.counts, { site })}?key=${key}`, 'public'),
    visit('GET', paths.thread, thread.path, 'public'),
    visit('GET', paths.comments, thread.commentsPath, 'public'),
    visit('GET', paths.context, contextPath(thread, reply.id), 'public'),
    visit(
      'POST',
      paths.session,
      fillPath(paths.session, { site }),
      'site',
      { ...who, body: {} },
      201,
    ),
    visit(
      'POST',
      paths.comments,
      thread.commentsPath,
      'site',
      { ...who, body: draft, headers: idempotent },
      201,
    ),
    visit('PUT', paths.threadReaction, onThread, 'site', who),
    visit('PUT', paths.commentReaction, onComment, 'site', who),
    visit('GET', paths.mine, fillPath(paths.mine, { site, key }), 'site', who),
    visit('DELETE', paths.threadReaction, onThread, 'site', who),
    visit('DELETE', paths.commentReaction, onComment, 'site', who),
    visit('PATCH', paths.comment, own, 'site', {
      ...who,
      body: { body: 'Better.' },
      headers: matching,
    }),
    visit('DELETE', paths.comment, own, 'site', who, 204),
    ...moderatorVisits(world),
  ]
}

/** Every route that the worker has mounted, as `GET /v1/…`. */
export function mountedRoutes(): string[] {
  const routes = app.routes.filter(({ method }) => method !== 'ALL')
  return [...new Set(routes.map(({ method, path }) => `${method} ${path}`))].sort()
}
