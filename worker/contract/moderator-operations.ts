// What the API does for moderators, by path and method, each with the scope that it takes.
import { fixedLimits } from './limits.ts'
import * as moderation from './moderation.ts'
import * as requests from './moderation-requests.ts'
import type { Operations } from './operation.ts'
import type { Scope } from './scopes.ts'
import * as settings from './site-settings.ts'
import { Verdict } from './verdicts.ts'

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

  modSettings: {
    get: {
      ...by('settings:write'),
      id: 'readSettings',
      summary: 'The settings of a site, the policy among them',
      answers: { 200: settings.Settings },
    },
    patch: {
      ...by('settings:write'),
      id: 'changeSettings',
      summary: 'Change settings of a site',
      body: settings.SettingsChange,
      answers: { 200: settings.Settings },
    },
  },

  modThreadSettings: {
    get: {
      ...by('threads:write'),
      id: 'readThreadSettings',
      summary: 'The policy of a thread',
      answers: { 200: settings.ThreadSettings },
    },
    patch: {
      ...by('threads:write'),
      id: 'changeThreadSettings',
      summary: 'Change the policy of a thread',
      body: settings.ThreadSettingsChange,
      answers: { 200: settings.ThreadSettings },
    },
  },

  modWordList: {
    get: {
      ...by('settings:write'),
      id: 'readWordList',
      summary: 'The terms of a word list',
      answers: { 200: settings.WordList },
    },
    put: {
      ...by('settings:write'),
      id: 'saveWordList',
      summary: 'Put other terms in the place of those of a word list',
      body: settings.WordListDraft,
      bodyBytes: fixedLimits.wordListBytes,
      answers: { 200: settings.WordList },
    },
  },

  modTry: {
    post: {
      ...by('settings:write'),
      id: 'tryRules',
      summary: 'What the rules would say of a text; stores nothing',
      body: settings.Trial,
      answers: { 200: Verdict },
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
