// What the contract says of one method of one path. Routes take from it what a request must bring, the
// API's description (openapi/) is made of it, clients infer their types from it.
import type * as v from 'valibot'
import type { bursts } from './limits.ts'
import type { Method } from './methods.ts'
import type { PathName } from './paths.ts'
import type { ProblemCode } from './problems.ts'
import type { Scope } from './scopes.ts'

/** Kinds of operations, in the order in which they are described. */
export const tags = {
  service: 'The service itself.',
  sites: 'Sites, as their owners have set them up.',
  threads: 'Discussions: reading them, counting them.',
  comments: 'Comments: writing, editing, withdrawing.',
  reactions: 'Reactions to an article and to comments.',
  readers: 'Who reads and writes: sessions, and what only one reader may see.',
  moderation: 'What moderators do, each with a token that has the scope.',
  webhooks: 'Where events are sent, and what became of each.',
} as const

export interface Operation {
  /** A verb and a noun, one of its kind. */
  readonly id: string
  readonly tag: keyof typeof tags
  /** In a few words. */
  readonly summary: string
  /** What else one should know. */
  readonly description?: string

  /** `public`: cacheable, open to all. `site`: for origins on the site's list. `none`: for no other origin. */
  readonly openTo: 'public' | 'site' | 'none'
  /** False where no token is asked for. */
  readonly token?: false
  /** What a moderator's token must be good for; without it the token is a reader's. */
  readonly scope?: Scope

  readonly query?: v.GenericSchema & { readonly entries: v.ObjectEntries }
  readonly body?: v.GenericSchema
  /** It may be left out, and is then taken for `{}`. */
  readonly isBodyOptional?: true
  /** The most bytes of it, where that is more than others have. */
  readonly bodyBytes?: number
  /** An `Idempotency-Key` is required. */
  readonly idempotencyKey?: boolean
  /** `If-Match` is required, or heeded where it is sent. */
  readonly revision?: 'required' | 'heeded'
  /** The `current` of a 412. */
  readonly current?: v.GenericSchema
  /** Which limits of a minute hold. */
  readonly limited?: keyof typeof bursts

  /** Status → what is answered, null where nothing is. */
  readonly answers: Readonly<Record<number, v.GenericSchema | null>>
  /** Status → what it says, where that is more than the status does. */
  readonly meanings?: Readonly<Record<number, string>>
  /** Headers that only some operations answer with. */
  readonly headers?: readonly ('Link' | 'Location' | 'RateLimit')[]
  /** Problems beside those that follow from what stands above. */
  readonly problems?: readonly ProblemCode[]
}

/** Operations of some of the paths. */
export type Operations = Partial<Record<PathName, Partial<Record<Method, Operation>>>>
