// One attempt at one delivery: judged by the address rule, signed, sent, and what became of it.
import { now, timestamp } from '../clock.ts'
import { fixedLimits } from '../contract/limits.ts'
import type { DeliveryError } from '../contract/webhooks.ts'
import type { Claim, Result } from '../db/outbox.ts'
import { addressProblem } from './address.ts'
import { delayAfter, waitOf } from './back-off.ts'
import { type Reply, sendOut } from './outgoing.ts'
import { signedHeaders } from './signature.ts'

/** How long a receiver may take to answer, in milliseconds. */
export const timeout = 10_000
/** How long nothing is sent to one that does not answer, or answers that it is overloaded. */
export const pause = 60_000
const overloaded = [429, 502, 503, 504]

export interface Attempted {
  result: Result
  /** Nothing is to be sent to this webhook before then. */
  pausedUntil: number | null
  /** It answered that it is not there any more. */
  isGone: boolean
}

export async function attempt(claim: Claim): Promise<Attempted> {
  const body = bodyOf(claim)
  if (addressProblem(claim.url, claim.ownHost) !== null) return final(claim, 'address_refused')
  if (new TextEncoder().encode(body).length >= fixedLimits.eventBytes)
    return final(claim, 'too_large')
  const at = now()
  const secrets = [claim.secret]
  if (claim.previous !== null && claim.previous.expiresAt > at) secrets.push(claim.previous.secret)
  try {
    const headers = {
      'Content-Type': 'application/json',
      'User-Agent': 'Afterword-Webhooks/1',
      ...signedHeaders(secrets, claim.event, at, body),
    }
    return judged(claim, await sendOut({ url: claim.url, headers, body, timeout }))
  } catch (error) {
    const isSlow = error instanceof Error && error.name === 'TimeoutError'
    return failed(claim, null, isSlow ? 'timeout' : 'unreachable', { pause })
  }
}

function bodyOf({ type, createdAt, data }: Claim): string {
  return JSON.stringify({ type, timestamp: timestamp(createdAt), data: JSON.parse(data) })
}

function judged(claim: Claim, { status, retryAfter }: Reply): Attempted {
  if (status >= 200 && status < 300) {
    const result = resultOf(claim, 'delivered', { responseStatus: status, deliveredAt: now() })
    return { result, pausedUntil: null, isGone: false }
  }
  if (status === 410) return { ...final(claim, 'gone', status), isGone: true }
  const wait = waitOf(retryAfter, now())
  const error = status >= 300 && status < 400 ? 'redirect' : 'http_status'
  return failed(claim, status, error, {
    wait: wait ?? 0,
    pause: wait ?? (overloaded.includes(status) ? pause : 0),
  })
}

/** It is tried again, unless this was the last time. */
function failed(
  claim: Claim,
  responseStatus: number | null,
  error: DeliveryError,
  { wait = 0, pause = 0 }: { wait?: number; pause?: number },
): Attempted {
  const at = now()
  const delay = delayAfter(claim.attempt - claim.begunAfter, Math.random())
  const result =
    delay === null
      ? resultOf(claim, 'failed', { responseStatus, error })
      : resultOf(claim, 'pending', { responseStatus, error, nextAt: at + Math.max(delay, wait) })
  return { result, pausedUntil: pause === 0 ? null : at + pause, isGone: false }
}

function final(
  claim: Claim,
  error: DeliveryError,
  responseStatus: number | null = null,
): Attempted {
  const result = resultOf(claim, 'failed', { responseStatus, error })
  return { result, pausedUntil: null, isGone: false }
}

/** A claim that is given back as it was. */
export function givenBack(claim: Claim): Result {
  return resultOf(claim, 'pending', { unsent: 1 })
}

function resultOf(
  { site, webhook, id, attempt }: Claim,
  status: Result['status'],
  more: Partial<Result>,
): Result {
  const unsaid = { nextAt: now(), deliveredAt: null, responseStatus: null, error: null }
  return { site, webhook, id, attempt, status, unsent: 0, ...unsaid, ...more }
}
