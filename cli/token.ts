// `afterword token`: mint a moderator's token, list them all, revoke one.
import { type ParseArgsConfig, parseArgs } from 'node:util'
import * as v from 'valibot'
import { NewToken } from '../worker/contract/moderation-requests.ts'
import { scopes } from '../worker/contract/scopes.ts'
import { listSites } from '../worker/db/site-changes.ts'
import {
  auditToken,
  insertToken,
  listTokens,
  revokeToken,
  type StoredToken,
  selectTokenById,
  toTokenRow,
} from '../worker/db/tokens.ts'
import { newId } from '../worker/id.ts'
import { hashModeratorToken, newModeratorToken } from '../worker/identity/moderator-token.ts'
import { withDatabase } from './database.ts'
import { UsageError } from './usage.ts'

export const tokenUsage = `  token create --site <id> [--site …] --scopes <a,b> [--name <text>] [--expires <2027-01-31>] [--quiet]
  token list [--json]
  token revoke <id>
      scopes: ${scopes.join(' ')}
      --quiet                       prints the token alone
`

const options = {
  site: { type: 'string', multiple: true },
  scopes: { type: 'string' },
  name: { type: 'string' },
  expires: { type: 'string' },
  quiet: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  remote: { type: 'boolean', default: false },
} as const satisfies ParseArgsConfig['options']

export async function runToken(args: string[]): Promise<void> {
  const { values, positionals } = parse(args)
  const [verb, id, ...more] = positionals
  if (verb === 'create' && id === undefined) return create(values)
  if (verb === 'list' && id === undefined) return list(values)
  if (verb === 'revoke' && id !== undefined && more.length === 0) return revoke(id, values)
  throw new UsageError(tokenUsage)
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${tokenUsage}`)
  }
}

type Values = ReturnType<typeof parse>['values']

async function create(values: Values): Promise<void> {
  const at = Date.now()
  const asked = v.safeParse(NewToken, {
    name: values.name ?? 'From the command line',
    sites: values.site ?? [],
    scopes: (values.scopes ?? '').split(',').filter((scope) => scope !== ''),
    expires_at: values.expires === undefined ? null : dayOf(values.expires),
  })
  if (!asked.success) throw new UsageError(asked.issues.map(inWords).join('\n'))
  const { name, expires_at = null } = asked.output
  const sites = [...new Set(asked.output.sites)]
  const scopes = [...new Set(asked.output.scopes)]
  if (expires_at !== null && expires_at <= at)
    throw new UsageError('It would have expired already.')
  const token = newModeratorToken()
  const made = { id: newId(at), name, scopes, sites, created_at: at, created_by: null, expires_at }
  const hash = await hashModeratorToken(token)
  const unknown = await withDatabase(values.remote, async (db) => {
    const known = new Set((await listSites(db)).map((site) => site.id))
    const missing = sites.filter((site) => !known.has(site))
    if (missing.length > 0) return missing
    const act = { ...byHand, action: 'token.create', at, after: { scopes } }
    await db.batch([insertToken(db, made, hash), ...auditToken(db, made, act, () => newId(at))])
    return []
  })
  if (unknown.length > 0) throw new UsageError(`There is no site "${unknown.join('", "')}".`)
  if (values.quiet) return console.log(token)
  console.log(`${token}\n\nThis is the only time that it is shown. It has the id ${made.id}.`)
}

async function list(values: Values): Promise<void> {
  const tokens = await withDatabase(values.remote, (db) => listTokens(db, null))
  if (values.json) return console.log(JSON.stringify(tokens, null, 2))
  for (const token of tokens) {
    const state = token.revoked_at !== null ? ', revoked' : ''
    const used = token.last_used_on === null ? 'never used' : `last used on ${token.last_used_on}`
    console.log(`${token.id}  ${token.name} (${used}${state})`)
    console.log(`    ${token.sites.join(', ')}: ${token.scopes.join(' ')}`)
  }
  if (tokens.length === 0) console.log('There is no token yet.')
}

async function revoke(id: string, values: Values): Promise<void> {
  const isThere = await withDatabase(values.remote, async (db) => {
    const row = await selectTokenById(db, id).first<StoredToken>()
    if (row === null || row.revoked_at !== null) return row !== null
    const at = Date.now()
    const act = { ...byHand, action: 'token.revoke', at, after: null }
    const told = auditToken(db, toTokenRow(row), act, () => newId(at))
    await db.batch([revokeToken(db, id, at), ...told])
    return true
  })
  if (!isThere) throw new UsageError(`There is no token "${id}". See them with: token list`)
  console.log(`The token ${id} opens nothing any more.`)
}

const byHand = { actor: 'command-line', request_id: null }

// To the end of the day, in UTC.
function dayOf(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T23:59:59Z` : text
}

function inWords(issue: v.BaseIssue<unknown>): string {
  return `--${issue.path?.[0]?.key ?? ''} ${issue.message}`
    .replace('--sites', '--site')
    .replace('--expires_at', '--expires')
}
