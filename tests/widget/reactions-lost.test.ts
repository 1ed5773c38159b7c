// Reactions that the API declines, or whose answer is lost: tried once more, or taken back with words, and what is
// shown in the end is what is stored.
import { describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { audit } from './support/audit.ts'
import { aThread } from './support/builders.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { eventually, nextEvent, showThread } from './support/mount.ts'
import { onArticle, onComment, reacted } from './support/reacting.ts'
import { alert } from './support/reader.ts'

describe('a reaction that is not stored', () => {
  test.each([
    ['declined', (api: FakeApi) => api.decline('react', 'too_many_requests', { retryAfter: 9 })],
    ['lost twice', (api: FakeApi) => api.drop('react', 2)],
    ['without a session', (api: FakeApi) => api.decline('session', 'unavailable')],
  ])('because it was %s is taken back, and that is said', async (_, fail) => {
    const api = reacted()
    const element = await showThread(api)
    fail(api)
    await onArticle('Like 3').click()
    await expect.element(alert()).toMatchTextContent('That was not saved. Please try again.')
    await expect.element(onArticle('Like 3')).toHaveAttribute('aria-pressed', 'false')
    await audit(element)
    await onArticle('Like 3').click()
    await expect.element(onArticle('Like 4')).toHaveAttribute('aria-pressed', 'true')
    expect(alert().query()).toBeNull()
  })

  test('is said at the comment that it was for', async () => {
    const api = reacted()
    await showThread(api)
    api.drop('react', 2)
    await onComment('Insightful 1').click()
    const item = page.getByRole('listitem').first()
    await expect.element(item.getByRole('alert')).toBeVisible()
    await expect.element(onComment('Insightful 1')).toHaveAttribute('aria-pressed', 'false')
  })
})

describe('a reaction that is lost', () => {
  test.each([
    ['on the way there', (api: FakeApi) => api.drop('react')],
    ['on the way back', (api: FakeApi) => api.dropAnswer('react')],
    ['with its session', (api: FakeApi) => api.drop('session')],
  ])('%s is sent once more, and is one reaction', async (_, lose) => {
    const api = reacted()
    const element = await showThread(api)
    lose(api)
    const told = nextEvent(element, 'reaction-changed')
    await onArticle('Like 3').click()
    await told
    await expect.element(onArticle('Like 4')).toHaveAttribute('aria-pressed', 'true')
    expect(alert().query()).toBeNull()
    expect(api.thread.reactions).toEqual([{ kind: 'like', count: 4 }])
    expect(api.of('session').length).toBeLessThanOrEqual(2)
    const tokens = api.of('react').map(({ headers }) => headers.get('Authorization'))
    expect(new Set(tokens).size).toBe(1)
  })
})

test('acts that failed one after the other leave what is stored', async () => {
  const api = fakeApi({ threads: [aThread({ comments: [] })] })
  await showThread(api)
  const release = api.hold('session')
  api.drop('react', 4)
  await onArticle('Like').click()
  await onArticle('Like 1').click()
  release()
  await eventually(() => api.of('react').length).toBe(4)
  await expect.element(alert()).toBeVisible()
  await expect.element(onArticle('Like')).toHaveAttribute('aria-pressed', 'false')
  expect(onArticle('Like 1').query()).toBeNull()
})

test('an act that was stored stays shown when the next one fails', async () => {
  const api = fakeApi({ threads: [aThread({ comments: [] })] })
  await showThread(api)
  const release = api.hold('react')
  await onArticle('Like').click()
  await onArticle('Like 1').click()
  api.drop('react', 2)
  release()
  await expect.element(alert()).toBeVisible()
  await expect.element(onArticle('Like 1')).toHaveAttribute('aria-pressed', 'true')
  expect(api.thread.reactions).toEqual([{ kind: 'like', count: 1 }])
})
