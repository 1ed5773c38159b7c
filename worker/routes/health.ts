// Says ok only when the database answers, is migrated, and is not in the middle of being seeded.
import { paths } from '../contract/paths.ts'
import { isReady } from '../db/installation.ts'
import { factory } from '../factory.ts'
import { ProblemError } from '../problem.ts'

export const health = factory.createApp().get(paths.health, async (c) => {
  const ready = await isReady(c.env.DB).catch(() => false)
  if (!ready) throw new ProblemError('unavailable', { detail: 'The database is being prepared.' })
  return c.json({ status: 'ok' })
})
