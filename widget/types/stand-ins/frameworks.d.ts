// As much of the frameworks' own types as ours build on, so that the examples compile without their packages.

declare module 'react' {
  interface HTMLAttributes<Target> {
    id?: string
    className?: string
    children?: unknown
    onClick?: (event: { currentTarget: Target }) => void
  }
  type DetailedHTMLProps<Attributes, Target> = Attributes & {
    key?: string
    ref?: { current: Target | null }
  }
  namespace JSX {
    interface Element {
      type: string
    }
    interface IntrinsicElements {
      main: HTMLAttributes<HTMLElement>
    }
  }
}

declare module 'react/jsx-runtime' {
  import type { JSX as React } from 'react'

  namespace JSX {
    type Element = React.Element
    interface IntrinsicElements extends React.IntrinsicElements {}
  }
}

declare module 'preact' {
  namespace JSX {
    interface HTMLAttributes<Target> {
      id?: string
      class?: string
      children?: unknown
      ref?: { current: Target | null }
    }
    interface Element {
      type: string
    }
    interface IntrinsicElements {
      main: HTMLAttributes<HTMLElement>
    }
  }
}

declare module 'preact/jsx-runtime' {
  export { JSX } from 'preact'
}

declare module 'vue' {
  interface HTMLAttributes {
    id?: string
    class?: unknown
    onError?: (event: Event) => void
  }
  interface GlobalComponents {}
}

declare module 'svelte/elements' {
  interface HTMLAttributes<Target extends EventTarget> {
    id?: string
    class?: string
    onerror?: (event: Event & { currentTarget: Target }) => void
    'on:error'?: (event: Event & { currentTarget: Target }) => void
  }
  interface SvelteHTMLElements {
    main: HTMLAttributes<HTMLElement>
  }
}
