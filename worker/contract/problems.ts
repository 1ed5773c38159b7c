// The closed list of what can go wrong, for the worker that answers it and the widget that words it, which
// takes the types alone.
import * as v from 'valibot'
import { told } from './parts.ts'
import { Verdict } from './verdicts.ts'

export const problems = {
  invalid_json: [400, 'The body is not valid JSON.'],
  invalid_path: [400, 'The path is not encoded correctly.'],
  idempotency_key_required: [400, 'This request needs an Idempotency-Key.'],
  unauthenticated: [401, 'The token is missing, expired or not valid here.'],
  sso_replayed: [401, 'This login was used before.'],
  origin_not_allowed: [403, 'This origin is not on the list of the site.'],
  author_sanctioned: [403, 'This author may not write here at present.'],
  insufficient_scope: [403, 'The token has no scope for this.'],
  not_author: [403, 'Only the author of a comment may do this.'],
  own_comment: [403, 'Nobody reports their own comment.'],
  not_found: [404, 'There is nothing here.'],
  method_not_allowed: [405, 'This address does not take that method.'],
  thread_closed: [409, 'The discussion is closed.'],
  edit_window_over: [409, 'The time for editing is over.'],
  comment_withdrawn: [409, 'The comment was withdrawn by its author.'],
  job_not_ready: [409, 'The job is not in a state in which that can be done.'],
  webhook_disabled: [409, 'The webhook is disabled.'],
  not_contestable: [409, 'There is nothing here to contest, or it was contested before.'],
  already_decided: [409, 'The complaint was decided otherwise.'],
  in_progress: [409, 'The same request is still being answered.'],
  stale_revision: [412, 'The comment has changed in the meantime.'],
  too_large: [413, 'That is too large.'],
  unsupported_media_type: [415, 'The body must be application/json.'],
  invalid_request: [422, 'Something in the request is not valid.'],
  idempotency_mismatch: [422, 'This Idempotency-Key was used with another request.'],
  reword: [422, 'Please look at this again before you post it.'],
  refused: [422, 'This site does not take that comment.'],
  upgrade_required: [426, 'This is listened to by a WebSocket.'],
  revision_required: [428, 'This request needs If-Match with the revision of the comment.'],
  too_many_requests: [429, 'Too many requests.'],
  internal: [500, 'Something went wrong on our side.'],
  unavailable: [503, 'The service is not ready.'],
  not_configured: [503, 'The service lacks a setting or a binding that this needs.'],
} as const satisfies Record<string, readonly [status: number, title: string]>

export type ProblemCode = keyof typeof problems

export const ProblemDetail = v.object({
  pointer: told(
    v.string(),
    'A JSON pointer into the body, `?name` for a query parameter, or a header’s name.',
  ),
  detail: v.string(),
})
export type ProblemDetail = v.InferOutput<typeof ProblemDetail>

export const Problem = told(
  v.object({
    type: v.string(),
    title: v.string(),
    status: v.pipe(v.number(), v.integer()),
    code: v.picklist(Object.keys(problems) as ProblemCode[]),
    detail: v.exactOptional(v.string()),
    errors: v.exactOptional(v.array(ProblemDetail)),
    verdict: v.exactOptional(told(Verdict, 'With `refused` and `reword`: what the rules said.')),
    insist: v.exactOptional(
      told(v.string(), 'With `reword`: sent along with the same words, it has them held instead.'),
    ),
    request_id: v.string(),
  }),
  'The body of every `application/problem+json` answer (RFC 9457).',
)
export type Problem = v.InferOutput<typeof Problem>
