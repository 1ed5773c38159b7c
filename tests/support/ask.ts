// Sends a request to the worker as a browser on `origin`, or as a program where there is none. Whatever is
// answered must be described.
import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { app } from '../../worker/app.ts'
import type { Bindings } from '../../worker/config.ts'
import type { Problem } from '../../worker/contract/problems.ts'
import { expectDescribed } from './described.ts'

export interface Asked {
  /** GET where there is none. */
  method?: string
  origin?: string | undefined
  token?: string | undefined
  /** Sent as JSON; text and streams are sent as they are. */
  body?: unknown
  /** Instead of, or beside, what the rest would send; undefined takes a header away. */
  headers?: Record<string, string | undefined>
  /** Other bindings than the tests' own. */
  env?: Partial<Bindings>
  /** Called when the answer is there; what runs after it has not begun. */
  answered?: () => void
  /** Waits also for what runs after the answer. */
  toTheEnd?: boolean
}

export interface Answer<Body = unknown> {
  status: number
  headers: Headers
  text: string
  json: Body
}

export async function ask<Body = unknown>(path: string, asked: Asked = {}): Promise<Answer<Body>> {
  const request = new Request(`https://comments.example${path}`, requestOf(asked))
  const context = createExecutionContext()
  const response = await app.fetch(request, { ...env, ...asked.env }, context)
  asked.answered?.()
  const text = await response.text()
  if (asked.toTheEnd) await waitOnExecutionContext(context)
  const isJson = /[/+]json$/.test(response.headers.get('Content-Type') ?? '')
  const json = (isJson && text !== '' ? JSON.parse(text) : null) as Body
  const answer = { status: response.status, headers: response.headers, text, json }
  expectDescribed(path, asked, answer)
  return answer
}

/** The same, for a request that is declined. */
export function askInVain(path: string, asked: Asked = {}): Promise<Answer<Problem>> {
  return ask<Problem>(path, asked)
}

function requestOf({ method = 'GET', origin, token, body, headers = {} }: Asked): RequestInit {
  const isRaw =
    typeof body === 'string' || body instanceof ReadableStream || body instanceof Uint8Array
  const all: Record<string, string | undefined> = {
    Origin: origin,
    Authorization: token && `Bearer ${token}`,
    'Content-Type': body === undefined ? undefined : 'application/json',
    ...headers,
  }
  const sent = Object.entries(all).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return {
    method,
    headers: sent,
    ...(body !== undefined && { body: isRaw ? (body as BodyInit) : JSON.stringify(body) }),
  }
}
