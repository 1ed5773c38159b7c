// Our elements in the JSX of Preact 10: <after-word oncomment-posted={…}>.
import type { JSX as Preact } from 'preact'
import type { Elements, Listeners } from './elements.d.ts'

type Ours = {
  [Name in keyof Elements]: Preact.HTMLAttributes<HTMLElement> &
    Elements[Name][0] &
    Listeners<Elements[Name][1]>
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends Ours {}
  }
}
