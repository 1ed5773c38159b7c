// What can happen: the closed list of event types, and what each one says. Ids and states, no text. It is
// the vocabulary of the outbox and of the webhooks (Standard Webhooks 1.0.0).
import type { Status } from './limits.ts'

export const eventTypes = [
  'comment.created',
  'comment.published',
  'comment.held',
  'comment.edited',
  'comment.withdrawn',
  'comment.decided',
  'comment.reported',
  'comment.erased',
  'thread.created',
  'thread.updated',
  'author.sanctioned',
  'author.erased',
  'complaint.created',
  'complaint.decided',
  'job.finished',
] as const
export type EventType = (typeof eventTypes)[number]

/** Nothing has happened: a moderator tries a webhook. Cannot be chosen, and comes when it is asked for. */
export const testType = 'webhook.test'

/** A comment as the event left it. */
export interface CommentData {
  site: string
  comment_id: string
  thread_id: string
  thread_key: string
  parent_id: string | null
  author_id: string | null
  status: Status
  revision: number
}

export interface ThreadData {
  site: string
  thread_id: string
  thread_key: string
  state: 'open' | 'closed'
}

export interface EventData {
  /** Posted, whatever became of it: `status` says. */
  'comment.created': CommentData
  /** Readers see it from now on. */
  'comment.published': CommentData
  /** It waits for review. */
  'comment.held': CommentData
  /** Its text has changed. */
  'comment.edited': CommentData
  'comment.withdrawn': CommentData
  'comment.decided': CommentData & {
    decision_id: string
    decision: 'approve' | 'reject' | 'spam' | 'hold'
    reason_code: string | null
    /** The decision that this one takes back. */
    reverses: string | null
  }
  /** For good, by a moderator; its author is not told any more. */
  'comment.erased': CommentData
  'comment.reported': CommentData & { report_id: string; reason_code: string }
  /** Somebody was the first to write or react there. */
  'thread.created': ThreadData
  /** Opened or closed, or one of its settings was changed. */
  'thread.updated': ThreadData
  'author.sanctioned': {
    site: string
    author_id: string
    sanction_id: string
    kind: 'warn' | 'hold' | 'suspend' | 'ban'
    /** RFC 3339; null where it has no end. */
    until: string | null
  }
  'author.erased': { site: string; author_id: string }
  'complaint.created': {
    site: string
    complaint_id: string
    decision_id: string
    comment_id: string
  }
  'complaint.decided': {
    site: string
    complaint_id: string
    decision_id: string
    comment_id: string
    outcome: string
  }
  'job.finished': { site: string; job_id: string; state: string }
  [testType]: { site: string; webhook_id: string }
}
