// Webhooks as moderators set them up: the secret shown once, an address that is judged, what was sent.
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { paths } from '../../../worker/contract/paths.ts'
import type { Delivery, Webhook, WebhookMade } from '../../../worker/contract/webhooks.ts'
import { drain } from '../../../worker/outbox/drain.ts'
import { type Answer, type Asked, ask, askInVain } from '../../support/ask.ts'
import { aComment, aModerator, aSite, aThread } from '../../support/builders.ts'
import { expectProblem, expectProblemAt } from '../../support/problems.ts'
import { all, everything } from '../../support/rows.ts'
import { aReceiver, askOf, aWebhook, closeReceiversAfterEach } from '../../support/webhooks.ts'

closeReceiversAfterEach()

interface Page<Item> {
  items: Item[]
  next: string | null
}

it('shows a secret when it makes one, and never again', async () => {
  const site = await aSite()
  const by = await aModerator(site, ['admin'])
  const { status, json, headers } = await ask<WebhookMade>(paths.modWebhooks, {
    method: 'POST',
    token: by.token,
    body: { url: 'https://Hooks.example/in?key=a#part', event_types: ['comment.held'] },
  })
  expect(status).toBe(201)
  const { secret, ...shown } = json
  expect(secret).toMatch(/^whsec_/)
  expect(shown).toEqual({
    id: json.id,
    site: site.id,
    url: 'https://hooks.example/in?key=a',
    event_types: ['comment.held'],
    disabled: false,
    disabled_at: null,
    disabled_reason: null,
    previous_secret_expires_at: null,
    created_at: json.created_at,
  })
  expect(headers.get('Location')).toBe(`/v1/mod/webhooks/${json.id}`)
  const webhook = { ...json, by }
  expect((await askOf(webhook, 'GET')).json).toEqual(shown)
  const { text } = await ask(paths.modWebhooks, { token: by.token })
  expect(text).toContain(json.id)
  expect(text).not.toContain(secret)
})

it('lists those of a site in pages', async () => {
  const site = await aSite()
  const by = await aModerator(site, ['admin'])
  const made: string[] = []
  for (let n = 0; n < 5; n++) made.push((await aWebhook(site, { by })).id)
  const found: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const path: string = `${paths.modWebhooks}?limit=2${cursor && `&cursor=${cursor}`}`
    const { json }: Answer<Page<Webhook>> = await ask(path, { token: by.token })
    expect(json.items.length).toBeLessThanOrEqual(2)
    found.push(...json.items.map(({ id }) => id))
    cursor = json.next
  }
  expect(found).toEqual(made.sort())
})

it('changes what is named and nothing else', async () => {
  const webhook = await aWebhook(await aSite(), { event_types: ['comment.held'] })
  const patch = async (body: object) => (await askOf<Webhook>(webhook, 'PATCH', '', { body })).json
  expect(await patch({ url: 'https://new.example/in' })).toMatchObject({
    url: 'https://new.example/in',
    event_types: ['comment.held'],
  })
  expect(await patch({ event_types: null })).toMatchObject({ event_types: null, disabled: false })
  const off = await patch({ disabled: true })
  expect(off).toMatchObject({ disabled: true, disabled_reason: 'moderator' })
  expect(await patch({ disabled: true })).toEqual(off)
  expect(await patch({})).toEqual(off)
  expect(await patch({ disabled: false })).toMatchObject({ disabled_at: null })
})

it('deletes it with its deliveries', async () => {
  const site = await aSite()
  const webhook = await aWebhook(site)
  aReceiver()
  const test = await askOf<Delivery>(webhook, 'POST', '/test', { body: {}, toTheEnd: true })
  expect((await askOf(webhook, 'DELETE')).status).toBe(204)
  expectProblem(await askOf(webhook, 'GET'), 'not_found')
  expectProblem(await askOf(webhook, 'DELETE'), 'not_found')
  expectProblem(await askOf(webhook, 'GET', '/deliveries'), 'not_found')
  const replay = { method: 'POST', token: webhook.by.token, body: {} }
  expectProblem(await askInVain(`/v1/mod/deliveries/${test.json.id}/replay`, replay), 'not_found')
  expect(await all('SELECT 1 FROM deliveries WHERE site_id = ?1', site.id)).toEqual([])
})

