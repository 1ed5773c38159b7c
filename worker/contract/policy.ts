// The settings of the moderation rules: what a site, and over it a thread, may set, and what holds where
// nobody has. docs/moderation.md says what each rule does with them. Only the worker and the command
// line load this file; others take its types.
import * as v from 'valibot'
import { reasonCodes } from './reasons.ts'

/** Least and greatest value of each number. */
export const policyRanges = {
  links: [0, 1_000],
  likeness: [60, 100],
  leastCharacters: [10, 1_000],
  comments: [1, 20],
  seconds: [1, 86_400],
  percent: [1, 100],
  days: [1, 365],
} as const satisfies Record<string, readonly [number, number]>

export const policySizes = {
  /** Domains on one list. */
  domains: 1_000,
  /** A domain, in characters of its ASCII form. */
  domainCharacters: 253,
} as const

type Range = keyof typeof policyRanges

function whole(range: Range) {
  const [least, most] = policyRanges[range]
  const words = `must be a whole number from ${least} to ${most}`
  return v.pipe(
    v.number(words),
    v.integer(words),
    v.minValue(least, words),
    v.maxValue(most, words),
  )
}

const yesOrNo = v.boolean('must be true or false')
const reasonCode = v.picklist(reasonCodes, `must be one of ${reasonCodes.join(', ')}`)

/** The ASCII form of a host such as `münchen.example`; null where it is none. */
export function asciiDomain(written: string): string | null {
  // What a browser would leave out, or would look up as it is, and no host has.
  if (/[/\\?#@:\s%*]|^\.|\.\./.test(written) || !URL.canParse(`http://${written}`)) return null
  const host = new URL(`http://${written}`).hostname.replace(/\.$/, '')
  return host === '' || host.length > policySizes.domainCharacters ? null : host
}

const domain = v.pipe(
  v.string('must be a string'),
  v.check((written) => asciiDomain(written) !== null, 'must be a domain alone, as example.com'),
  v.transform((written) => asciiDomain(written) ?? written),
)
const domains = v.pipe(
  v.array(domain, 'must be a list of domains'),
  v.maxLength(policySizes.domains, `has more than ${policySizes.domains} domains`),
)

const among = v.picklist(['author', 'thread'], 'must be author or thread')

/** Every rule in its order, each with what may be set. */
const entries = {
  blocked_words: { on: yesOrNo, reason_code: reasonCode },
  blocked_domains: { on: yesOrNo, domains },
  watched_words: { on: yesOrNo, reason_code: reasonCode },
  trusted_authors: { on: yesOrNo },
  too_many_links: { on: yesOrNo, most: whole('links'), allowed_domains: domains },
  repeated_text: {
    on: yesOrNo,
    among,
    likeness: whole('likeness'),
    least_characters: whole('leastCharacters'),
  },
  too_fast: { on: yesOrNo, comments: whole('comments'), seconds: whole('seconds') },
  newcomers: { on: yesOrNo, comments: whole('comments') },
  rejections: {
    on: yesOrNo,
    percent: whole('percent'),
    least: whole('comments'),
    days: whole('days'),
  },
} as const

type Entries = typeof entries
type RuleSettings<Name extends keyof Entries> = {
  [Key in keyof Entries[Name]]: Entries[Name][Key] extends v.GenericSchema<unknown, infer Output>
    ? Output
    : never
}

/** What holds: the thread's settings over the site's over `defaultPolicy`. */
export type PolicyInForce = {
  hold_all: boolean
  nudge: boolean
  /** Whether a rejection needs a reason code. */
  require_reason: boolean
} & { [Name in keyof Entries]: RuleSettings<Name> }

/** Of a new site: nothing waits, and the lists are empty. */
export const defaultPolicy: PolicyInForce = {
  hold_all: false,
  nudge: false,
  require_reason: true,
  blocked_words: { on: true, reason_code: 'abuse' },
  blocked_domains: { on: true, domains: [] },
  watched_words: { on: true, reason_code: 'abuse' },
  trusted_authors: { on: true },
  too_many_links: { on: false, most: 2, allowed_domains: [] },
  repeated_text: { on: false, among: 'thread', likeness: 70, least_characters: 20 },
  too_fast: { on: false, comments: 3, seconds: 60 },
  newcomers: { on: false, comments: 1 },
  rejections: { on: false, percent: 50, least: 3, days: 30 },
}

/** What a site or a thread has set: any part of it. */
export type Policy = {
  hold_all?: boolean
  nudge?: boolean
  require_reason?: boolean
} & { [Name in keyof Entries]?: Partial<RuleSettings<Name>> }

/** A change of it, as a merge patch (RFC 7396): null takes a setting back to what holds without it. */
export type PolicyChange = {
  hold_all?: boolean | null
  nudge?: boolean | null
  require_reason?: boolean | null
} & {
  [Name in keyof Entries]?:
    | { [Key in keyof RuleSettings<Name>]?: RuleSettings<Name>[Key] | null }
    | null
}

const setting = <Schema extends v.GenericSchema>(schema: Schema) => v.optional(v.nullable(schema))

function unknownKey(kind: string, known: readonly string[]) {
  return ({ expected, path }: v.StrictObjectIssue) =>
    expected === 'never'
      ? `There is no ${kind} "${path?.at(-1)?.key}". There are: ${known.join(', ')}.`
      : 'must be an object'
}

function ruleChange([name, settings]: [string, Record<string, v.GenericSchema>]) {
  const schemas = Object.entries(settings).map(([key, schema]) => [key, setting(schema)])
  const words = unknownKey(`setting of ${name}`, Object.keys(settings))
  return [name, setting(v.strictObject(Object.fromEntries(schemas), words))]
}

const change = {
  hold_all: setting(yesOrNo),
  nudge: setting(yesOrNo),
  ...Object.fromEntries(Object.entries(entries).map(ruleChange)),
}
const names = Object.keys(change)

export const PolicyChange = v.strictObject(
  { ...change, require_reason: setting(yesOrNo) },
  unknownKey('rule', [...names, 'require_reason']),
) as unknown as v.GenericSchema<unknown, PolicyChange>

/** What a thread sets of it: whether rejections need a reason is for the whole site. */
export const ThreadPolicyChange = v.strictObject(
  change,
  unknownKey('rule of a thread', names),
) as unknown as v.GenericSchema<unknown, Omit<PolicyChange, 'require_reason'>>
