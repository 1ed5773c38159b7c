// Listening to a thread: who may, and the way to its object.
import type { Bindings } from '../config.ts'
import { paths } from '../contract/paths.ts'
import { findListening } from '../db/listening.ts'
import { factory } from '../factory.ts'
import { nameOf } from '../live/name.ts'
import { checkBurst, tellPolicy } from '../middleware/burst.ts'
import { admitPage } from '../middleware/cross-origin.ts'
import { threadInPath } from '../middleware/path.ts'
import { ProblemError } from '../problem.ts'

export const live = factory.createApp().get(paths.live, async (c) => {
  const { site, key: asked } = threadInPath(c)
  const listening = await findListening(c.env.DB, site, asked)
  if (listening === null) throw new ProblemError('not_found')
  tellPolicy(c, 'live')
  admitPage(c, listening.origins)
  const isUpgrade = c.req.header('Upgrade')?.toLowerCase() === 'websocket'
  if (!isUpgrade || c.req.raw.method !== 'GET') {
    throw new ProblemError('upgrade_required', { headers: { Upgrade: 'websocket' } })
  }
  const { LIVE } = c.env
  if (LIVE === undefined) {
    throw new ProblemError('not_configured', { detail: 'Nothing is told here.', retryAfter: 3600 })
  }
  await checkBurst(c, 'live')
  const { key } = listening
  const { webSocket } = await connect(LIVE, { site, key })
  if (!webSocket) {
    const detail = 'As many pages as can are listening.'
    throw new ProblemError('unavailable', { detail, retryAfter: 60 })
  }
  return new Response(null, { status: 101, webSocket, headers: c.body(null).headers })
})

async function connect(
  live: NonNullable<Bindings['LIVE']>,
  thread: { site: string; key: string },
): Promise<Response> {
  try {
    return await live
      .getByName(nameOf(thread))
      .fetch(`https://live/?${new URLSearchParams(thread)}`, { headers: { Upgrade: 'websocket' } })
  } catch (error) {
    // Overloaded, moved to another machine, or over what a plan has: no fault of the request.
    console.error(String(error))
    throw new ProblemError('unavailable', { retryAfter: 60 })
  }
}