it('sends a test when it is asked for, and again what is replayed, with the same id', async () => {
  const webhook = await aWebhook(await aSite(), { event_types: ['comment.held'] })
  const receiver = aReceiver()
  // What says all in its path may come without a body.
  const test = await askOf<Delivery>(webhook, 'POST', '/test', { toTheEnd: true })
  expect(test.status).toBe(202)
  expect(test.json).toMatchObject({ event_type: 'webhook.test', status: 'pending', attempts: 0 })
  expect(JSON.parse(receiver.sent[0]?.body ?? '')).toEqual({
    type: 'webhook.test',
    timestamp: test.json.occurred_at,
    data: { site: webhook.site, webhook_id: webhook.id },
  })
  const replay: Asked = { method: 'POST', token: webhook.by.token, toTheEnd: true }
  const replayed = await ask<Delivery>(`/v1/mod/deliveries/${test.json.id}/replay`, replay)
  expect([replayed.status, replayed.json.status]).toEqual([202, 'pending'])
  expect(receiver.ids()).toEqual([test.json.event_id, test.json.event_id])
  const { json } = await askOf<Page<Delivery>>(webhook, 'GET', '/deliveries')
  expect(json.items).toMatchObject([{ id: test.json.id, status: 'delivered', attempts: 2 }])
})

it('is not tried while it is disabled, and says so', async () => {
  const webhook = await aWebhook(await aSite())
  const receiver = aReceiver()
  const disable = (disabled: boolean) => askOf(webhook, 'PATCH', '', { body: { disabled } })
  await disable(true)
  const before = await everything()
  expectProblem(await askOf(webhook, 'POST', '/test', { toTheEnd: true }), 'webhook_disabled')
  expect(await everything()).toBe(before)
  await disable(false)
  expect((await askOf(webhook, 'POST', '/test', { toTheEnd: true })).status).toBe(202)
  expect(receiver.types()).toEqual(['webhook.test'])
})

it('lists deliveries newest first, in pages', async () => {
  const site = await aSite()
  const webhook = await aWebhook(site)
  aReceiver()
  const thread = await aThread(site)
  for (let n = 0; n < 3; n++) await aComment(thread)
  await drain(env.DB, { site: site.id, most: 100 })
  const whole = await askOf<Page<Delivery>>(webhook, 'GET', '/deliveries?limit=100')
  expect(whole.json.items).toHaveLength(7)
  expect(whole.json.next).toBeNull()
  const first = await askOf<Page<Delivery>>(webhook, 'GET', '/deliveries?limit=4')
  const second = await askOf<Page<Delivery>>(
    webhook,
    'GET',
    `/deliveries?limit=4&cursor=${first.json.next}`,
  )
  expect([...first.json.items, ...second.json.items]).toEqual(whole.json.items)
  const times = whole.json.items.map(({ occurred_at }) => occurred_at)
  expect(times).toEqual([...times].sort().reverse())
})

it('leaves a row of the audit for each write, without address or secret', async () => {
  const site = await aSite()
  const webhook = await aWebhook(site, { url: 'https://hooks.example/in/word-of-the-path' })
  aReceiver()
  await askOf(webhook, 'PATCH', '', { body: { event_types: ['thread.created'] } })
  const test = await askOf<Delivery>(webhook, 'POST', '/test', { body: {}, toTheEnd: true })
  const { id } = test.json
  await ask(`/v1/mod/deliveries/${id}/replay`, { method: 'POST', token: webhook.by.token })
  const { json } = await askOf<WebhookMade>(webhook, 'POST', '/rotate', { body: {} })
  await askOf(webhook, 'DELETE')
  const rows = await all<Record<string, string>>(
    'SELECT * FROM audit WHERE site_id = ?1 AND target = ?2 ORDER BY id',
    site.id,
    webhook.id,
  )
  const actions = ['create', 'delete', 'replay', 'rotate', 'test', 'update']
  expect(rows.map(({ action }) => action).sort()).toEqual(actions.map((one) => `webhook.${one}`))
  for (const { actor } of rows) expect(actor).toBe(`token:${webhook.by.id}`)
  for (const word of ['word-of-the-path', webhook.secret, json.secret]) {
    expect(JSON.stringify(rows)).not.toContain(word)
  }
})

