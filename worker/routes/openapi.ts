// This API's description, as `npm run openapi` wrote it. Loaded when it is first asked for.
import { paths } from '../contract/paths.ts'
import { factory } from '../factory.ts'
import { answerUnlessHeld } from '../middleware/cacheable.ts'

interface Description {
  json: string
  /** Another one for every other text. */
  name: string
}

let description: Promise<Description> | undefined

export const openapi = factory.createApp().get(paths.openapi, async (c) => {
  description ??= read()
  const { json, name } = await description
  return answerUnlessHeld(c, name, json)
})

async function read(): Promise<Description> {
  const written = await import('../contract/openapi.json', { with: { type: 'json' } })
  const json = JSON.stringify(written.default)
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(json))
  return { json, name: new Uint8Array(hash, 0, 12).toHex() }
}
