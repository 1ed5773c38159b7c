// What markup in Svelte may give our elements, by the name that it looks up.
import type { SvelteHTMLElements } from 'svelte/elements'
import type {} from '../svelte.d.ts'

export const discussion: SvelteHTMLElements['after-word'] = {
  site: 'my-site',
  class: 'wide',
  theme: 'light',
  'oncomment-edited': ({ detail }) => detail.comment.state === 'pending',
  onforgotten: ({ detail }) => detail.keep_comments,
  'oncomment-posted': ({ detail }) => detail.comment.id.length,
  'on:comment-held': ({ detail }) => detail.comment.id.length,
  onerror: ({ detail }) => detail.code.length,
}

// @ts-expect-error: there is no such attribute
export const wrong: SvelteHTMLElements['after-word-recent'] = { site: 'my-site', thread: 'x' }
