// Signatures, by the test vector that is published with Standard Webhooks, and as a receiver verifies them.
import { env } from 'cloudflare:workers'
import { Webhook as Verifier } from 'standardwebhooks'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { holdClock, now } from '../../../worker/clock.ts'
import type { WebhookMade } from '../../../worker/contract/webhooks.ts'
import { drain } from '../../../worker/outbox/drain.ts'
import type { Sent } from '../../../worker/outbox/outgoing.ts'
import { newSecret, signedHeaders } from '../../../worker/outbox/signature.ts'
import { aSite } from '../../support/builders.ts'
import { aReceiver, askOf, aWebhook, closeReceiversAfterEach } from '../../support/webhooks.ts'

closeReceiversAfterEach()
beforeEach(() => holdClock(Date.now()))
afterEach(() => holdClock(null))

const day = 86_400_000
const everything = { site: null, most: 100 }

it('is what the specification says', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  const id = 'msg_p5jXN8AQM9LWM0D4loKWxJek'
  const at = 1_614_265_330_000
  expect(signedHeaders([secret], id, at, '{"test": 2432232314}')).toEqual({
    'webhook-id': id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  })
})

it('takes a new secret of 256 random bits each time', () => {
  const [one, other] = [newSecret(), newSecret()]
  expect(one).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(one).not.toBe(other)
})

/** Whether a receiver with this secret takes what it was sent. */
function takes(secret: string, sent: Sent | undefined): boolean {
  try {
    new Verifier(secret).verify(sent?.body ?? '', sent?.headers ?? {})
    return true
  } catch {
    return false
  }
}

it('is made with both secrets for a day after a rotation, and then with the new one alone', async () => {
  const site = await aSite()
  const webhook = await aWebhook(site)
  const receiver = aReceiver()
  const { json } = await askOf<WebhookMade>(webhook, 'POST', '/rotate', { body: {} })
  expect(json.secret).not.toBe(webhook.secret)
  expect(json.previous_secret_expires_at).toBe(new Date(now() + day).toISOString())
  const test = async () => {
    await askOf(webhook, 'POST', '/test', { body: {}, toTheEnd: true })
    return receiver.sent.at(-1)
  }
  const during = await test()
  expect(during?.headers['webhook-signature']?.split(' ')).toHaveLength(2)
  expect([webhook.secret, json.secret].map((secret) => takes(secret, during))).toEqual([true, true])
  expect(takes(newSecret(), during)).toBe(false)
  expect(takes(json.secret, during && { ...during, body: `${during.body} ` })).toBe(false)
  holdClock(now() + day)
  const after = await test()
  // Signatures are judged by the receiver's clock too, which is not held here.
  expect(after?.headers['webhook-signature']?.split(' ')).toHaveLength(1)
  expect(await drain(env.DB, everything)).toBe(0)
})
