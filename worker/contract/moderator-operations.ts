// What the API does for moderators, by path and method, each with the scope that it takes.
import * as moderation from './moderation.ts'
import * as requests from './moderation-requests.ts'
import type { Operations } from './operation.ts'
import * as reportRequests from './report-requests.ts'
import * as reports from './reports.ts'
import type { Scope } from './scopes.ts'

const by = <Needed extends Scope>(scope: Needed) =>
  ({ tag: 'moderation', openTo: 'none', scope }) as const

export const moderatorOperations = {
  modQueues: {
    get: {
      ...by('comments:read'),
      id: 'countQueues',
      summary: 'How many comments wait in each queue',
      query: requests.SiteQuery,
      answers: { 200: moderation.QueueCounts },
    },
  },

  modComments: {
    get: {
      ...by('comments:read'),
      id: 'listCards',
      summary: 'The comments of a queue, or those that a filter lets pass',
      query: requests.CardsQuery,
      answers: { 200: moderation.CardPage },
    },
  },

  modComment: {
    get: {
      ...by('comments:read'),
      id: 'readCard',
      summary: 'One comment with everything that is needed to decide it',
      answers: { 200: moderation.Card },
    },
    patch: {
      ...by('comments:moderate'),
      id: 'editAsModerator',
      summary: 'Give a comment another text, shown as edited by a moderator',
      body: requests.CommentRewrite,
      revision: 'required',
      current: moderation.Card,
      answers: { 200: moderation.Card },
      problems: ['comment_withdrawn'],
    },
    delete: {
      ...by('comments:purge'),
      id: 'eraseComment',
      summary: 'Erase a comment for good: its words, its author, what was said about it',
      revision: 'heeded',
      current: moderation.Card,
      answers: { 204: null },
      meanings: { 204: 'Erased, now or before.' },
    },
  },

  modRevisions: {
    get: {
      ...by('comments:read'),
      id: 'listRevisions',
      summary: 'What a comment says and said, newest first',
      query: requests.PageQuery,
      answers: { 200: moderation.RevisionPage },
    },
  },

  modEvents: {
    get: {
      ...by('comments:read'),
      id: 'listEvents',
      summary: 'Everything that happened to a comment',
      query: requests.AuditQuery,
      answers: { 200: moderation.AuditPage },
    },
  },

  modDecisions: {
    post: {
      ...by('comments:moderate'),
      id: 'decideComment',
      summary: 'Decide the revision that was seen',
      body: requests.DecisionDraft,
      revision: 'required',
      current: moderation.Card,
      answers: { 200: moderation.Decision, 201: moderation.Decision },
      meanings: { 200: 'Decided so before.', 201: 'Decided.' },
      problems: ['comment_withdrawn'],
    },
  },

  modReversal: {
    post: {
      ...by('comments:moderate'),
      id: 'reverseDecision',
      summary: 'Take a decision back, which is a decision too',
      body: requests.NoBody,
      revision: 'heeded',
      current: moderation.Card,
      answers: { 200: moderation.Decision, 201: moderation.Decision },
      meanings: { 200: 'Taken back before.', 201: 'Taken back.' },
      problems: ['comment_withdrawn', 'stale_revision'],
    },
  },

  modMark: {
    put: {
      ...by('comments:moderate'),
      id: 'markComment',
      summary: 'Pin a root above the others, or mark a comment as reviewed',
      description: 'At most three comments of a thread are pinned: a fourth is refused.',
      revision: 'heeded',
      current: moderation.Card,
      answers: { 200: moderation.Card },
    },
    delete: {
      ...by('comments:moderate'),
      id: 'unmarkComment',
      summary: 'Take a mark away',
      revision: 'heeded',
      current: moderation.Card,
      answers: { 200: moderation.Card },
    },
  },

  modBulk: {
    post: {
      ...by('comments:moderate'),
      id: 'decideMany',
      summary: 'Decide up to a hundred comments, each for itself',
      body: requests.BulkDraft,
      idempotencyKey: true,
      answers: { 200: moderation.BulkResult },
    },
  },

  modJobs: {
    post: {
      ...by('comments:moderate'),
      id: 'startJob',
      summary: 'Decide everything that a filter finds, in steps',
      description: 'It decides what was there when it began, and nothing that has come since.',
      body: requests.JobDraft,
      answers: { 201: moderation.Job },
      headers: ['Location'],
      problems: ['not_found'],
    },
  },

  modJob: {
    get: {
      ...by('comments:moderate'),
      id: 'readJob',
      summary: 'How far a job is',
      answers: { 200: moderation.Job },
    },
    delete: {
      ...by('comments:moderate'),
      id: 'cancelJob',
      summary: 'Stop a job where it is',
      answers: { 204: null },
      meanings: { 204: 'Stopped, now or before.' },
      problems: ['job_not_ready'],
    },
  },

  modJobUndo: {
    post: {
      ...by('comments:moderate'),
      id: 'undoJob',
      summary: 'Take back what a job has decided, but for what was decided anew since',
      body: requests.NoBody,
      answers: { 202: moderation.Job },
      problems: ['job_not_ready'],
    },
  },

  modStats: {
    get: {
      ...by('audit:read'),
      id: 'readStats',
      summary: 'Decisions by reason and by moderator, and how long they took',
      description: 'The last 30 days, or any 92 between `after` and `before`.',
      query: requests.StatsQuery,
      answers: { 200: moderation.Stats },
    },
  },

  modReports: {
    get: {
      ...by('comments:moderate'),
      id: 'listReports',
      summary: 'Reports that are open, those of the oldest comment first',
      query: reportRequests.ReportsQuery,
      answers: { 200: reports.ReportPage },
    },
  },

  modReview: {
    post: {
      ...by('comments:moderate'),
      id: 'reviewReport',
      summary: 'Judge one report without deciding the comment',
      body: reportRequests.ReportReview,
      answers: { 200: reports.ReportSeen },
    },
  },

  modComplaints: {
    get: {
      ...by('comments:moderate'),
      id: 'listComplaints',
      summary: 'Complaints that wait, those of the oldest comment first',
      query: reportRequests.ReportsQuery,
      answers: { 200: moderation.ComplaintPage },
    },
  },

  modComplaintDecisions: {
    post: {
      ...by('comments:moderate'),
      id: 'decideComplaint',
      summary: 'Let a contested decision stand, or take it back',
      body: reportRequests.ComplaintDecision,
      revision: 'heeded',
      current: moderation.Card,
      answers: { 200: moderation.ComplaintSeen, 201: moderation.ComplaintSeen },
      meanings: { 200: 'Decided so before.', 201: 'Decided.' },
      problems: ['already_decided', 'comment_withdrawn', 'stale_revision'],
    },
  },

  modAudit: {
    get: {
      ...by('audit:read'),
      id: 'listAudit',
      summary: 'What was done, by whom and why',
      query: requests.AuditQuery,
      answers: { 200: moderation.AuditPage },
    },
  },

  modTokens: {
    get: {
      ...by('admin'),
      id: 'listTokens',
      summary: 'The tokens of these sites',
      answers: { 200: moderation.TokenPage },
    },
    post: {
      ...by('admin'),
      id: 'mintToken',
      summary: 'Make a token, at most as good as this one',
      body: requests.NewToken,
      answers: { 201: moderation.TokenMade },
    },
  },

  modToken: {
    delete: {
      ...by('admin'),
      id: 'revokeToken',
      summary: 'Revoke a token for good',
      answers: { 204: null },
      meanings: { 204: 'Revoked, now or before.' },
    },
  },
} as const satisfies Operations
