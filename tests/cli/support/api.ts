// What a test asks of the running worker: as a program does, without an Origin.
import type { Posted, Session, Site, ThreadPage } from '../../../worker/contract/shapes.ts'

export async function read<Answer>(url: string): Promise<Answer> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()) as Answer
}

export async function countOf(worker: string, site: string, key: string): Promise<number> {
  const url = `${worker}/v1/sites/${site}/counts?key=${key}`
  const { counts } = await read<{ counts: Record<string, number> }>(url)
  return counts[key] ?? Number.NaN
}

export function readSite(worker: string, site: string): Promise<Site> {
  return read<Site>(`${worker}/v1/sites/${site}`)
}

export function readThread(worker: string, site: string, key: string): Promise<ThreadPage> {
  return read<ThreadPage>(`${worker}/v1/sites/${site}/threads/${key}?sort=newest&limit=100`)
}

async function send<Answer>(url: string, body: object, headers = {}): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()) as Answer
}

export async function beginSession(worker: string, site: string): Promise<string> {
  return (await send<Session>(`${worker}/v1/sites/${site}/session`, {})).token
}

export async function post(
  worker: string,
  { site, key, token, body }: { site: string; key: string; token: string; body: string },
): Promise<Posted['comment']> {
  const { origins } = await readSite(worker, site)
  const { comment } = await send<Posted>(
    `${worker}/v1/sites/${site}/threads/${key}/comments`,
    { body, page: { url: `${origins[0]}/` } },
    { Authorization: `Bearer ${token}`, 'Idempotency-Key': crypto.randomUUID() },
  )
  return comment
}
