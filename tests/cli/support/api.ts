// What a test asks of the running worker: as a program does, without an Origin.
import { connect } from '../../../client/connect.ts'
import type { OwnComment, Site, ThreadPage } from '../../../worker/contract/shapes.ts'

export async function countOf(worker: string, site: string, key: string): Promise<number> {
  const { body } = await connect(worker).get('counts', { path: { site }, query: { key: [key] } })
  return body.counts[key] ?? Number.NaN
}

export async function readSite(worker: string, site: string): Promise<Site> {
  return (await connect(worker).get('site', { path: { site } })).body
}

export async function readThread(worker: string, site: string, key: string): Promise<ThreadPage> {
  const query = { sort: 'newest', limit: 100 } as const
  return (await connect(worker).get('thread', { path: { site, key }, query })).body
}

export async function beginSession(worker: string, site: string): Promise<string> {
  return (await connect(worker).post('session', { path: { site }, body: {} })).body.token
}

export async function post(
  worker: string,
  { site, key, token, body }: { site: string; key: string; token: string; body: string },
): Promise<OwnComment> {
  const { origins } = await readSite(worker, site)
  const answer = await connect(worker, { token }).post('comments', {
    path: { site, key },
    body: { body, page: { url: `${origins[0]}/` } },
    idempotencyKey: crypto.randomUUID(),
  })
  return answer.body.comment
}
