// `afterword site`: add a site, change its settings, list them all.
import { type ParseArgsConfig, parseArgs } from 'node:util'
import * as v from 'valibot'
import { defaultLimits, type Limits } from '../worker/contract/limits.ts'
import { NewSite, SiteChange } from '../worker/contract/settings.ts'
import { insertSite, type ListedSite, listSites, updateSite } from '../worker/db/site-changes.ts'
import { withDatabase } from './database.ts'
import { checkSsoKeys, readSsoKey } from './sso-key.ts'
import { UsageError } from './usage.ts'

export const siteUsage = `  site add <id> --name <text> --origin <https://host> [--origin …] [options]
  site set <id> [--name <text>] [--add-origin <https://host> …] [options]
  site list [--json]
      --origin <https://host>       with \`set\`: these origins alone, instead of all that were listed
      --add-origin <https://host>   one more origin beside those
      --hold / --no-hold            every comment waits for review / is published at once
      --edit-window <seconds>       how long an author may edit
      --limit <name>=<number>       any limit of the site, such as comments_per_minute=20
      --label <kind>=<text>         with \`set\`: what a reaction is called, such as like="Gefällt mir"
      --sso-key <kid>:<alg>:<file>  with \`set\`: a key of the site's own login, two at most; HS256 with a
                                    secret, ES256 or RS256 with a public key; \`-\` is standard input
      --remove-sso-key <kid>        with \`set\`: that key opens nothing any more
`

