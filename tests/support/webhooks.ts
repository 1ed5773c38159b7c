// Webhooks as tests have them: a webhook, and a receiver that answers as it is
// told and keeps what it was sent.
import { afterEach } from 'vitest'
import { paths } from '../../worker/contract/paths.ts'
import type { NewWebhook } from '../../worker/contract/webhook-requests.ts'
import type { WebhookMade } from '../../worker/contract/webhooks.ts'
import { holdOutgoing, type Reply, type Sent } from '../../worker/outbox/outgoing.ts'
import { type Answer, type Asked, ask } from './ask.ts'
import { aModerator, type Moderator, type SiteMade } from './builders.ts'
import { all } from './rows.ts'

export interface WebhookOfSite extends WebhookMade {
  by: Moderator
}

/** Sets up a webhook; by a moderator of its own where none is given. */
export async function aWebhook(
  site: SiteMade,
  { by, ...settings }: Partial<NewWebhook> & { by?: Moderator } = {},
): Promise<WebhookOfSite> {
  const admin = by ?? (await aModerator(site, ['admin']))
  const { status, json, text } = await ask<WebhookMade>(paths.modWebhooks, {
    method: 'POST',
    token: admin.token,
    body: { site: site.id, url: `https://hooks.${site.id}.example/in`, ...settings },
  })
  if (status !== 201) throw new Error(`no webhook: ${status} ${text}`)
  return { ...json, by: admin }
}

/** Changes a webhook, or asks for something else of it. */
export function askOf<Body>(
  webhook: WebhookOfSite,
  method: string,
  resource = '',
  asked: Asked = {},
): Promise<Answer<Body>> {
  const { token } = webhook.by
  return ask<Body>(`${paths.modWebhooks}/${webhook.id}${resource}`, { method, token, ...asked })
}

export interface Receiver {
  /** What it was sent, in the order of arrival. */
  sent: Sent[]
  /** The ids of the events, likewise. */
  ids(): string[]
  /** The types of the events, likewise. */
  types(): string[]
}

type Answering = (sent: Sent) => Partial<Reply> | Error | Promise<Partial<Reply>>

/** From now on this receiver gets everything that leaves; it answers 204 where it is not told otherwise. */
export function aReceiver(answering: Answering = () => ({})): Receiver {
  const sent: Sent[] = []
  holdOutgoing(async (request) => {
    sent.push(request)
    const answer = await answering(request)
    if (answer instanceof Error) throw answer
    return { status: 204, retryAfter: null, ...answer }
  })
  return {
    sent,
    ids: () => sent.map(({ headers }) => headers['webhook-id'] ?? ''),
    types: () => sent.map(({ body }) => JSON.parse(body).type),
  }
}

/** After each test nothing leaves any more. */
export function closeReceiversAfterEach(): void {
  afterEach(() => holdOutgoing(() => Promise.reject(new Error('There is no network in tests.'))))
}

export interface EventRow {
  id: string
  type: string
  data: string
  drained: number
  created_at: number
}

/** The events of a site in the order of their ids. */
export function eventsOf(site: SiteMade): Promise<EventRow[]> {
  return all<EventRow>('SELECT * FROM events WHERE site_id = ?1 ORDER BY id', site.id)
}
