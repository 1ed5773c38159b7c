// The one outgoing client of the worker: whatever leaves for an address that somebody chose leaves here.
// A test holds another in its place.

export interface Sent {
  url: string
  headers: Record<string, string>
  body: string
  /** Milliseconds. */
  timeout: number
}

/** What we want to know of an answer; its body is never read. */
export interface Reply {
  status: number
  retryAfter: string | null
}

/** Rejects with a `TimeoutError`, or with anything else where there is no answer. */
export type Client = (sent: Sent) => Promise<Reply>

let held: Client | null = null

/** Holds another client, or lets ours work again with null. For tests. */
export function holdOutgoing(client: Client | null): void {
  held = client
}

/** POSTs; follows no redirect and sends no cookie. */
export function sendOut(sent: Sent): Promise<Reply> {
  return (held ?? byFetch)(sent)
}

async function byFetch({ url, headers, body, timeout }: Sent): Promise<Reply> {
  const response = await fetch(url, {
    method: 'POST',
    headers,
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(timeout),
  })
  await response.body?.cancel()
  return { status: response.status, retryAfter: response.headers.get('Retry-After') }
}
