// What elements.d.ts says of an event is what the element tells, as far as it says it. Does not compile where
// the two part.
import type { AfterWordEvents } from '../../events.ts'
import type { AfterWordEvents as Told } from '../elements.d.ts'

type Astray = {
  [Name in keyof AfterWordEvents & keyof Told]: AfterWordEvents[Name] extends Told[Name]
    ? never
    : Name
}[keyof AfterWordEvents & keyof Told]

export const astray: Astray[] = [] satisfies never[]
// Not even the name of one event.
export const none: [Astray] extends [never] ? true : false = true
