// A request with two faults is declined for the one that the contract judges first: path, method,
// origin, token, content type, idempotency key, body. Each pair of neighbours is tried.
import { expect, it } from 'vitest'
import type { ProblemCode } from '../../../worker/contract/problems.ts'
import { type Asked, ask } from '../../support/ask.ts'
import {
  aComment,
  aGuest,
  as,
  aThread,
  commentPath,
  type ThreadMade,
} from '../../support/builders.ts'
import { expectProblem } from '../../support/problems.ts'

interface Request extends Asked {
  path: string
}

// Each takes a good request and gives it one fault.
type Fault = (request: Request) => Request

const brokenPath: Fault = (request) => ({
  ...request,
  path: request.path.replace('article', '%E0%A4'),
})
const longKey: Fault = (request) => ({
  ...request,
  path: request.path.replace('article', 'a'.repeat(513)),
})
const wrongMethod: Fault = (request) => ({ ...request, method: 'DELETE' })
const foreignOrigin: Fault = (request) => ({ ...request, origin: 'https://elsewhere.example' })
const noToken: Fault = (request) => ({ ...request, token: undefined })
const forgedToken: Fault = (request) => ({ ...request, token: 'a.b.c' })
const wrongType: Fault = (request) => ({
  ...request,
  headers: { ...request.headers, 'Content-Type': 'text/plain' },
})
const noKey: Fault = (request) => ({
  ...request,
  headers: { ...request.headers, 'Idempotency-Key': undefined },
})
const noRevision: Fault = (request) => ({
  ...request,
  headers: { ...request.headers, 'If-Match': undefined },
})
const notJson: Fault = (request) => ({ ...request, body: '{' })
const tooLarge: Fault = (request) => ({ ...request, body: ' '.repeat(200_000) })
const wrongBody: Fault = (request) => ({ ...request, body: { nothing: 1 } })

async function posting(thread: ThreadMade): Promise<Request> {
  const guest = await aGuest(thread.site)
  const { headers, ...who } = as(guest)
  return {
    path: thread.commentsPath,
    method: 'POST',
    ...who,
    headers: { ...headers, 'Idempotency-Key': 'k' },
    body: { body: 'Text.', page: thread.page },
  }
}

async function expectDeclined(request: Request, code: ProblemCode): Promise<void> {
  const { path, ...asked } = request
  expectProblem(await ask(path, asked), code)
}

const postingOrder: [string, string, Fault, Fault, ProblemCode][] = [
  ['path', 'method', brokenPath, wrongMethod, 'invalid_path'],
  ['path', 'method', longKey, wrongMethod, 'invalid_path'],
  ['path', 'origin', longKey, foreignOrigin, 'invalid_path'],
  ['path', 'token', brokenPath, noToken, 'invalid_path'],
  ['method', 'origin', wrongMethod, foreignOrigin, 'method_not_allowed'],
  ['method', 'token', wrongMethod, noToken, 'method_not_allowed'],
  ['origin', 'token', foreignOrigin, noToken, 'origin_not_allowed'],
  ['origin', 'token', foreignOrigin, forgedToken, 'origin_not_allowed'],
  ['origin', 'body', foreignOrigin, tooLarge, 'origin_not_allowed'],
  ['token', 'content type', noToken, wrongType, 'unauthenticated'],
  ['token', 'body', forgedToken, notJson, 'unauthenticated'],
  ['token', 'body', noToken, tooLarge, 'unauthenticated'],
  ['content type', 'idempotency key', wrongType, noKey, 'unsupported_media_type'],
  ['content type', 'body', wrongType, notJson, 'unsupported_media_type'],
  ['content type', 'body', wrongType, tooLarge, 'unsupported_media_type'],
  ['idempotency key', 'body', noKey, notJson, 'idempotency_key_required'],
  ['idempotency key', 'body', noKey, wrongBody, 'idempotency_key_required'],
  ['idempotency key', 'body', noKey, tooLarge, 'idempotency_key_required'],
]

it.each(postingOrder)(
  'judges the %s before the %s of a comment',
  async (_, __, first, second, code) => {
    const thread = { ...(await aThread()), key: 'article' }
    const path = `/v1/sites/${thread.site.id}/threads/article/comments`
    const request = { ...(await posting(thread)), path }
    await expectDeclined(first(request), code)
    await expectDeclined(first(second(request)), code)
    await expectDeclined(second(first(request)), code)
  },
)

const editingOrder: [string, string, Fault, Fault, ProblemCode][] = [
  ['method', 'token', (request) => ({ ...request, method: 'POST' }), noToken, 'method_not_allowed'],
  ['origin', 'content type', foreignOrigin, wrongType, 'origin_not_allowed'],
  ['token', 'content type', forgedToken, wrongType, 'unauthenticated'],
  ['content type', 'revision', wrongType, noRevision, 'unsupported_media_type'],
  ['revision', 'body', noRevision, notJson, 'revision_required'],
  ['revision', 'body', noRevision, wrongBody, 'revision_required'],
]

it.each(editingOrder)(
  'judges the %s before the %s of an edit',
  async (_, __, first, second, code) => {
    const thread = await aThread()
    const comment = await aComment(thread)
    const { headers, ...who } = as(comment.by)
    const request: Request = {
      path: commentPath(comment.id),
      method: 'PATCH',
      ...who,
      headers: { ...headers, 'If-Match': '"1"' },
      body: { body: 'Better.' },
    }
    await expectDeclined(first(request), code)
    await expectDeclined(first(second(request)), code)
  },
)

it('judges origin before token where the token has to name the site', async () => {
  const thread = await aThread()
  const comment = await aComment(thread)
  const path = commentPath(comment.id)
  const foreign = 'https://elsewhere.example'
  for (const token of [undefined, 'a.b.c']) {
    const asked = { method: 'DELETE', token, origin: foreign }
    await expectDeclined({ path, ...asked }, 'origin_not_allowed')
    await expectDeclined({ path, ...asked, origin: thread.site.origin }, 'unauthenticated')
    await expectDeclined({ path, ...asked, origin: undefined }, 'unauthenticated')
  }
})

it('judges a session in the same order, without a token', async () => {
  const { site } = await aThread()
  const path = `/v1/sites/${site.id}/session`
  const request: Request = { path, method: 'POST', origin: site.origin, body: {} }
  await expectDeclined(foreignOrigin(wrongType(request)), 'origin_not_allowed')
  await expectDeclined(wrongType(notJson(request)), 'unsupported_media_type')
  expect((await ask(path, request)).status).toBe(201)
})
