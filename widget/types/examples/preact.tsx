/** @jsxImportSource preact */
// What compiles in Preact, and what does not.
import type {} from '../preact.d.ts'

export function Note({ thread }: { thread: string }) {
  return (
    <main>
      <after-word-reactions
        class="wide"
        site="my-site"
        thread={thread}
        consent="denied"
        sso="a.b.c"
        onlogin-request={({ detail }) => detail.failed}
        onreaction-changed={({ detail }) => detail.kind.length}
      />
    </main>
  )
}

export const wrong = [
  // @ts-expect-error: a site is missing
  () => <after-word-reactions thread="x" />,
]
