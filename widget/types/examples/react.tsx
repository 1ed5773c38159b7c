// What compiles in React, and what does not.
import type { AfterWordElement } from '../elements.d.ts'
import type {} from '../react.d.ts'

export function Discussion({ thread }: { thread: string }) {
  return (
    <main>
      <after-word-count site="my-site" thread={thread} onready={({ detail }) => detail.count + 1} />
      <after-word
        id="discussion"
        className="wide"
        site="my-site"
        thread={thread}
        sort="best"
        consent="denied"
        login="/login"
        theme="dark"
        onbefore-post={(event) => event.detail.body || event.preventDefault()}
        oncomment-posted={({ detail }) => detail.comment.id.length}
        onlogged-in={({ detail }) => detail.author.badge?.length}
        onerror={({ detail }) => detail.code.length}
      />
      <after-word-recent site="my-site" limit={5} />
    </main>
  )
}

export async function logIn(element: AfterWordElement, token: () => Promise<string | null>) {
  element.sso = token
  await element.reload()
  return element.state === 'ready' && element.showComment(element.threadKey)
}

export function watch(element: AfterWordElement, stop: AbortSignal) {
  const refuse = (event: CustomEvent<{ body: string }>) =>
    event.detail.body || event.preventDefault()
  element.addEventListener('before-post', refuse)
  element.addEventListener('error', ({ detail }) => detail.code.length, { signal: stop })
  element.addEventListener('click', (event) => event.clientX)
  element.removeEventListener('before-post', refuse)
}

export const wrong = [
  // @ts-expect-error: it is no property, and nothing would follow
  (element: AfterWordElement) => (element.theme = 'dark'),
  // @ts-expect-error: that tells of no body
  (element: AfterWordElement) => element.addEventListener('ready', (event) => event.detail.body),
  // @ts-expect-error: a site is missing
  () => <after-word thread="x" />,
  // @ts-expect-error: there is no such order
  () => <after-word site="my-site" sort="random" />,
  // @ts-expect-error: whoever does not deny consent says nothing
  () => <after-word site="my-site" consent="given" />,
  // @ts-expect-error: there is no such event
  () => <after-word site="my-site" onforgiven={() => {}} />,
  // @ts-expect-error: that is no number
  () => <after-word-recent site="my-site" limit="many" />,
]
