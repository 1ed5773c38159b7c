// The element with the keyboard alone: an order that makes sense, nothing out of reach, no way in
// without a way out.
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { aComment, aReply, aSite, aThread, roots } from './support/builders.ts'
import { fakeApi } from './support/fake-api.ts'
import { eventually, focused, hasFocus, showThread } from './support/mount.ts'
import {
  alert,
  area,
  articles,
  button,
  commentBy,
  entrance,
  openReply,
  texts,
} from './support/reader.ts'

/** What the focus is on, as it is called. */
function focusName(): string {
  const element = focused() as HTMLElement | null
  const label =
    element?.getAttribute('aria-label') ||
    (element as HTMLElement)?.title ||
    (element as HTMLInputElement)?.labels?.[0]?.textContent
  return (label ?? element?.textContent ?? '').trim()
}

/** The names of what Tab reaches, until it leaves at “after”. */
async function tabThrough(): Promise<string[]> {
  const names: string[] = []
  for (let stop = 0; stop < 60; stop++) {
    await userEvent.tab()
    await eventually(focusName).not.toBe(names.at(-1))
    // The quiet line becomes the composer.
    if (focusName().startsWith('Write')) await hasFocus(area())
    if (focusName() === 'after') return names
    names.push(focusName())
  }
  return names
}

/** A page with something to focus before and after the element. */
async function between(api: ReturnType<typeof fakeApi>) {
  const element = await showThread(api)
  const [before, after] = ['before', 'after'].map((name) => {
    const stop = document.createElement('button')
    stop.textContent = name
    return stop
  })
  element.before(before as HTMLElement)
  element.after(after as HTMLElement)
  before?.focus()
  return { element, before, after }
}

test('Tab goes from the article’s reactions over the composer to the comments and what follows', async () => {
  const older = roots(2)
  const root = aComment({
    reactions: [{ kind: 'like', count: 1 }],
    body_nodes: [
      { tag: 'p', children: [{ tag: 'a', href: 'https://a.example', children: ['a link'] }] },
      { tag: 'pre', children: ['code that may be wide'] },
    ],
  })
  const comments = [...older, root, aReply(root), aReply(root)]
  const site = aSite({ limits: { replies_per_root: 1, roots_per_page: 2 } })
  await between(fakeApi({ site, threads: [aThread({ comments })] }))
  expect(await tabThrough()).toEqual([
    ...['Like', 'Insightful', 'Disagree'],
    ...['Your comment', 'Name (optional)', 'Post comment', 'Cancel'],
    'Order',
    ...[
      '1 hour ago',
      'a link',
      'code that may be wide',
      'React',
      'Like 1',
      'Reply',
      'Hide replies',
      'Report',
    ],
    ...['1 hour ago', 'React', 'Reply', 'Report'],
    '1 more reply',
    ...['1 hour ago', 'React', 'Reply', 'Report'],
    'More comments',
  ])
})

test('Shift+Tab leaves the composer to what stood before it', async () => {
  await between(fakeApi())
  entrance().element().focus()
  await hasFocus(area())
  await userEvent.tab({ shift: true })
  await hasFocus(button('Disagree'))
})

test('a reader writes, replies, reacts and reads on without a pointer', async () => {
  const site = aSite({ limits: { roots_per_page: 2 } })
  const comments = [...roots(3), aComment({ name: 'Ada' })]
  const api = fakeApi({ site, threads: [aThread({ comments })] })
  await between(api)
  await userEvent.tab()
  await userEvent.keyboard(' ')
  await expect.element(button('Like 1')).toHaveAttribute('aria-pressed', 'true')
  for (let stop = 0; stop < 3; stop++) await userEvent.tab()
  await hasFocus(area())
  await userEvent.keyboard('Mine')
  await userEvent.tab()
  await userEvent.keyboard('Dora')
  await userEvent.tab()
  await userEvent.keyboard('{Enter}')
  await hasFocus(commentBy('Dora'))
  await userEvent.tab()
  await hasFocus(commentBy('Dora').getByRole('link'))
  await userEvent.tab()
  await userEvent.keyboard('{Enter}')
  await expect
    .element(commentBy('Dora').getByRole('button', { name: 'React' }))
    .toHaveAttribute('aria-expanded', 'true')
  await userEvent.tab()
  await hasFocus(commentBy('Dora').getByRole('button', { name: 'Like' }))
  commentBy('Ada').getByRole('button', { name: 'Reply' }).element().focus()
  await userEvent.keyboard('{Enter}')
  await hasFocus(page.getByRole('textbox', { name: /^Your reply/ }))
  await userEvent.keyboard('To Ada{Control>}{Enter}{/Control}')
  await hasFocus(articles().filter({ hasText: 'To Ada' }))
  button('More comments').element().focus()
  await userEvent.keyboard('{Enter}')
  await eventually(() => texts().length).toBe(6)
  await hasFocus(articles().filter({ hasText: 'Root 2' }))
})

test('what has the focus shows it', async () => {
  await between(fakeApi({ threads: [aThread({ comments: [aComment({ name: 'Ada' })] })] }))
  for (let stop = 0; stop < 9; stop++) {
    await userEvent.tab()
    const element = focused() as Element
    await eventually(() => getComputedStyle(element).outlineStyle).not.toBe('none')
  }
})

test('a cancelled reply lets Tab go on behind the comment', async () => {
  await showThread(
    fakeApi({ threads: [aThread({ comments: [...roots(1), aComment({ name: 'Ada' })] })] }),
  )
  await openReply('Ada')
  await userEvent.keyboard('{Escape}')
  await hasFocus(commentBy('Ada').getByRole('button', { name: 'Reply' }))
  await userEvent.tab()
  await hasFocus(commentBy('Ada').getByRole('button', { name: 'Report' }))
  await userEvent.tab()
  await hasFocus(commentBy('Guest').getByRole('link'))
})

test('leaving the composer of the thread does not throw the focus to the top of the page', async () => {
  const { before } = await between(
    fakeApi({ threads: [aThread({ comments: [aComment({ name: 'Ada' })] })] }),
  )
  entrance().element().focus()
  await hasFocus(area())
  await userEvent.keyboard('{Escape}')
  await expect.element(entrance()).toBeVisible()
  await userEvent.tab()
  expect(focused()).not.toBe(before)
})

test('a reaction that is not stored, of a kind that nobody else had set, leaves the focus on it', async () => {
  const api = fakeApi({ threads: [aThread({ comments: [aComment({ name: 'Ada' })] })] })
  await showThread(api)
  const ofAda = (name: string) => commentBy('Ada').getByRole('button', { name })
  await ofAda('React').click()
  const like = (await ofAda('Like').findElement()) as HTMLElement
  like.focus()
  api.drop('react', 2)
  await userEvent.keyboard('{Enter}')
  await expect.element(alert()).toBeVisible()
  await hasFocus(ofAda('Like'))
  expect(focused()).toBe(like)
})
