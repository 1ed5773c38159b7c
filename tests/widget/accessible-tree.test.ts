// What assistive technology is given: the accessible tree of a thread, a composer, and an error.
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { aComment, aReply, aSite, aThread } from './support/builders.ts'
import { fakeApi } from './support/fake-api.ts'
import { becomes, mountThread, showThread } from './support/mount.ts'
import { openComposer, send } from './support/reader.ts'

const hourAgo = () => new Date(Date.now() - 3_600_000).toISOString()

function conversation() {
  const posted_at = hourAgo()
  const ada = aComment({ name: 'Ada', posted_at, reactions: [{ kind: 'like', count: 2 }] })
  const gone = aComment({ posted_at, state: 'removed' })
  const comments = [
    { ...ada, body_nodes: [{ tag: 'p' as const, children: ['A root.'] }] },
    {
      ...aReply(ada, { name: 'Bob', posted_at }),
      body_nodes: [{ tag: 'p' as const, children: ['A reply.'] }],
    },
    gone,
    {
      ...aReply(gone, { name: null, posted_at }),
      body_nodes: [{ tag: 'p' as const, children: ['To what is gone.'] }],
    },
  ]
  const site = aSite({ notice: 'Please be kind.' })
  return fakeApi({
    site,
    threads: [aThread({ comments, reactions: [{ kind: 'insight', count: 3 }] })],
  })
}

const section = () => page.getByRole('region', { name: 'Comments' })

test('of a thread', async () => {
  await showThread(conversation())
  await expect.element(section()).toMatchAriaInlineSnapshot(`
    - region "Comments":
      - status
      - group "Reactions to this article":
        - button "Like"
        - button "Insightful 3"
        - button "Disagree"
      - heading "Comments 3" [level=2]
      - paragraph: Please be kind.
      - textbox "Write a comment …"
      - combobox "Order":
        - option "Newest first" [selected]
        - option "Oldest first"
        - option "Best first"
      - list:
        - listitem:
          - article "This comment was removed.":
            - link "1 hour ago":
              - /url: "#comment-c000002"
              - time: 1 hour ago
            - paragraph: This comment was removed.
          - list:
            - listitem:
              - article "Comment by Guest":
                - text: Guest
                - link "1 hour ago":
                  - /url: "#comment-c000004"
                  - time: 1 hour ago
                - paragraph: To what is gone.
                - button "React"
                - button "Reply"
                - button "Report"
        - listitem:
          - article "Comment by Ada":
            - text: Ada
            - link "1 hour ago":
              - /url: "#comment-c000001"
              - time: 1 hour ago
            - paragraph: A root.
            - button "React"
            - button "Like 2"
            - button "Reply"
            - button "Hide replies" [expanded]
            - button "Report"
          - list:
            - listitem:
              - article "Comment by Bob":
                - text: Bob
                - link "1 hour ago":
                  - /url: "#comment-c000003"
                  - time: 1 hour ago
                - paragraph: A reply.
                - button "React"
                - button "Reply"
                - button "Report"
  `)
})

test('of a composer with an error', async () => {
  await showThread(fakeApi())
  await openComposer()
  await send()
  await expect.element(page.getByRole('alert')).toBeVisible()
  await expect.element(section()).toMatchAriaInlineSnapshot(`
    - region "Comments":
      - status
      - group "Reactions to this article":
        - button "Like"
        - button "Insightful"
        - button "Disagree"
      - heading "Comments" [level=2]
      - text: Your comment
      - textbox "Your comment"
      - alert: Write something first.
      - paragraph: "You can use **bold**, *italic*, > quotes, lists, \`code\` and links."
      - text: Name (optional)
      - textbox "Name (optional)"
      - group:
        - button "Try again"
        - button "Cancel"
      - paragraph: Nobody has written anything yet.
      - paragraph: Yours can be the first comment.
  `)
})

test('of a thread that could not be loaded', async () => {
  const api = fakeApi()
  api.drop('read')
  await becomes(mountThread(api), 'failed')
  await expect.element(section()).toMatchAriaInlineSnapshot(`
    - region "Comments":
      - status
      - alert:
        - paragraph: The comments could not be loaded.
        - button "Try again"
  `)
})
