// What a site owner may set, and what a new site begins with.
import * as v from 'valibot'
import { type Limits, limitRanges } from './limits.ts'
import { PolicyChange } from './policy.ts'

/** The kinds of reaction of a new site. `weight` is what one adds to a comment's score in `best`:
 *  what mourns or resents the news says nothing about the comment. */
export const defaultReactionKinds = [
  { kind: 'like', emoji: '👍', label: 'Like', weight: 1 },
  { kind: 'insightful', emoji: '💡', label: 'Insightful', weight: 1 },
  { kind: 'funny', emoji: '😄', label: 'Funny', weight: 1 },
  { kind: 'sad', emoji: '😢', label: 'Sad', weight: 0 },
  { kind: 'angry', emoji: '😠', label: 'Angry', weight: 0 },
]

export const sitePattern = /^[a-z0-9-]{1,40}$/

export const SiteId = v.pipe(
  v.string(),
  v.regex(sitePattern, 'A site id is 1 to 40 of a–z, 0–9 and "-".'),
)

const SiteName = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'A site needs a name.'),
  v.maxLength(200, 'A site’s name has at most 200 characters.'),
)

const Origin = v.pipe(
  v.string(),
  v.check(
    isOrigin,
    (issue) =>
      `"${issue.input}" is no origin. Write scheme, host and port alone: ${originOf(issue.input)}`,
  ),
)

function isOrigin(value: string): boolean {
  return originOf(value) === value
}

// What was probably meant, and an example where nobody can tell.
function originOf(value: string): string {
  const isAddress = /^https?:\/\//i.test(value) && URL.canParse(value)
  return isAddress ? new URL(value).origin : 'https://example.com'
}

function limitSchema(name: keyof Limits) {
  const [least, most] = limitRanges[name]
  const words = `${name} is a whole number from ${least} to ${most}.`
  return v.optional(
    v.pipe(v.number(words), v.integer(words), v.minValue(least, words), v.maxValue(most, words)),
  )
}

const limitNames = Object.keys(limitRanges) as (keyof Limits)[]

/** Limits that differ from the defaults. */
const SiteLimits = v.strictObject(
  Object.fromEntries(limitNames.map((name) => [name, limitSchema(name)])),
  (issue) =>
    `There is no limit "${issue.path?.[0]?.key}". The limits are: ${limitNames.join(', ')}.`,
)

export const NewSite = v.strictObject({
  id: SiteId,
  name: SiteName,
  origins: v.pipe(v.array(Origin), v.minLength(1, 'A site needs an origin.'), v.maxLength(50)),
  limits: SiteLimits,
  policy: PolicyChange,
})
export type NewSite = v.InferOutput<typeof NewSite>

const kinds = defaultReactionKinds.map(({ kind }) => kind)

const Label = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'A reaction needs a label.'),
  v.maxLength(40, 'The label of a reaction has at most 40 characters.'),
)

/** What readers are told that a kind of reaction means, by kind. */
const Labels = v.strictObject(
  Object.fromEntries(kinds.map((kind) => [kind, v.optional(Label)])),
  (issue) => `There is no reaction "${issue.path?.[0]?.key}". They are: ${kinds.join(', ')}.`,
)

/** What is given replaces what was; limits, policy and labels are merged member by member. */
export const SiteChange = v.strictObject({
  ...v.partial(v.omit(NewSite, ['id'])).entries,
  labels: v.optional(Labels),
})
export type SiteChange = v.InferOutput<typeof SiteChange>
