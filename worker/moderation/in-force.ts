// Which settings hold: the thread's where it has them, else the site's, else the defaults.
import { defaultPolicy, type Policy, type PolicyInForce } from '../contract/policy.ts'

export function policyInForce(site: Policy, thread: Policy = {}): PolicyInForce {
  const names = Object.keys(defaultPolicy) as (keyof PolicyInForce)[]
  const held = names.map((name) => [name, settled(defaultPolicy[name], site[name], thread[name])])
  return Object.fromEntries(held) as PolicyInForce
}

// Null is written where a setting was taken back.
function settled(first: unknown, ...over: unknown[]): unknown {
  const given = over.filter((value) => value !== undefined && value !== null)
  if (typeof first !== 'object') return given.at(-1) ?? first
  return Object.assign({}, first, ...given.map(withoutNulls))
}

function withoutNulls(settings: unknown): object {
  return Object.fromEntries(
    Object.entries(settings as object).filter(([, value]) => value !== null),
  )
}
