// Gives each worker test file a migrated database, and time enough on a machine that is busy.
import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { vi } from 'vitest'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })
await applyD1Migrations(env.DB, env.TEST_MIGRATIONS)
