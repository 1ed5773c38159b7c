// Our elements in the templates of Vue 3: <after-word @comment-posted="…">. Vue must also be told that they
// are elements: compilerOptions.isCustomElement, see docs/embed.
import type { HTMLAttributes } from 'vue'
import type { Elements } from './elements.d.ts'

// Vue's own words for `onError` say another event.
type Attributes = Omit<HTMLAttributes, 'onError'>

type InCamels<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${InCamels<Rest>}`
  : Capitalize<Name>

type Listeners<Events> = {
  [Name in keyof Events & string as `on${InCamels<Name>}`]?: (
    event: CustomEvent<Events[Name]>,
  ) => void
}

type Ours = {
  [Name in keyof Elements]: new () => {
    $props: Attributes & Elements[Name][0] & Listeners<Elements[Name][1]>
  }
}

declare module 'vue' {
  interface GlobalComponents extends Ours {}
}
