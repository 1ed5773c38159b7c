// The small elements in each of their states, as they are met in light and dark, in forced colours, on the
// narrowest page and from right to left.
import { describe, onTestFinished, test } from 'vitest'
import '../../widget/siblings/count.ts'
import '../../widget/siblings/reactions.ts'
import '../../widget/siblings/recent.ts'
import { aComment, aSite, aThread } from './support/builders.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import type { Route } from './support/fake-routes.ts'
import { isMirrored } from './support/mirrored.ts'
import { eventually, mountSiblings } from './support/mount-sibling.ts'
import { isSeen, isSeenInArabic } from './support/seeing.ts'

type Sibling = Element & { state?: string }
const routes: Record<string, Route> = { count: 'counts', reactions: 'read', recent: 'recent' }

const talks = (): FakeApi => {
  const comments = [aComment({ name: 'Ada', body: 'Peace is a process.' }), aComment()]
  Object.assign(comments[0]?.author ?? {}, { badge: 'Staff' })
  const reactions = [{ kind: 'like', count: 3 }]
  return fakeApi({ threads: [aThread({ title: 'Talks reopen', comments, reactions })] })
}

function show(name: string, api = talks(), above = ''): Sibling {
  const { site, origin, thread } = api
  return mountSiblings<Sibling>(
    `${above}<after-word-${name} site="${site.id}" api="${origin}" thread="${thread?.key ?? 'none'}"><span>Said here</span></after-word-${name}>`,
  )
}

async function ready(name: string, api?: FakeApi): Promise<Sibling> {
  const element = show(name, api)
  await eventually(() => element.shadowRoot?.querySelector('slot')).toBeNull()
  return element
}

const states = (name: string): [string, () => Promise<Sibling>][] => [
  ['idle', async () => show(name, talks(), '<p style="height: 900vh">An article</p>')],
  [
    'loading',
    async () => {
      const api = talks()
      onTestFinished(api.hold(routes[name] as Route))
      const element = show(name, api)
      await eventually(() => api.of(routes[name] as Route).length).toBe(1)
      return element
    },
  ],
  ['ready', () => ready(name)],
  [
    'failed',
    async () => {
      const api = talks()
      api.drop(routes[name] as Route)
      const element = show(name, api)
      await new Promise((failed) => element.addEventListener('error', failed, { once: true }))
      return element
    },
  ],
]

describe.each([
  ...['count', 'reactions', 'recent'].flatMap((name) =>
    states(name).map(([state, scene]) => [`${name}: ${state}`, scene] as const),
  ),
  ['recent: empty', () => ready('recent', fakeApi({ threads: [] }))] as const,
  [
    'reactions: on a page that is not listed',
    () => ready('reactions', fakeApi({ site: aSite({ origins: [] }) })),
  ] as const,
  [
    'reactions: not saved',
    async () => {
      const api = talks()
      const element = await ready('reactions', api)
      // It tries once more by itself.
      api.drop('react')
      api.drop('react')
      element.shadowRoot?.querySelector('button')?.click()
      await eventually(() => element.shadowRoot?.querySelector('[role=alert]')).not.toBeNull()
      return element
    },
  ] as const,
])('%s', (_, scene) => {
  test('in light, dark and forced colours', () => isSeen(scene))
  test('in Arabic', () => isSeenInArabic(scene))
  test('from right to left, as its mirror image', () => isMirrored(scene))
})
