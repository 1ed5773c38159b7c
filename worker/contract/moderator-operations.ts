// What the API does for moderators, by path and method, each with the scope that it takes.
import * as moderation from './moderation.ts'
import * as requests from './moderation-requests.ts'
import type { Operations } from './operation.ts'
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
      current: moderation.Card,
      answers: { 200: moderation.Decision, 201: moderation.Decision },
      meanings: { 200: 'Taken back before.', 201: 'Taken back.' },
      problems: ['comment_withdrawn', 'stale_revision'],
    },
  },

  modMark: {},

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
