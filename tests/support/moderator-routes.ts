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
  const { moderator, judged, decision, thread, warned, warning, job } = world
  const author = { id: warned.id }
  const { token } = moderator
  const site = thread.site.id
  const id = judged.id
  const root = world.root.id
  const marked = fillPath(paths.modMark, { id: root, mark: 'pinned' })
  const started = { body: { site, filter: { status: 'spam' }, decision: 'hold' } }
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
  const place = { site: thread.site.id, key: thread.key }
  const banned = { body: { kind: 'ban', message: 'Enough.' } }
  const into = { body: { into: `${thread.key}-moved` } }
  const minted = { body: { name: 'Another', scopes: ['comments:read'], sites: [site] } }
  const list = fillPath(paths.modWordList, { site, list: 'watched' })
  const onThread = fillPath(paths.modThreadSettings, { site, key: thread.key })
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
    visit('comments:read', 'GET', paths.modRevisions, fillPath(paths.modRevisions, { id })),
    visit('comments:moderate', 'PUT', paths.modMark, marked),
    visit('comments:moderate', 'DELETE', paths.modMark, marked),
    visit(
      'comments:moderate',
      'PATCH',
      paths.modComment,
      fillPath(paths.modComment, { id: root }),
      {
        body: { body: 'Put better.' },
        headers: { 'If-Match': '"1"' },
      },
    ),
    visit('comments:moderate', 'POST', paths.modBulk, paths.modBulk, {
      body: { ids: [root], decision: 'spam' },
      headers: { 'Idempotency-Key': crypto.randomUUID() },
    }),
    visit('comments:moderate', 'POST', paths.modJobs, paths.modJobs, started, 201),
    visit('comments:moderate', 'GET', paths.modJob, fillPath(paths.modJob, { id: job })),
    visit(
      'comments:moderate',
      'DELETE',
      paths.modJob,
      fillPath(paths.modJob, { id: job }),
      {},
      204,
    ),
    visit(
      'comments:moderate',
      'POST',
      paths.modJobUndo,
      fillPath(paths.modJobUndo, { id: job }),
      { body: {} },
      202,
    ),
    visit('audit:read', 'GET', paths.modStats, paths.modStats),
    visit('authors:moderate', 'GET', paths.modAuthors, paths.modAuthors),
    visit('authors:moderate', 'GET', paths.modAuthor, fillPath(paths.modAuthor, author)),
    visit('authors:moderate', 'PATCH', paths.modAuthor, fillPath(paths.modAuthor, author), {
      body: { trusted: true },
    }),
    visit(
      'authors:moderate',
      'POST',
      paths.modSanctions,
      fillPath(paths.modSanctions, author),
      banned,
      201,
    ),
    visit(
      'authors:moderate',
      'POST',
      paths.modNotes,
      fillPath(paths.modNotes, author),
      { body: { body: 'Known from elsewhere.' } },
      201,
    ),
    visit(
      'authors:moderate',
      'DELETE',
      paths.modSanction,
      fillPath(paths.modSanction, { id: warning }),
      {},
      204,
    ),
    visit('threads:write', 'GET', paths.modThread, fillPath(paths.modThread, place)),
    visit('threads:write', 'PATCH', paths.modThread, fillPath(paths.modThread, place), {
      body: { message: 'Be kind.' },
    }),
    visit('threads:write', 'POST', paths.modMerge, fillPath(paths.modMerge, place), into),
    visit('comments:moderate', 'GET', paths.modReports, paths.modReports),
    visit(
      'comments:moderate',
      'POST',
      paths.modReview,
      fillPath(paths.modReview, { id: world.report }),
      { body: { outcome: 'dismiss' } },
    ),
    visit('comments:moderate', 'GET', paths.modComplaints, paths.modComplaints),
    visit(
      'comments:moderate',
      'POST',
      paths.modComplaintDecisions,
      fillPath(paths.modComplaintDecisions, { id: world.complaint }),
      { body: { decision: 'reverse' } },
      201,
    ),
    visit(
      'comments:purge',
      'DELETE',
      paths.modComment,
      fillPath(paths.modComment, { id }),
      {},
      204,
    ),
    visit('audit:read', 'GET', paths.modAudit, paths.modAudit),
    visit('settings:write', 'GET', paths.modSettings, fillPath(paths.modSettings, { site })),
    visit('settings:write', 'PATCH', paths.modSettings, fillPath(paths.modSettings, { site }), {
      body: { policy: { newcomers: { comments: 2 } } },
    }),
    visit('threads:write', 'GET', paths.modThreadSettings, onThread),
    visit('threads:write', 'PATCH', paths.modThreadSettings, onThread, {
      body: { policy: { newcomers: { comments: 3 } } },
    }),
    visit('settings:write', 'PUT', paths.modWordList, list, { body: { terms: ['badger'] } }),
    visit('settings:write', 'GET', paths.modWordList, list),
    visit('settings:write', 'POST', paths.modTry, fillPath(paths.modTry, { site }), {
      body: { body: 'What would you say?' },
    }),
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
