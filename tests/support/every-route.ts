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
  aJob,
  aModerator,
  aSite,
  as,
  aThread,
  contextPath,
  type Guest,
  type Moderator,
  type ThreadMade,
} from './builders.ts'
import { decide } from './moderating.ts'
import { moderatorVisits } from './moderator-routes.ts'
import { aReport, contest } from './reporting.ts'
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
  /** Somebody who has written nothing. */
  reader: Guest
  thread: ThreadMade
  root: OwnComment & { by: Guest }
  reply: OwnComment & { by: Guest }
  moderator: Moderator
  /** A comment that moderators may decide, and a decision that they may take back. */
  judged: OwnComment & { by: Guest }
  decision: string
  /** Somebody else who has written something, and was warned. */
  warned: Guest
  /** That warning, which was not read yet. */
  warning: string
  /** A job that may be stopped. */
  job: string
  /** The removal of a comment of the guest, which nobody has contested. */
  removal: string
  /** An open report of `judged`. */
  report: string
  /** A complaint that waits. */
  complaint: string
  /** Who may be forgotten. */
  leaver: Guest
  webhook: WebhookOfSite
  /** The id of one that went to the webhook. */
  delivery: string
}

export async function aWorld(): Promise<World> {
  const thread = await aThread(await aSite())
  const guest = await aGuest(thread.site)
  const reader = await aGuest(thread.site)
  const root = await aComment(thread, { by: guest })
  const reply = await aComment(thread, { by: guest, parent_id: root.id })
  const moderator = await aModerator(thread.site)
  const judged = await aComment(await aThread(thread.site), { by: guest })
  const other = await aComment(await aThread(thread.site), { by: guest })
  const remove = async ({ id }: { id: string }) =>
    (await decide(moderator, id, 1, { decision: 'spam' })).json.id
  const decision = await remove(other)
  const removal = await remove(await aComment(await aThread(thread.site), { by: guest }))
  const contested = await remove(await aComment(await aThread(thread.site), { by: guest }))
  const { json: report } = await aReport(judged)
  const { json: complaint } = await contest(guest, contested)
  const { by: warned } = await aComment(await aThread(thread.site))
  const warning = await ask<{ id: string }>(fillPath(paths.modSanctions, { id: warned.id }), {
    method: 'POST',
    token: moderator.token,
    body: { kind: 'warn', message: 'Mind the tone.' },
  })
  const { by: leaver } = await aComment(await aThread(thread.site))
  const webhook = await aWebhook(thread.site, { by: moderator })
  const { json: delivery } = await askOf<Delivery>(webhook, 'POST', '/test', { toTheEnd: true })
  return {
    ...{ guest, reader, thread, root, reply, moderator, judged, decision, removal },
    ...{ report: report.id, complaint: complaint.id, warned, warning: warning.json.id },
    ...{ leaver, webhook, delivery: delivery.id },
    job: await aJob(thread.site, moderator),
  }
}

/** A visit of each route, in an order in which none takes away what another needs. */
export function everyVisit(world: World): Visit[] {
  const { guest, thread, root, reply, judged } = world
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
    visit('GET', paths.recent, fillPath(paths.recent, { site }), 'public'),
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
    visit(
      'GET',
      paths.live,
      fillPath(paths.live, { site, key }),
      'site',
      { origin: who.origin, headers: { Upgrade: 'websocket' } },
      101,
    ),
    visit('DELETE', paths.threadReaction, onThread, 'site', who),
    visit('DELETE', paths.commentReaction, onComment, 'site', who),
    visit('PATCH', paths.comment, own, 'site', {
      ...who,
      body: { body: 'Better.' },
      headers: matching,
    }),
    visit('DELETE', paths.comment, own, 'site', who, 204),
    visit('GET', paths.me, paths.me, 'site', who),
    visit('PATCH', paths.me, paths.me, 'site', { ...as(world.reader), body: { name: 'Ada' } }),
    visit('GET', paths.myComments, paths.myComments, 'site', who),
    visit('GET', paths.myExport, paths.myExport, 'site', who),
    visit('GET', paths.mySanctions, paths.mySanctions, 'site', who),
    visit(
      'POST',
      paths.myAcknowledgement,
      fillPath(paths.myAcknowledgement, { id: world.warning }),
      'site',
      { ...as(world.warned), body: {} },
    ),
    visit(
      'POST',
      paths.commentReports,
      fillPath(paths.commentReports, { id: judged.id }),
      'site',
      { ...as(world.reader), body: { reason_code: 'spam' } },
      201,
    ),
    visit('GET', paths.myDecisions, paths.myDecisions, 'site', who),
    visit(
      'POST',
      paths.myComplaints,
      fillPath(paths.myComplaints, { id: world.removal }),
      'site',
      { ...who, body: { explanation: 'It was a joke.' } },
      201,
    ),
    visit('DELETE', paths.me, paths.me, 'site', as(world.leaver), 204),
    ...moderatorVisits(world),
  ]
}

/** Every route that the worker has mounted, as `GET /v1/…`. */
export function mountedRoutes(): string[] {
  const routes = app.routes.filter(({ method }) => method !== 'ALL')
  return [...new Set(routes.map(({ method, path }) => `${method} ${path}`))].sort()
}
