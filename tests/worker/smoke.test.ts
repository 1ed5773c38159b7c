import { exports } from 'cloudflare:workers'
import { expect, it } from 'vitest'

it('answers health once migrated', async () => {
  const response = await (exports as any).default.fetch('http://x/v1/health')
  expect(response.status).toBe(200)
})