it('refuses what it cannot take, and changes nothing', async () => {
  const site = await aSite()
  const webhook = await aWebhook(site)
  const url = 'https://hooks.example/'
  const before = await everything()
  const { token } = webhook.by
  for (const [body, pointer] of [
    [{}, '/url'],
    [{ url: 7 }, '/url'],
    [{ url: 'http://hooks.example/' }, '/url'],
    [{ url: 'https://127.0.0.1/' }, '/url'],
    [{ url: 'https://0x7f.1/' }, '/url'],
    [{ url: 'https://2130706433/' }, '/url'],
    [{ url: 'https://[::ffff:10.0.0.1]/' }, '/url'],
    [{ url: 'https://169.254.169.254/latest/meta-data' }, '/url'],
    [{ url: 'https://metadata.google.internal/' }, '/url'],
    [{ url: 'https://localhost./' }, '/url'],
    // Where the API itself answers.
    [{ url: 'https://comments.example/v1/health' }, '/url'],
    [{ url: `https://hooks.example/${'a'.repeat(2_048)}` }, '/url'],
    [{ url, event_types: [] }, '/event_types'],
    [{ url, event_types: ['comment.read'] }, '/event_types/0'],
    [{ url, event_types: ['comment.held', 'comment.held'] }, '/event_types'],
    [{ url, secret: webhook.secret }, '/secret'],
  ] as const) {
    const made = await ask(paths.modWebhooks, { method: 'POST', token, body })
    expectProblemAt(made, 'invalid_request', pointer)
    if (!('url' in body)) continue
    const changed = await askOf(webhook, 'PATCH', '', { body })
    expectProblemAt(changed, 'invalid_request', pointer)
  }
  const cursor = await ask(`${paths.modWebhooks}?cursor=%00`, { token })
  expectProblemAt(cursor, 'invalid_request', '?cursor')
  const rotate = await askOf(webhook, 'POST', '/rotate', { body: { secret: 'mine' } })
  expectProblemAt(rotate, 'invalid_request', '/secret')
  const cleaned = (text: string) => text.replaceAll(/"last_used_on":"[\d-]+"/g, '')
  expect(cleaned(await everything())).toBe(
    cleaned(before).replaceAll('"last_used_on":null', '"last_used_on":null'),
  )
})

it('has ten of them at most, however many are set up at once', async () => {
  const site = await aSite()
  const by = await aModerator(site, ['admin'])
  const ask12 = Array.from({ length: 12 }, (_, n) =>
    ask(paths.modWebhooks, {
      method: 'POST',
      token: by.token,
      body: { url: `https://hooks${n}.example/` },
    }),
  )
  const statuses = (await Promise.all(ask12)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 201)).toHaveLength(10)
  expect(statuses.filter((status) => status === 422)).toHaveLength(2)
  expect(
    await all(`SELECT 1 FROM audit WHERE site_id = ?1 AND action = 'webhook.create'`, site.id),
  ).toHaveLength(10)
})

it('tells nobody else of it: another site’s token finds nothing', async () => {
  const webhook = await aWebhook(await aSite())
  aReceiver()
  const { json } = await askOf<Delivery>(webhook, 'POST', '/test', { body: {}, toTheEnd: true })
  const stranger = { ...webhook, by: await aModerator(await aSite()) }
  for (const [method, resource] of [
    ['GET', ''],
    ['DELETE', ''],
    ['POST', '/test'],
    ['POST', '/rotate'],
    ['GET', '/deliveries'],
  ] as const) {
    expectProblem(await askOf(stranger, method, resource), 'not_found')
  }
  expectProblem(await askOf(stranger, 'PATCH', '', { body: { disabled: true } }), 'not_found')
  const { token } = stranger.by
  const replay = `/v1/mod/deliveries/${json.id}/replay`
  expectProblem(await askInVain(replay, { method: 'POST', token }), 'not_found')
  const there = `${paths.modWebhooks}?site=${webhook.site}`
  expectProblem(await askInVain(there, { token }), 'not_found')
})

it('is changed with a line in the audit that names the request', async () => {
  const webhook = await aWebhook(await aSite())
  const { headers } = await askOf(webhook, 'POST', '/rotate')
  const told = await all(
    `SELECT request_id FROM audit WHERE target = ?1 AND action = 'webhook.rotate'`,
    webhook.id,
  )
  expect(told).toEqual([{ request_id: headers.get('X-Request-Id') }])
})
