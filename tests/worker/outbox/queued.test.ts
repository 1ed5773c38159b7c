// Delivery by a Queue, where one is bound: the request that causes events sends nothing itself.
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import type { Bindings } from '../../../worker/config.ts'
import worker from '../../../worker/index.ts'
import { ask } from '../../support/ask.ts'
import { aComment, aGuest, aSite, as, aThread } from '../../support/builders.ts'
import { aReceiver, aWebhook, closeReceiversAfterEach } from '../../support/webhooks.ts'

closeReceiversAfterEach()

const { QUEUE } = env as unknown as { QUEUE: Queue<null> }

it('sends what a request has told, through the Queue', async () => {
  const site = await aSite()
  await aWebhook(site)
  const thread = await aThread(site)
  const receiver = aReceiver()
  const answer = await ask(`${thread.path}/reactions/like`, {
    method: 'PUT',
    ...as(await aGuest(site)),
    env: { DELIVERIES: QUEUE },
    toTheEnd: true,
  })
  expect(answer.status).toBe(200)
  await expect.poll(() => receiver.types()).toEqual(['thread.created'])
})

it('asks for another run until all is sent, and each event is sent once', async () => {
  const site = await aSite({ limits: { comments_per_minute: 600 } })
  await aWebhook(site)
  const thread = await aThread(site)
  const by = await aGuest(site)
  for (let nth = 0; nth < 24; nth++) await aComment(thread, { by })
  const receiver = aReceiver()
  const asked: unknown[] = []
  const DELIVERIES = { send: async (message: unknown) => asked.push(message) }
  const bound = { ...env, DELIVERIES } as unknown as Bindings
  const runs = () => worker.queue(undefined as never, bound)
  for (let left = 1; left > 0; left = asked.splice(0).length) await runs()
  expect(receiver.sent).toHaveLength(49)
  expect(new Set(receiver.ids()).size).toBe(49)
})
