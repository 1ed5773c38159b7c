// Reacting: shown at once, exact when the API has answered. What happens where it does not is in reactions-lost.test.ts.
import { describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { audit } from './support/audit.ts'
import { aComment, aThread, kinds } from './support/builders.ts'
import { fakeApi } from './support/fake-api.ts'
import { eventually, hasFocus, nextEvent, showThread } from './support/mount.ts'
import { article, onArticle, onComment, reacted } from './support/reacting.ts'
import { alert, commentBy } from './support/reader.ts'

describe('the article’s reactions', () => {
  test('show every kind, and how many have set it', async () => {
    const element = await showThread(reacted())
    const names = article()
      .getByRole('button')
      .elements()
      .map((one) => (one as HTMLElement).title.trim())
    expect(names).toEqual(['Like 3', 'Insightful', 'Disagree'])
    await expect.element(onArticle('Like 3')).toHaveAttribute('aria-pressed', 'false')
    await audit(element)
  })

  test('are shown before they are stored, and exactly when they are', async () => {
    const api = reacted()
    const element = await showThread(api)
    const release = api.hold('react')
    await onArticle('Like 3').click()
    await expect.element(onArticle('Like 4')).toHaveAttribute('aria-pressed', 'true')
    api.thread.reactions = [{ kind: 'like', count: 11 }]
    release()
    await expect.element(onArticle('Like 12')).toHaveAttribute('aria-pressed', 'true')
    await audit(element)
  })

  test('are set by PUT at the thread, with a token', async () => {
    const api = reacted()
    await showThread(api)
    await onArticle('Disagree').click()
    await eventually(() => api.of('react').length).toBe(1)
    const [asked] = api.of('react')
    expect(asked?.method).toBe('PUT')
    expect(asked?.url.pathname).toBe(
      `/v1/sites/${api.site.id}/threads/${api.thread.key}/reactions/disagree`,
    )
    expect(asked?.headers.get('Authorization')).toMatch(/^Bearer token-/)
    expect(asked?.init.body).toBeUndefined()
  })

  test('are unset by pressing again', async () => {
    const api = reacted()
    await showThread(api)
    await onArticle('Like 3').click()
    await onArticle('Like 4').click()
    await expect.element(onArticle('Like 3')).toHaveAttribute('aria-pressed', 'false')
    await eventually(() => api.of('react').map(({ method }) => method)).toEqual(['PUT', 'DELETE'])
  })
})

describe('a comment’s reactions', () => {
  test('show the kinds that somebody has set, and the others on demand', async () => {
    const element = await showThread(reacted())
    await expect.element(onComment('Insightful 1')).toBeVisible()
    expect(onComment('Like').query()).toBeNull()
    await expect.element(onComment('React')).toHaveAttribute('aria-expanded', 'false')
    await onComment('React').click()
    await expect.element(onComment('React')).toHaveAttribute('aria-expanded', 'true')
    await expect.element(onComment('Like')).toBeVisible()
    await audit(element)
    await onComment('React').click()
    await expect.element(onComment('Like')).not.toBeInTheDocument()
  })

  test('are chosen with the keyboard, and the focus stays on what was chosen', async () => {
    const api = reacted()
    await showThread(api)
    await onComment('React').click()
    await expect.element(onComment('Disagree')).toBeVisible()
    onComment('Disagree').element().focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(onComment('Disagree 1')).toHaveAttribute('aria-pressed', 'true')
    await expect.element(onComment('React')).toHaveAttribute('aria-expanded', 'false')
    await hasFocus(onComment('Disagree 1'))
    await userEvent.keyboard(' ')
    await expect.element(onComment('Disagree')).toHaveAttribute('aria-pressed', 'false')
    await hasFocus(onComment('Disagree'))
    await eventually(() => api.of('react').length).toBe(2)
    await eventually(() => api.thread.comments[0]?.reactions).toEqual([
      { kind: 'insight', count: 1 },
    ])
  })

  test('are set at the comment', async () => {
    const api = reacted()
    await showThread(api)
    await onComment('Insightful 1').click()
    await expect.element(onComment('Insightful 2')).toHaveAttribute('aria-pressed', 'true')
    const [comment] = api.thread.comments
    await eventually(() => api.of('react').map(({ url }) => url.pathname)).toEqual([
      `/v1/comments/${comment?.id}/reactions/insight`,
    ])
  })

  test('offer nothing more where every kind is set', async () => {
    const reactions = kinds.map(({ kind }) => ({ kind, count: 2 }))
    const comments = [aComment({ name: 'Ada', reactions })]
    await showThread(fakeApi({ threads: [aThread({ comments })] }))
    await expect.element(onComment('Like 2')).toBeVisible()
    expect(onComment('React').query()).toBeNull()
  })

  test('of a reply change that reply', async () => {
    const root = aComment({ name: 'Root' })
    const reply = aComment({ name: 'Ada', parent_id: root.id, depth: 1 })
    await showThread(fakeApi({ threads: [aThread({ comments: [root, reply] })] }))
    await onComment('React').click()
    await onComment('Like').click()
    await expect.element(onComment('Like 1')).toHaveAttribute('aria-pressed', 'true')
    expect(commentBy('Root').getByRole('button', { name: /^Like/ }).query()).toBeNull()
  })
})

describe('several quick acts', () => {
  test('share one session', async () => {
    const api = reacted()
    await showThread(api)
    const release = api.hold('session')
    await onArticle('Like 3').click()
    await onArticle('Insightful').click()
    await onComment('Insightful 1').click()
    await eventually(() => api.of('session').length).toBe(1)
    release()
    await eventually(() => api.of('react').length).toBe(3)
    expect(api.of('session').length).toBe(1)
    expect(api.of('session')[0]?.body).toEqual({})
    expect(new Set(api.of('react').map(({ headers }) => headers.get('Authorization'))).size).toBe(1)
  })

  test('on one button end as the last one meant', async () => {
    const api = reacted()
    await showThread(api)
    const release = api.hold('react')
    await onArticle('Like 3').click()
    await onArticle('Like 4').click()
    await onArticle('Like 3').click()
    release()
    await eventually(() => api.of('react').length).toBe(3)
    await expect.element(onArticle('Like 4')).toHaveAttribute('aria-pressed', 'true')
    await eventually(() => api.thread.reactions).toEqual([{ kind: 'like', count: 4 }])
  })
})

test('own reactions are shown when the reader comes again', async () => {
  const api = reacted()
  const first = await showThread(api)
  await onArticle('Like 3').click()
  await eventually(() => api.of('react').length).toBe(1)
  await onComment('Insightful 1').click()
  await expect.element(onComment('Insightful 2')).toBeVisible()
  await eventually(() => api.thread.comments[0]?.reactions[0]?.count).toBe(2)
  first.parentElement?.remove()
  const element = await showThread(api)
  await expect.element(onArticle('Like 4')).toHaveAttribute('aria-pressed', 'true')
  await expect.element(onComment('Insightful 2')).toHaveAttribute('aria-pressed', 'true')
  expect(api.of('mine').length).toBe(1)
  await audit(element)
})

test('own reactions that come late do not undo what the reader has done meanwhile', async () => {
  const api = reacted()
  const first = await showThread(api)
  await onArticle('Disagree').click()
  await eventually(() => api.of('react').length).toBe(1)
  first.parentElement?.remove()
  const release = api.hold('mine')
  await showThread(api)
  await eventually(() => api.of('mine').length).toBe(1)
  await onComment('Insightful 1').click()
  await expect.element(onComment('Insightful 2')).toHaveAttribute('aria-pressed', 'true')
  release()
  await expect.element(onArticle('Disagree 1')).toHaveAttribute('aria-pressed', 'true')
  await expect.element(onComment('Insightful 2')).toHaveAttribute('aria-pressed', 'true')
})

test('own reactions that cannot be read leave a thread that can', async () => {
  const api = reacted()
  const first = await showThread(api)
  await onArticle('Like 3').click()
  await eventually(() => api.of('react').length).toBe(1)
  first.parentElement?.remove()
  api.drop('mine')
  const element = await showThread(api)
  await eventually(() => api.of('mine').length).toBe(1)
  await expect.element(onArticle('Like 4')).toHaveAttribute('aria-pressed', 'false')
  expect(element.state).toBe('ready')
  expect(alert().query()).toBeNull()
})

test('an answer that comes late changes nothing in the thread that is shown then', async () => {
  const api = reacted()
  api.threads.push(aThread({ reactions: [{ kind: 'like', count: 7 }] }))
  const element = await showThread(api)
  const release = api.hold('react')
  await onArticle('Like 3').click()
  await eventually(() => api.of('react').length).toBe(1)
  element.thread = api.threads[1]?.key
  await expect.element(onArticle('Like 7')).toBeVisible()
  const changed = nextEvent(element, 'reaction-changed')
  release()
  await changed
  await element.updateComplete
  await expect.element(onArticle('Like 7')).toHaveAttribute('aria-pressed', 'false')
})

test('the article’s reactions are set with the keyboard, and the focus stays', async () => {
  await showThread(reacted())
  onArticle('Insightful').element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(onArticle('Insightful 1')).toHaveAttribute('aria-pressed', 'true')
  await hasFocus(onArticle('Insightful 1'))
})
