// What elements.d.ts says is what the elements do, as far as it says it: every event with what it tells, and what
// a script finds. Does not compile where the two part.
import type { AfterWord } from '../../elements/after-word.ts'
import type {
  AfterWordCountEvents,
  AfterWordEvents,
  AfterWordReactionsEvents,
  AfterWordRecentEvents,
} from '../../events.ts'
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
  AfterWordCountEvents as ToldOfCount,
  AfterWordReactionsEvents as ToldOfReactions,
  AfterWordRecentEvents as ToldOfRecent,
} from '../elements.d.ts'

type Astray<Ours, Said> = {
  [Name in keyof Ours & keyof Said]: Ours[Name] extends Said[Name] ? never : Name
}[keyof Ours & keyof Said]

/** Names that only one of the two has. */
type Apart<One, Other> = Exclude<keyof One, keyof Other> | Exclude<keyof Other, keyof One>

type Yes<Given extends true> = Given
type None<Names> = [Names] extends [never] ? true : false
/** The same events, which tell what is said of them. */
type Tell<Ours, Said> = None<Astray<Ours, Said> | Apart<Ours, Said>>
type Is<Element, Members> = Element extends Members ? true : false
/** What may be given as an attribute may be set. */
type Takes<Element, Attributes> = Attributes extends Partial<Element> ? true : false

export type InStep = [
  Yes<Tell<AfterWordEvents, Told>>,
  Yes<Tell<AfterWordCountEvents, ToldOfCount>>,
  Yes<Tell<AfterWordReactionsEvents, ToldOfReactions>>,
  Yes<Tell<AfterWordRecentEvents, ToldOfRecent>>,
  Yes<Is<AfterWord, AfterWordMembers>>,
  Yes<Is<AfterWordCount, AfterWordCountMembers>>,
  Yes<Is<AfterWordReactions, AfterWordReactionsMembers>>,
  Yes<Is<AfterWordRecent, AfterWordRecentMembers>>,
  Yes<Takes<AfterWord, Omit<AfterWordAttributes, 'theme'>>>,
  Yes<Takes<AfterWordReactions, AfterWordReactionsAttributes>>,
  Yes<Takes<AfterWord & AfterWordReactions, { sso: Login }>>,
]
