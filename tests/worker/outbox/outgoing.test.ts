// The outgoing client as it is, against a world outside that answers as it is told.
import { beforeEach, expect, it } from 'vitest'
import { holdOutgoing, sendOut } from '../../../worker/outbox/outgoing.ts'

beforeEach(() => holdOutgoing(null))

const send = (url: string, timeout = 60_000) =>
  sendOut({ url, headers: { 'webhook-id': 'an-id' }, body: '{}', timeout })

async function seen(): Promise<string[]> {
  return (await fetch('https://s200.example/seen')).json()
}

it('tells the status and Retry-After of an answer, and nothing else', async () => {
  expect(await send('https://s503.example/in')).toEqual({ status: 503, retryAfter: '120' })
  expect(await send('https://s204.example/in')).toEqual({ status: 204, retryAfter: '120' })
})

it.each([301, 302, 303, 307, 308])('follows no redirect: %d', async (status) => {
  const url = `https://s${status}.example/in`
  expect(await send(url)).toMatchObject({ status })
  const requests = await seen()
  expect(requests).toContain(`POST ${url}`)
  expect(requests.filter((one) => one.includes('/elsewhere'))).toEqual([])
})

it('gives up on whoever says nothing', async () => {
  await expect(send('https://silent.example/in', 20)).rejects.toMatchObject({
    name: 'TimeoutError',
  })
})
