// Our elements in the JSX of React 19, which listens to an element's own events: <after-word oncomment-posted={…}>.
import type { DetailedHTMLProps, HTMLAttributes } from 'react'
import type { Elements, Listeners } from './elements.d.ts'

type Ours = {
  [Name in keyof Elements]: DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> &
    Elements[Name][0] &
    Listeners<Elements[Name][1]>
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Ours {}
  }
}
