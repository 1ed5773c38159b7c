// What compiles in React, and what does not.
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
        oncomment-posted={({ detail }) => detail.comment.id.length}
        onerror={({ detail }) => detail.code.length}
      />
      <after-word-recent site="my-site" limit={5} />
    </main>
  )
}

export const wrong = [
  // @ts-expect-error: a site is missing
  () => <after-word thread="x" />,
  // @ts-expect-error: there is no such order
  () => <after-word site="my-site" sort="random" />,
  // @ts-expect-error: that is no number
  () => <after-word-recent site="my-site" limit="many" />,
]
