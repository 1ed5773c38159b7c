// What may enter from readers about themselves. Only the worker loads this file; others take its types.
import * as v from 'valibot'
import { told } from './parts.ts'
import { authorName, limitInQuery, webAddress } from './requests.ts'

export const ProfilePatch = v.strictObject({
  name: v.optional(
    told(
      v.nullable(authorName),
      'At most `limits.name_characters` of the site; null takes it away.',
    ),
  ),
  website: v.optional(v.nullable(webAddress)),
})
export type ProfilePatch = v.InferInput<typeof ProfilePatch>

const cursor = v.optional(told(v.string(), 'The `next` of the page before.'))

export const OwnCommentsQuery = v.strictObject({
  cursor,
  limit: v.optional(limitInQuery, '20'),
})

export const ExportQuery = v.strictObject({ cursor })

export const Forgetting = v.strictObject({
  keep_comments: v.optional(
    told(
      v.boolean('must be true or false'),
      'Comments stay, without author, instead of being withdrawn.',
    ),
    false,
  ),
})
export type Forgetting = v.InferInput<typeof Forgetting>