const options = {
  name: { type: 'string' },
  origin: { type: 'string', multiple: true },
  'add-origin': { type: 'string', multiple: true },
  hold: { type: 'boolean' },
  'edit-window': { type: 'string' },
  limit: { type: 'string', multiple: true },
  label: { type: 'string', multiple: true },
  'sso-key': { type: 'string', multiple: true },
  'remove-sso-key': { type: 'string', multiple: true },
  remote: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const satisfies ParseArgsConfig['options']

export async function runSite(args: string[]): Promise<void> {
  const { values, positionals } = parse(args)
  const [verb, id, ...more] = positionals
  if (more.length > 0) throw new UsageError(`What is "${more[0]}"?\n\n${siteUsage}`)
  if (verb === 'list' && id === undefined) return list(values)
  if (id === undefined || (verb !== 'add' && verb !== 'set')) throw new UsageError(siteUsage)
  return verb === 'add' ? add(id, values) : set(id, values)
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true, allowNegative: true })
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${siteUsage}`)
  }
}

type Values = ReturnType<typeof parse>['values']

async function add(id: string, values: Values): Promise<void> {
  if (values['sso-key'] !== undefined || values['remove-sso-key'] !== undefined) {
    throw new UsageError(`Add the site first, and its login key then with: site set ${id}`)
  }
  if (values.label !== undefined) {
    throw new UsageError(`Add the site first, and its labels then with: site set ${id}`)
  }
  const site = check(NewSite, {
    id,
    name: values.name ?? '',
    origins: [...(values.origin ?? []), ...(values['add-origin'] ?? [])],
    limits: limitsFrom(values),
    policy: policyFrom(values),
  })
  const added = await withDatabase(values.remote, (db) => insertSite(db, site, Date.now()))
  if (!added)
    throw new UsageError(`There is a site "${id}" already. Change it with: site set ${id}`)
  console.log(`Added the site "${id}".`)
}

async function set(id: string, values: Values): Promise<void> {
  const { remote: _, json: __, ...given } = values
  if (Object.keys(given).length === 0) {
    throw new UsageError(`What is to change? Say so with an option.\n\n${siteUsage}`)
  }
  const { origin, 'add-origin': more = [] } = values
  const named = [...(origin ?? []), ...more]
  const change = check(SiteChange, {
    ...(values.name !== undefined && { name: values.name }),
    ...(named.length > 0 && { origins: named }),
    limits: limitsFrom(values),
    policy: policyFrom(values),
    labels: labelsFrom(values),
  })
  const added = (values['sso-key'] ?? []).map(readSsoKey)
  const removed = values['remove-sso-key'] ?? []
  const addsOrigins = origin === undefined && more.length > 0
  const isLookedUp = addsOrigins || added.length > 0 || removed.length > 0
  const found = await withDatabase(values.remote, async (db) => {
    const site = isLookedUp ? (await listSites(db)).find((one) => one.id === id) : null
    if (site === undefined) return false
    if (site) checkSsoKeys(site, removed, added)
    const all = [...new Set([...(addsOrigins ? (site?.origins ?? []) : []), ...named])]
    return updateSite(
      db,
      id,
      named.length > 0 ? check(SiteChange, { ...change, origins: all }) : change,
      { removed, added, at: Date.now() },
    )
  })
  if (!found) throw new UsageError(`There is no site "${id}". Add it with: site add ${id}`)
  console.log(`Changed the site "${id}".`)
}

async function list(values: Values): Promise<void> {
  const sites = await withDatabase(values.remote, listSites)
  if (values.json) return console.log(JSON.stringify(sites.map(shown), null, 2))
  for (const site of sites) {
    const held = site.policy.hold_all ? ', every comment is held' : ''
    const lines = [...site.origins, ...otherLimits(site.limits), ...loginKeys(site)]
    console.log(`${site.id}  ${site.name}${held}\n    ${lines.join('\n    ')}`)
  }
  if (sites.length === 0) console.log('There is no site yet.')
}

// As the API spells it, and without what must stay here.
function shown({
  authorKey: _,
  reactionKinds,
  reservedNames,
  signIn,
  ssoKeys,
  ...site
}: ListedSite) {
  const others = { reaction_kinds: reactionKinds, reserved_names: reservedNames }
  return { ...site, ...others, sign_in: signIn, sso_keys: ssoKeys }
}

function otherLimits(limits: Limits): string[] {
  const names = Object.keys(defaultLimits) as (keyof Limits)[]
  const others = names.filter((name) => limits[name] !== defaultLimits[name])
  return others.length === 0 ? [] : [others.map((name) => `${name}=${limits[name]}`).join(', ')]
}

function loginKeys({ ssoKeys }: ListedSite): string[] {
  const keys = ssoKeys.map(({ kid, alg }) => `${kid} (${alg})`)
  return keys.length === 0 ? [] : [`login keys: ${keys.join(', ')}`]
}

function limitsFrom(values: Values): Record<string, number> {
  const pairs = (values.limit ?? []).map((text) => text.split(/=(.*)/s, 2))
  if (values['edit-window'] !== undefined) {
    pairs.push(['edit_window_seconds', values['edit-window']])
  }
  return Object.fromEntries(pairs.map(([name, number]) => [name, toNumber(name ?? '', number)]))
}

function labelsFrom(values: Values): Record<string, string> {
  const pairs = (values.label ?? []).map((text): [string, string] => {
    const [, kind, label] = /^(.*?)=(.*)$/s.exec(text) ?? []
    if (kind !== undefined && label !== undefined) return [kind, label]
    throw new UsageError(`A label is written as kind=text; this one is "${text}".`)
  })
  return Object.fromEntries(pairs)
}

function toNumber(name: string, text: string | undefined): number {
  if (text === undefined || !/^\d+$/.test(text)) {
    throw new UsageError(`A limit is written as name=number; this one is "${name}=${text ?? ''}".`)
  }
  return Number(text)
}

function policyFrom(values: Values): { hold_all?: boolean } {
  return values.hold === undefined ? {} : { hold_all: values.hold }
}

function check<Output>(schema: v.GenericSchema<unknown, Output>, value: unknown): Output {
  const result = v.safeParse(schema, value)
  if (result.success) return result.output
  throw new UsageError(result.issues.map((issue) => issue.message).join('\n'))
}
