// Every path of the API, once: the worker mounts these patterns, a client fills them.

export const paths = {
  health: '/v1/health',
  openapi: '/v1/openapi.json',
  site: '/v1/sites/:site',
  session: '/v1/sites/:site/session',
  counts: '/v1/sites/:site/counts',
  recent: '/v1/sites/:site/recent',
  thread: '/v1/sites/:site/threads/:key',
  comments: '/v1/sites/:site/threads/:key/comments',
  context: '/v1/sites/:site/threads/:key/comments/:id/context',
  live: '/v1/sites/:site/threads/:key/live',
  mine: '/v1/sites/:site/threads/:key/mine',
  threadReaction: '/v1/sites/:site/threads/:key/reactions/:kind',
  comment: '/v1/comments/:id',
  commentReaction: '/v1/comments/:id/reactions/:kind',
  me: '/v1/me',
  myComments: '/v1/me/comments',
  myExport: '/v1/me/export',
  mySanctions: '/v1/me/sanctions',
  myAcknowledgement: '/v1/me/sanctions/:id/acknowledgement',
  commentReports: '/v1/comments/:id/reports',
  myDecisions: '/v1/me/decisions',
  myComplaints: '/v1/me/decisions/:id/complaints',
  modQueues: '/v1/mod/queues',
  modComments: '/v1/mod/comments',
  modComment: '/v1/mod/comments/:id',
  modRevisions: '/v1/mod/comments/:id/revisions',
  modEvents: '/v1/mod/comments/:id/events',
  modDecisions: '/v1/mod/comments/:id/decisions',
  modReversal: '/v1/mod/decisions/:id/reversal',
  modMark: '/v1/mod/comments/:id/marks/:mark',
  modAuthors: '/v1/mod/authors',
  modAuthor: '/v1/mod/authors/:id',
  modSanctions: '/v1/mod/authors/:id/sanctions',
  modNotes: '/v1/mod/authors/:id/notes',
  modSanction: '/v1/mod/sanctions/:id',
  modThread: '/v1/mod/sites/:site/threads/:key',
  modMerge: '/v1/mod/sites/:site/threads/:key/merge',
  modBulk: '/v1/mod/bulk',
  modJobs: '/v1/mod/jobs',
  modJob: '/v1/mod/jobs/:id',
  modJobUndo: '/v1/mod/jobs/:id/undo',
  modReports: '/v1/mod/reports',
  modReview: '/v1/mod/reports/:id/review',
  modComplaints: '/v1/mod/complaints',
  modComplaintDecisions: '/v1/mod/complaints/:id/decisions',
  modAudit: '/v1/mod/audit',
  modStats: '/v1/mod/stats',
  modSettings: '/v1/mod/sites/:site/settings',
  modThreadSettings: '/v1/mod/sites/:site/threads/:key/settings',
  modWordList: '/v1/mod/sites/:site/word-lists/:list',
  modTry: '/v1/mod/sites/:site/rules/try',
  modTokens: '/v1/mod/tokens',
  modToken: '/v1/mod/tokens/:id',
  modWebhooks: '/v1/mod/webhooks',
  modWebhook: '/v1/mod/webhooks/:id',
  modWebhookTest: '/v1/mod/webhooks/:id/test',
  modWebhookRotation: '/v1/mod/webhooks/:id/rotate',
  modDeliveries: '/v1/mod/webhooks/:id/deliveries',
  modReplay: '/v1/mod/deliveries/:id/replay',
} as const

/** The name of a path. */
export type PathName = keyof typeof paths

/** The parameters of a path. */
export type Names<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Names<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

export type PathParameter = Names<(typeof paths)[PathName]>

/** Fills a pattern of `paths`; each value becomes one percent-encoded segment. */
export function fillPath<Path extends string>(
  path: Path,
  values: Record<Names<Path>, string>,
): string {
  return path.replace(/:(\w+)/g, (_, name) =>
    encodeURIComponent(values[name as Names<Path>] as string),
  )
}
