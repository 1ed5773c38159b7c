// What moderators read and set of a site and of a thread: its settings, its word lists, and a text to try
// the rules on. Only the worker loads this file; others take its types.
import * as v from 'valibot'
import { type Limits, limitRanges } from './limits.ts'
import { count, told } from './parts.ts'
import { PolicyChange, ThreadPolicyChange } from './policy.ts'
import { authorName, CommentDraft, plainText } from './requests.ts'
import { NewSite } from './settings.ts'

const limitNames = Object.keys(limitRanges) as (keyof Limits)[]

function limitSchema(name: keyof Limits) {
  const [least, most] = limitRanges[name]
  const words = `must be a whole number from ${least} to ${most}`
  return v.optional(
    v.nullable(
      v.pipe(v.number(words), v.integer(words), v.minValue(least, words), v.maxValue(most, words)),
    ),
  )
}

const policyWords =
  'The rules by name, each with its settings; docs/moderation.md has them, with defaults and ranges.'

const mostReserved = 100
const reservedName = v.pipe(
  authorName,
  v.check((name) => /[\p{L}\p{N}]/u.test(name), 'has no letter or digit'),
  v.check(
    (name) => [...name].length <= limitRanges.name_characters[1],
    `is longer than ${limitRanges.name_characters[1]} characters`,
  ),
)
const reservedNames = v.pipe(
  v.array(reservedName, 'must be a list of names'),
  v.maxLength(mostReserved, `has more than ${mostReserved} names`),
)

export const SettingsChange = told(
  v.strictObject({
    name: v.optional(NewSite.entries.name),
    origins: v.optional(NewSite.entries.origins),
    notice: v.optional(v.nullable(v.pipe(plainText, v.maxLength(1_000, 'is too long')))),
    limits: v.optional(
      v.nullable(
        v.strictObject(Object.fromEntries(limitNames.map((name) => [name, limitSchema(name)]))),
      ),
    ),
    policy: v.optional(v.nullable(told(PolicyChange, policyWords))),
    reserved_names: v.optional(
      v.nullable(told(reservedNames, 'What guests may not be called; the list as a whole.')),
    ),
  }),
  'A merge patch (RFC 7396): null takes a setting back to what holds without it.',
)
export type SettingsChange = v.InferOutput<typeof SettingsChange>

const policy = told(v.record(v.string(), v.unknown()), policyWords)

export const Settings = told(
  v.object({
    id: v.string(),
    name: v.string(),
    origins: v.array(v.string()),
    notice: v.nullable(v.string()),
    limits: v.record(v.string(), count),
    policy,
    reserved_names: told(
      v.array(v.string()),
      'Beside the site’s own name and what no guest may be called.',
    ),
    revision: told(count, 'Grows with every change.'),
  }),
  'What holds of a site, defaults filled in.',
)
export type Settings = v.InferOutput<typeof Settings>

export const ThreadSettingsChange = told(
  v.strictObject({ policy: v.nullable(ThreadPolicyChange) }),
  'A merge patch: null takes a setting back to the site’s.',
)

export const ThreadSettings = v.object({
  site: v.string(),
  key: v.string(),
  own: told(v.record(v.string(), v.unknown()), 'What the thread sets itself.'),
  policy: told(policy, 'What holds in it.'),
})
export type ThreadSettings = v.InferOutput<typeof ThreadSettings>

export const WordListDraft = v.strictObject({
  terms: told(
    v.array(v.string('must be a string'), 'must be a list of terms'),
    'At most 50,000; docs/moderation.md says what a term may be.',
  ),
})

export const WordList = v.object({
  list: v.picklist(['blocked', 'watched']),
  version: told(count, '0 where nothing was ever saved.'),
  terms: v.array(v.string()),
})
export type WordList = v.InferOutput<typeof WordList>

export const Trial = v.strictObject({
  body: CommentDraft.entries.body,
  name: CommentDraft.entries.name,
  website: CommentDraft.entries.website,
})
