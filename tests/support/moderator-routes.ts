// Every route under /v1/mod with a request that succeeds and the scope that it needs: the table of
// routes and scopes. A route that is missing here fails the walk.
import { fillPath, paths } from '../../worker/contract/paths.ts'
import type { Scope } from '../../worker/contract/scopes.ts'
import type { Asked } from './ask.ts'
import type { Visit, World } from './every-route.ts'

export interface ModeratorVisit extends Visit {
  scope: Scope
}

/** In an order in which none takes away what another needs. */
export function moderatorVisits(world: World): ModeratorVisit[] {
  const { moderator, judged, decision, thread } = world
  const { token } = moderator
  const site = thread.site.id
  const id = judged.id
  const visit = (
    scope: Scope,
    method: string,
    pattern: string,
    path: string,
    asked: Asked = {},
    status = 200,
  ): ModeratorVisit => ({
    ...{ scope, route: `${method} ${pattern}`, path, openTo: 'none', status },
    asked: { method, token, ...asked },
  })
  const decided = { body: { decision: 'hold' }, headers: { 'If-Match': '"1"' } }
  const minted = { body: { name: 'Another', scopes: ['comments:read'], sites: [site] } }
  const { id: webhook } = world.webhook
  const ofWebhook = (method: string, pattern: string, asked: Asked = {}, status = 200) =>
    visit('admin', method, pattern, pattern.replace(':id', webhook), asked, status)
  const another = { body: { site, url: 'https://more.example/' } }
  const replay = fillPath(paths.modReplay, { id: world.delivery })
  return [
    visit('comments:read', 'GET', paths.modQueues, paths.modQueues),
    visit('comments:read', 'GET', paths.modComments, `${paths.modComments}?queue=pending`),
    visit('comments:read', 'GET', paths.modComment, fillPath(paths.modComment, { id })),
    visit('comments:read', 'GET', paths.modEvents, fillPath(paths.modEvents, { id })),
    visit(
      'comments:moderate',
      'POST',
      paths.modDecisions,
      fillPath(paths.modDecisions, { id }),
      decided,
      201,
    ),
    visit(
      'comments:moderate',
      'POST',
      paths.modReversal,
      fillPath(paths.modReversal, { id: decision }),
      { body: {} },
      201,
    ),
    visit('audit:read', 'GET', paths.modAudit, paths.modAudit),
    ofWebhook('GET', paths.modWebhooks),
    ofWebhook('POST', paths.modWebhooks, another, 201),
    ofWebhook('GET', paths.modWebhook),
    ofWebhook('PATCH', paths.modWebhook, { body: { event_types: ['comment.held'] } }),
    ofWebhook('POST', paths.modWebhookTest, { body: {} }, 202),
    ofWebhook('GET', paths.modDeliveries),
    visit('admin', 'POST', paths.modReplay, replay, { body: {} }, 202),
    ofWebhook('POST', paths.modWebhookRotation, { body: {} }),
    ofWebhook('DELETE', paths.modWebhook, {}, 204),
    visit('admin', 'GET', paths.modTokens, paths.modTokens),
    visit('admin', 'POST', paths.modTokens, paths.modTokens, minted, 201),
    visit(
      'admin',
      'DELETE',
      paths.modToken,
      fillPath(paths.modToken, { id: moderator.id }),
      {},
      204,
    ),
  ]
}
