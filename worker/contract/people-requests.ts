// What may enter of people and threads: one schema per body and query, unknown keys refused. Only the
// worker loads this file.
import * as v from 'valibot'
import { fixedLimits } from './limits.ts'
import { when } from './moderation-requests.ts'
import { told } from './parts.ts'
import { sanctionKinds } from './people.ts'
import { explanation, oneOf, reasonCode } from './reason-requests.ts'
import { limitInQuery, plainText, webAddress } from './requests.ts'

export const AuthorsQuery = v.strictObject({
  site: v.optional(v.string()),
  q: v.optional(told(v.string(), 'How the name begins, or an author’s id.')),
  cursor: v.optional(v.string()),
  limit: v.optional(limitInQuery, '20'),
})

const words = v.pipe(explanation, v.minLength(1, 'must not be empty'))

export const SanctionDraft = v.strictObject({
  kind: v.picklist(sanctionKinds, oneOf(sanctionKinds)),
  until: told(v.optional(v.nullable(when)), 'Of a suspension, which needs it, and of a hold.'),
  message: told(words, 'To the author.'),
  reason_code: v.optional(v.nullable(reasonCode)),
  clean_up: told(
    v.optional(v.boolean('must be true or false'), false),
    'Whether what the author has published or waits is rejected.',
  ),
})

export const AuthorPatch = v.strictObject({
  trusted: told(
    v.boolean('must be true or false'),
    'Whether the rules that hold comments look away.',
  ),
})

export const NoteDraft = v.strictObject({ body: words })

export const ThreadPatch = v.strictObject({
  state: v.optional(v.picklist(['open', 'closed'], oneOf(['open', 'closed']))),
  closes_at: v.optional(v.nullable(when)),
  hold_all: v.optional(v.boolean('must be true or false')),
  message: v.optional(v.nullable(words)),
  url: v.optional(webAddress),
  title: v.optional(
    v.pipe(
      plainText,
      v.maxLength(
        fixedLimits.titleCharacters,
        `is longer than ${fixedLimits.titleCharacters} characters`,
      ),
    ),
  ),
})
export type SanctionDraft = v.InferOutput<typeof SanctionDraft>
export type ThreadPatch = v.InferOutput<typeof ThreadPatch>

export const ThreadMerge = v.strictObject({
  into: told(v.string('must be a thread key'), 'The key that the thread is to have.'),
})
export type ThreadMerge = v.InferOutput<typeof ThreadMerge>
