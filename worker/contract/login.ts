// What a site's own login says: the claims that are read of its token. Any others are passed over, and
// none of them is kept.
import * as v from 'valibot'
import { fixedLimits } from './limits.ts'
import { authorName, plainText, webAddress } from './requests.ts'

const identifierCharacters = 255
const badgeCharacters = 30

// Programs write what they do not know as null or as an empty text.
function maybe<Schema extends v.GenericSchema<unknown, string>>(schema: Schema) {
  return v.pipe(
    v.optional(
      v.nullable(v.union([v.literal(''), schema], (issue) => wordsOf(schema, issue))),
      null,
    ),
    v.transform((value): string | null => value || null),
  )
}

// A union says only that nothing fits.
function wordsOf(schema: v.GenericSchema, { input }: { input: unknown }): string {
  return v.safeParse(schema, input).issues?.[0]?.message ?? ''
}

const identifier = v.pipe(
  plainText,
  v.minLength(1, 'is empty'),
  v.maxLength(identifierCharacters, `is longer than ${identifierCharacters} characters`),
)

const badge = v.pipe(
  authorName,
  v.check(
    (value) => [...value].length <= badgeCharacters,
    `is longer than ${badgeCharacters} characters`,
  ),
)

// It travels in a header, so what counts is its length as it is sent.
const address = v.pipe(
  webAddress,
  v.maxLength(fixedLimits.urlCharacters, `is longer than ${fixedLimits.urlCharacters} characters`),
)

export const LoginClaims = v.object({
  sub: identifier,
  jti: identifier,
  name: maybe(authorName),
  website: maybe(address),
  picture: maybe(
    v.pipe(
      address,
      v.check((value) => value.startsWith('https:'), 'must be an https address'),
    ),
  ),
  badge: maybe(badge),
  role: maybe(badge),
})
