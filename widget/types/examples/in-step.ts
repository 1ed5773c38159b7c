// What elements.d.ts says is what the elements do, as far as it says it: every event with what it tells, and what
// a script finds. Does not compile where the two part.
import type { AfterWord } from '../../elements/after-word.ts'
import type { AfterWordEvents } from '../../events.ts'
import type { AfterWordCount } from '../../siblings/count.ts'
import type { AfterWordReactions } from '../../siblings/reactions.ts'
import type { AfterWordRecent } from '../../siblings/recent.ts'
import type {
  AfterWordAttributes,
  AfterWordCountMembers,
  AfterWordMembers,
  AfterWordReactionsAttributes,
  AfterWordReactionsMembers,
  AfterWordRecentMembers,
  Login,
  AfterWordEvents as Told,
} from '../elements.d.ts'

type Astray = {
  [Name in keyof AfterWordEvents & keyof Told]: AfterWordEvents[Name] extends Told[Name]
    ? never
    : Name
}[keyof AfterWordEvents & keyof Told]

/** Names that only one of the two has. */
type Apart<One, Other> = Exclude<keyof One, keyof Other> | Exclude<keyof Other, keyof One>

type Yes<Given extends true> = Given
type None<Names> = [Names] extends [never] ? true : false
type Is<Element, Members> = Element extends Members ? true : false
/** What may be given as an attribute may be set. */
type Takes<Element, Attributes> = Attributes extends Partial<Element> ? true : false

export type InStep = [
  Yes<None<Astray>>,
  Yes<None<Apart<AfterWordEvents, Told>>>,
  Yes<Is<AfterWord, AfterWordMembers>>,
  Yes<Is<AfterWordCount, AfterWordCountMembers>>,
  Yes<Is<AfterWordReactions, AfterWordReactionsMembers>>,
  Yes<Is<AfterWordRecent, AfterWordRecentMembers>>,
  Yes<Takes<AfterWord, Omit<AfterWordAttributes, 'theme'>>>,
  Yes<Takes<AfterWordReactions, AfterWordReactionsAttributes>>,
  Yes<Takes<AfterWord & AfterWordReactions, { sso: Login }>>,
]
