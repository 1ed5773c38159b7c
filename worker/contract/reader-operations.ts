// What the API does for everybody and for readers, by path and method.
import type { Operations } from './operation.ts'
import * as reportRequests from './report-requests.ts'
import * as reports from './reports.ts'
import * as requests from './requests.ts'
import * as shapes from './shapes.ts'

const publicRead = { openTo: 'public', token: false } as const
const reader = { openTo: 'site' } as const
const reaction = {
  ...reader,
  tag: 'reactions',
  limited: 'reactions',
  answers: { 200: shapes.Reacted },
} as const

export const readerOperations = {
  health: {
    get: {
      id: 'readHealth',
      tag: 'service',
      summary: 'Whether the service answers',
      openTo: 'none',
      token: false,
      answers: { 200: shapes.Health },
    },
  },

  openapi: {
    get: {
      ...publicRead,
      id: 'readDescription',
      tag: 'service',
      summary: 'This description',
      answers: { 200: shapes.Description },
    },
  },

  site: {
    get: {
      ...publicRead,
      id: 'readSite',
      tag: 'sites',
      summary: 'A site’s public settings',
      answers: { 200: shapes.Site },
    },
  },

  session: {
    post: {
      ...reader,
      token: false,
      id: 'beginSession',
      tag: 'readers',
      summary: 'Begin as a new guest, as the same guest again, or by the site’s own login',
      description: 'A login’s token is good once.',
      body: requests.SessionStart,
      limited: 'sessions',
      answers: { 201: shapes.Session },
      problems: ['unauthenticated', 'sso_replayed'],
    },
  },

  counts: {
    get: {
      ...publicRead,
      id: 'countComments',
      tag: 'threads',
      summary: 'How many comments many threads have',
      query: requests.CountsQuery,
      answers: { 200: shapes.Counts },
    },
  },

  recent: {
    get: {
      ...publicRead,
      id: 'listRecentComments',
      tag: 'threads',
      summary: 'The newest comments of a site, whatever thread they are in',
      description: 'One page. A thread whose article has no address is passed over.',
      query: requests.RecentQuery,
      answers: { 200: shapes.RecentPage },
    },
  },

  thread: {
    get: {
      ...publicRead,
      id: 'readThread',
      tag: 'threads',
      summary: 'A thread with its first page and the site’s settings',
      description: 'A thread nobody wrote in is empty, not missing.',
      query: requests.ThreadQuery,
      answers: { 200: shapes.ThreadPage },
      headers: ['Link'],
    },
  },

  comments: {
    get: {
      ...publicRead,
      id: 'listComments',
      tag: 'threads',
      summary: 'More roots, or more of a root’s branch',
      query: requests.CommentsQuery,
      answers: { 200: shapes.CommentPage },
      headers: ['Link'],
    },
    post: {
      ...reader,
      id: 'postComment',
      tag: 'comments',
      summary: 'Write a comment',
      description: 'The same key with the same body is answered with the first answer again.',
      body: requests.CommentDraft,
      idempotencyKey: true,
      limited: 'comments',
      answers: { 201: shapes.Posted, 202: shapes.Posted },
      meanings: { 201: 'Published.', 202: 'Held for review.' },
      headers: ['Location', 'RateLimit'],
      problems: ['thread_closed', 'author_sanctioned', 'reword', 'refused'],
    },
  },

  context: {
    get: {
      ...publicRead,
      id: 'readContext',
      tag: 'threads',
      summary: 'One comment with what stands around it',
      query: requests.ContextQuery,
      answers: { 200: shapes.CommentContext },
    },
  },

  live: {
    get: {
      ...reader,
      token: false,
      id: 'listenToThread',
      tag: 'threads',
      limited: 'live',
      summary: 'Hear at once that something public has changed',
      description: `A WebSocket, for pages of an origin on the site’s list. Each message is JSON:
${'`'}{version, comment_count, state, reactions}${'`'}, as ${'`'}readThread${'`'} answers them, and ${'`'}reacted${'`'} where readers have reacted to comments, ${'`'}changed${'`'} where comments were edited, hidden or let in; the first comes at once. The text ${'`'}ping${'`'}
is answered by ${'`'}pong${'`'}. Closed with 4001, connect again: the thread has moved. Closed with 1008: anything but
${'`'}ping${'`'} was sent.`,
      answers: { 101: null },
      problems: ['upgrade_required'],
    },
  },

  mine: {
    get: {
      ...reader,
      id: 'readMine',
      tag: 'readers',
      summary: 'Own reactions and own held comments in a thread',
      answers: { 200: shapes.Mine },
    },
  },

  threadReaction: {
    put: {
      ...reaction,
      id: 'reactToThread',
      summary: 'Set a reaction to the article',
    },
    delete: {
      ...reaction,
      id: 'unreactToThread',
      summary: 'Unset a reaction to the article',
    },
  },

  comment: {
    patch: {
      ...reader,
      id: 'editComment',
      tag: 'comments',
      limited: 'changes',
      summary: 'Edit an own comment, in the time for editing',
      body: requests.CommentEdit,
      revision: 'required',
      current: shapes.OwnComment,
      answers: { 200: shapes.Posted, 202: shapes.Posted },
      meanings: { 200: 'Edited.', 202: 'Edited, and held for review.' },
      problems: ['not_author', 'edit_window_over', 'author_sanctioned', 'reword', 'refused'],
    },
    delete: {
      ...reader,
      id: 'withdrawComment',
      tag: 'comments',
      summary: 'Withdraw an own comment',
      revision: 'heeded',
      current: shapes.OwnComment,
      answers: { 204: null },
      meanings: { 204: 'Withdrawn, now or before.' },
      problems: ['not_author'],
    },
  },

  commentReaction: {
    put: {
      ...reaction,
      id: 'reactToComment',
      summary: 'Set a reaction to a comment',
    },
    delete: {
      ...reaction,
      id: 'unreactToComment',
      summary: 'Unset a reaction to a comment',
    },
  },

  commentReports: {
    post: {
      ...reader,
      id: 'reportComment',
      tag: 'comments',
      summary: 'Tell the moderators of a comment, once',
      body: reportRequests.ReportDraft,
      limited: 'reports',
      answers: { 201: reports.Report },
      meanings: { 201: 'Reported, now or before.' },
      problems: ['own_comment'],
    },
  },

  myDecisions: {
    get: {
      ...reader,
      id: 'listOwnDecisions',
      tag: 'readers',
      summary: 'Why own comments were removed or are held, newest first',
      query: reportRequests.OwnDecisionsQuery,
      answers: { 200: reports.OwnDecisionPage },
    },
  },

  myComplaints: {
    post: {
      ...reader,
      id: 'contestDecision',
      tag: 'readers',
      summary: 'Contest the removal of an own comment, once',
      body: reportRequests.ComplaintDraft,
      limited: 'reports',
      answers: { 201: reports.Complaint },
      meanings: { 201: 'Contested; in the same words, now or before.' },
      problems: ['not_contestable'],
    },
  },
} as const satisfies Operations
