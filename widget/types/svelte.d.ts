// Our elements in the markup of Svelte: <after-word oncomment-posted={…}>, in Svelte 4 on:comment-posted.
import type { HTMLAttributes } from 'svelte/elements'
import type { Elements, Listeners } from './elements.d.ts'

// Svelte's own words for `on:error` and `onerror` say another event.
type Attributes = Omit<HTMLAttributes<HTMLElement>, 'onerror' | 'on:error'>

type Ours = {
  [Name in keyof Elements]: Attributes &
    Elements[Name][0] &
    Listeners<Elements[Name][1]> &
    Listeners<Elements[Name][1], 'on:'>
}

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends Ours {}
}
