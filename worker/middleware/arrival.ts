// A reader's write in two steps. `receive` looks at what the request brought and throws nothing;
// `admit` judges it once the site is known, in the order that the contract sets: path, origin, token,
// content type, idempotency key, revision, body. So one read of the database serves both.
import type { Context } from 'hono'
import * as v from 'valibot'
import { fixedLimits } from '../contract/limits.ts'
import type { Operation } from '../contract/operation.ts'
import type { ProblemDetail } from '../contract/problems.ts'
import type { StoredSite } from '../db/sites.ts'
import type { AppEnv } from '../factory.ts'
import { type Reader, readToken } from '../identity/tokens.ts'
import { ProblemError } from '../problem.ts'
import { readText } from './body.ts'
import { type Limited, tellPolicy } from './burst.ts'
import { admitListedOrigin, admitOrigin } from './cross-origin.ts'

/** What an operation asks of a request. */
interface Wanted<Body>
  extends Partial<
    Pick<
      Operation,
      | 'openTo'
      | 'token'
      | 'limited'
      | 'idempotencyKey'
      | 'revision'
      | 'bodyBytes'
      | 'isBodyOptional'
    >
  > {
  body?: v.GenericSchema<unknown, Body>
}

export interface Arrival<Body> {
  reader: Reader | null
  needsToken: boolean
  limited: Limited | null
  /** Null where it is missing or wrong; `problems` says why. */
  body: Body | null
  idempotencyKey: string | null
  revision: number | null
  problems: ProblemError[]
}

export interface Admitted<Body> {
  reader: Reader
  body: Body
  idempotencyKey: string
  revision: number | null
}

export async function receive<Body = null>(
  c: Context<AppEnv>,
  wanted: Wanted<Body>,
): Promise<Arrival<Body>> {
  const problems: ProblemError[] = []
  const attempt = <T>(read: () => T): T | null => {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      problems.push(error)
      return null
    }
  }
  const needsToken = wanted.token !== false
  const reader = needsToken ? await readBearer(c) : null
  const text = wanted.body
    ? await readText(c.req.raw, wanted.bodyBytes ?? fixedLimits.requestBytes)
    : ''
  const isLeftOut = wanted.isBodyOptional === true && text === ''
  if (wanted.body && !isLeftOut) attempt(() => checkContentType(c))
  const idempotencyKey = wanted.idempotencyKey ? attempt(() => readIdempotencyKey(c)) : null
  const revision = wanted.revision
    ? attempt(() => readRevision(c, wanted.revision === 'required'))
    : null
  let body: Body | null = null
  if (wanted.body) {
    const { body: schema } = wanted
    body = attempt(() => parseBody(isLeftOut ? '{}' : text, schema))
  }
  const limited = wanted.limited ?? null
  return { reader, needsToken, limited, body, idempotencyKey, revision, problems }
}

/** Throws the first problem of the arrival; sets the headers that every answer of the site has. */
export function admit<Body>(
  c: Context<AppEnv>,
  site: StoredSite | null | undefined,
  arrival: Arrival<Body>,
): asserts arrival is Arrival<Body> & Admitted<Body> {
  if (!site) throw new ProblemError('not_found')
  if (arrival.limited !== null) tellPolicy(c, arrival.limited, site)
  admitOrigin(c, site.origins)
  if (arrival.needsToken && arrival.reader?.site !== site.id) throw unauthenticated()
  const [problem] = arrival.problems
  if (problem !== undefined) throw problem
}

/** The reader of a request whose path names no site: the token does. */
export async function readerOrRefusal(
  c: Context<AppEnv>,
  arrival: Arrival<unknown>,
): Promise<Reader> {
  if (arrival.reader !== null) return arrival.reader
  await admitListedOrigin(c)
  throw unauthenticated()
}

function unauthenticated(): ProblemError {
  return new ProblemError('unauthenticated', {
    detail: 'Begin a session at POST /v1/sites/{site}/session and send its token as Bearer.',
    headers: { 'WWW-Authenticate': 'Bearer' },
  })
}

async function readBearer(c: Context<AppEnv>): Promise<Reader | null> {
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(c.req.header('Authorization') ?? '')?.[1]
  return token === undefined ? null : readToken(c.var.config, token)
}

function checkContentType(c: Context): void {
  const [type] = (c.req.header('Content-Type') ?? '').split(';')
  const accepted = c.req.method === 'PATCH' ? ['application/merge-patch+json'] : []
  if (!['application/json', ...accepted].includes(type?.trim().toLowerCase() ?? '')) {
    throw new ProblemError('unsupported_media_type')
  }
  if (!/^(?:identity)?$/i.test(c.req.header('Content-Encoding')?.trim() ?? '')) {
    throw new ProblemError('unsupported_media_type', { detail: 'The body must not be compressed.' })
  }
}

function readIdempotencyKey(c: Context): string {
  const key = (c.req.header('Idempotency-Key') ?? '').trim().replace(/^"(.*)"$/, '$1')
  if (key === '') throw new ProblemError('idempotency_key_required')
  const most = fixedLimits.idempotencyKeyCharacters
  if (key.length > most || !/^[\x21-\x7e]+$/.test(key)) {
    throw new ProblemError('invalid_request', {
      errors: [
        { pointer: 'Idempotency-Key', detail: `must be 1 to ${most} visible ASCII characters` },
      ],
    })
  }
  return key
}

function readRevision(c: Context, required: boolean): number | null {
  const header = c.req.header('If-Match')?.trim()
  if (header === undefined || header === '') {
    if (required) throw new ProblemError('revision_required')
    return null
  }
  const revision = /^(?:W\/)?"(0|[1-9]\d{0,8})"$/.exec(header)?.[1]
  if (revision === undefined) {
    throw new ProblemError('invalid_request', {
      errors: [{ pointer: 'If-Match', detail: 'must be a revision in quotes, such as "3"' }],
    })
  }
  return Number(revision)
}

function parseBody<Body>(
  text: string | ProblemError,
  schema: v.GenericSchema<unknown, Body>,
): Body {
  if (text instanceof ProblemError) throw text
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new ProblemError('invalid_json')
  }
  // A list without items would pass for an object without members.
  const result = v.safeParse(schema, Array.isArray(json) ? null : json)
  if (result.success) return result.output
  throw new ProblemError('invalid_request', { errors: result.issues.map(toDetail) })
}

/** One issue of a schema as a problem names it. */
export function toDetail(issue: v.BaseIssue<unknown>): ProblemDetail {
  // Whose name is of any length, where it is one that we do not know.
  const keys = issue.path?.map(({ key }) =>
    String(key).slice(0, 100).replace(/~/g, '~0').replace(/\//g, '~1'),
  )
  return { pointer: keys ? `/${keys.join('/')}` : '', detail: wordsFor(issue) }
}

// A schema has words of its own for everything but what is missing, unknown or no object at all.
function wordsFor({ type, expected, message }: v.BaseIssue<unknown>): string {
  if (type !== 'strict_object') return message
  if (expected === 'never') return 'is not known here'
  return expected === 'Object' ? 'must be an object' : 'is missing'
}
