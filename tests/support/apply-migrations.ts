// Gives each worker test file a migrated database, and time enough on a machine that is busy. Nothing
// leaves for the network unless a test holds a receiver there.
import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { vi } from 'vitest'
import { holdOutgoing } from '../../worker/outbox/outgoing.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })
holdOutgoing(() => Promise.reject(new Error('There is no network in tests.')))
await applyD1Migrations(env.DB, env.TEST_MIGRATIONS)
