// What a template in Vue may give our elements: its props, by the name that it looks up.
import type { GlobalComponents } from 'vue'
import type {} from '../vue.d.ts'

type PropsOf<Name extends keyof GlobalComponents> = InstanceType<GlobalComponents[Name]>['$props']

export const discussion: PropsOf<'after-word'> = {
  site: 'my-site',
  class: ['wide'],
  sort: 'best',
  consent: 'denied',
  onProfileChanged: ({ detail }) => detail.author.name?.length,
  // Not what Vue calls so of every element.
  onError: ({ detail }) => detail.code.length,
  onCommentPosted: ({ detail }) => detail.comment.id.length,
}

// @ts-expect-error: a site is missing
export const wrong: PropsOf<'after-word-count'> = { thread: 'x' }
