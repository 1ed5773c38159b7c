// The API's description: it says what the worker has mounted, it is the one that lies in the repository,
// and a linter that others use finds nothing in it.
import { readFileSync } from 'node:fs'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { describe, expect, it } from 'vitest'
import { describeApi, descriptionFile, descriptionText } from '../../openapi/document.ts'
import { app } from '../../worker/app.ts'
import type { Operation, Operations } from '../../worker/contract/operation.ts'
import { operations } from '../../worker/contract/operations.ts'
import { type PathName, paths } from '../../worker/contract/paths.ts'
import { Health } from '../../worker/contract/shapes.ts'

/** Those of the contract, or of some of it, as the worker mounts them. */
function routesOf(described: Operations): string[] {
  return Object.entries(described).flatMap(([name, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${paths[name as PathName]}`),
  )
}

async function lint(document: unknown): Promise<string[]> {
  const config = await createConfig({
    extends: ['recommended-strict'],
    // Nothing in a request for the health or for the description itself can be wrong.
    rules: { 'operation-4xx-response': 'off' },
  })
  const found = await lintFromString({ source: JSON.stringify(document), config })
  return (
    found
      .map(({ ruleId, message, location }) => `${ruleId} at ${location[0]?.pointer}: ${message}`)
      // Where one listens, success is a 101.
      .filter((line) => !/^operation-2xx-response at \S+~1live\/get\//.test(line))
  )
}

describe('the operations of the contract', () => {
  it('are the routes that are mounted, each once', () => {
    const mounted = app.routes.filter(({ method }) => method !== 'ALL')
    const routes = new Set(mounted.map(({ method, path }) => `${method} ${path}`))
    expect(routesOf(operations).sort()).toEqual([...routes].sort())
  })

  it('have names of their own', () => {
    const all = Object.values(operations as Operations).flatMap((one) => Object.values(one))
    const ids = all.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !/^[a-z]+[A-Z][A-Za-z]+$/.test(id))).toEqual([])
  })

  it('say what a declined revision is compared with', () => {
    const all = Object.values(operations as Operations).flatMap((one) => Object.values(one))
    const silent = all.filter(({ revision, current }) => revision !== undefined && !current)
    expect(silent.map(({ id }) => id)).toEqual([])
  })
})

describe('the description', () => {
  it('in the repository is the one that is made of the contract: `npm run openapi` writes it', () => {
    expect(readFileSync(descriptionFile, 'utf8')).toBe(descriptionText())
  })

  it('passes a linter', async () => {
    expect(await lint(describeApi())).toEqual([])
  })

  it('would not pass it with a reference to nothing', async () => {
    const document = JSON.stringify(describeApi()).replaceAll('schemas/Site"', 'schemas/Nothing"')
    expect(await lint(JSON.parse(document))).toContainEqual(
      expect.stringContaining('no-unresolved'),
    )
  })

  it('says what a moderator’s token must be good for', () => {
    const asModerator: Operation = {
      id: 'readHealth',
      tag: 'moderation',
      summary: 'Whether the service answers moderators',
      openTo: 'none',
      scope: 'audit:read',
      answers: { 200: Health },
    }
    const document = JSON.parse(JSON.stringify(describeApi({ health: { get: asModerator } })))
    const { security, responses } = document.paths['/v1/health'].get
    expect(security).toEqual([{ moderator: ['audit:read'] }])
    expect(Object.keys(responses)).toEqual(['200', '401', '403', '500', '503'])
    expect(Object.keys(document.components.securitySchemes)).toContain('moderator')
  })
})
