// <after-word-reactions>: one request to draw, exact when pressed, and silent beside <after-word>.
import { describe, expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { AfterWordReactions } from '../../widget/siblings/reactions.ts'
import '../../widget/siblings/reactions.ts'
import { audit } from './support/audit.ts'
import { aSite, aThread } from './support/builders.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { eventually, mountSiblings, nextEvent } from './support/mount-sibling.ts'

const liked = (): FakeApi =>
  fakeApi({ threads: [aThread({ reactions: [{ kind: 'like', count: 3 }] })] })

const mount = (api: FakeApi, attributes = '', children = '') =>
  mountSiblings<AfterWordReactions>(
    `<after-word-reactions site="${api.site.id}" api="${api.origin}" thread="${api.thread.key}" ${attributes}>${children}</after-word-reactions>`,
  )

async function show(api: FakeApi, attributes = ''): Promise<AfterWordReactions> {
  const element = mount(api, attributes)
  await eventually(() => element.state).toBe('ready')
  await element.updateComplete
  return element
}

const group = () => page.getByRole('group', { name: 'Reactions to this article' })
const button = (name: string) => group().getByRole('button', { name, exact: true })
const focusedName = () => document.activeElement?.shadowRoot?.activeElement?.getAttribute('title')
const alert = () => page.getByRole('alert')

test('shows every kind with its count, by one request without a header', async () => {
  const api = liked()
  const element = await show(api)
  const names = group()
    .getByRole('button')
    .elements()
    .map((one) => one.getAttribute('title')?.trim())
  expect(names).toEqual(['Like 3', 'Insightful', 'Disagree'])
  await expect.element(button('Like 3')).toHaveAccessibleName('Like 3')
  // By its title alone: beside another name it would be read once more.
  await expect.element(button('Like 3')).not.toHaveAttribute('aria-label')
  expect(api.asked.map(({ route, url }) => [route, url.search])).toEqual([
    ['read', '?limit=1&body=nodes'],
  ])
  expect([...(api.asked[0]?.headers ?? [])]).toEqual([])
  expect(localStorage.length).toBe(0)
  await audit(element)
})

describe('reacting', () => {
  test('is shown before it is stored, and exactly when it is; a key is made only then', async () => {
    const api = liked()
    const element = await show(api)
    const release = api.hold('react')
    await button('Like 3').click()
    await expect.element(button('Like 4')).toHaveAttribute('aria-pressed', 'true')
    api.thread.reactions = [{ kind: 'like', count: 11 }]
    const told = nextEvent(element, 'reaction-changed')
    release()
    await expect.element(button('Like 12')).toHaveAttribute('aria-pressed', 'true')
    const { detail, bubbles, composed } = await told
    expect([detail, bubbles, composed]).toEqual([{ comment: null, kind: 'like' }, true, true])
    expect(api.of('session').length).toBe(1)
    expect(localStorage.length).toBe(1)
    // It arrives also where the reader leaves.
    expect(api.of('react')[0]?.init.keepalive).toBe(true)
    await audit(element)
  })

  test('several times ends as the last one meant', async () => {
    const api = liked()
    await show(api)
    const release = api.hold('react')
    for (const name of ['Like 3', 'Like 4', 'Like 3']) await button(name).click()
    release()
    await eventually(() => api.of('react').map(({ method }) => method)).toEqual([
      'PUT',
      'DELETE',
      'PUT',
    ])
    await expect.element(button('Like 4')).toHaveAttribute('aria-pressed', 'true')
    await eventually(() => api.thread.reactions).toEqual([{ kind: 'like', count: 4 }])
  })

  test('with the keyboard leaves the focus where it is', async () => {
    await show(liked())
    button('Insightful').element().focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(button('Insightful 1')).toHaveAttribute('aria-pressed', 'true')
    expect(focusedName()).toBe('Insightful 1')
  })

  test.each([
    ['declined', (api: FakeApi) => api.decline('react', 'too_many_requests', { retryAfter: 9 })],
    ['lost twice', (api: FakeApi) => [1, 2].map(() => api.drop('react'))],
    ['without a session', (api: FakeApi) => api.decline('session', 'unavailable')],
  ])('that is %s is taken back, and that is said', async (_, fail) => {
    const api = liked()
    const element = await show(api)
    fail(api)
    await button('Like 3').click()
    await expect.element(alert()).toMatchTextContent('That was not saved. Please try again.')
    await expect.element(button('Like 3')).toHaveAttribute('aria-pressed', 'false')
    await audit(element)
    await button('Like 3').click()
    await expect.element(button('Like 4')).toHaveAttribute('aria-pressed', 'true')
    expect(alert().query()).toBeNull()
  })

  test.each([
    ['on the way there', (api: FakeApi) => api.drop('react')],
    ['on the way back', (api: FakeApi) => api.dropAnswer('react')],
    ['with its session', (api: FakeApi) => api.drop('session')],
  ])('that is lost %s is sent once more, and is one reaction', async (_, lose) => {
    const api = liked()
    const element = await show(api)
    lose(api)
    const told = nextEvent(element, 'reaction-changed')
    await button('Like 3').click()
    await told
    await expect.element(button('Like 4')).toHaveAttribute('aria-pressed', 'true')
    expect(alert().query()).toBeNull()
    expect(api.thread.reactions).toEqual([{ kind: 'like', count: 4 }])
    expect(api.of('react').map(({ method }) => method)).not.toContain('DELETE')
  })

  test('that is declined is not sent again', async () => {
    const api = liked()
    await show(api)
    api.decline('react', 'too_many_requests', { retryAfter: 9 })
    await button('Like 3').click()
    await expect.element(alert()).toBeVisible()
    expect(api.of('react').length).toBe(1)
  })

  test('that was stored stays shown when the next one fails', async () => {
    const api = liked()
    await show(api)
    const release = api.hold('react')
    await button('Like 3').click()
    await button('Like 4').click()
    for (const _ of [1, 2]) api.drop('react')
    release()
    await expect.element(alert()).toBeVisible()
    await expect.element(button('Like 4')).toHaveAttribute('aria-pressed', 'true')
  })

  test('whose answer comes late changes nothing in the thread that is shown then', async () => {
    const api = liked()
    api.threads.push(aThread({ reactions: [{ kind: 'like', count: 7 }] }))
    const element = await show(api)
    const release = api.hold('react')
    await button('Like 3').click()
    await eventually(() => api.of('react').length).toBe(1)
    element.thread = api.threads[1]?.key
    await expect.element(button('Like 7')).toBeVisible()
    release()
    await nextEvent(element, 'reaction-changed')
    await element.updateComplete
    await expect.element(button('Like 7')).toHaveAttribute('aria-pressed', 'false')
  })
})

test('own reactions are read where a key is kept, and shown when the reader comes again', async () => {
  const api = liked()
  const first = await show(api)
  await button('Like 3').click()
  await eventually(() => api.thread.reactions[0]?.count).toBe(4)
  first.parentElement?.remove()
  await show(api)
  await expect.element(button('Like 4')).toHaveAttribute('aria-pressed', 'true')
  expect(api.of('mine').length).toBe(1)
})

describe('states', () => {
  test('loading: the page’s own children', async () => {
    const api = liked()
    const release = api.hold('read')
    const element = mount(api, '', '<p>Reactions come</p>')
    await eventually(() => element.state).toBe('loading')
    await expect.element(page.getByText('Reactions come')).toBeVisible()
    await audit(element)
    release()
    await expect.element(button('Like 3')).toBeVisible()
  })

  test('failed: it can be tried again, and the focus goes on', async () => {
    const api = liked()
    api.drop('read')
    const element = mount(api)
    expect((await nextEvent<{ code: string }>(element, 'error')).detail.code).toBe('unreachable')
    await element.updateComplete
    await audit(element)
    expect(alert().query()).toBeNull()
    api.drop('read')
    await page.getByRole('button', { name: 'Try again' }).click()
    // As pressing it showed nothing else, it is said.
    await expect.element(alert()).toBeVisible()
    await eventually(() => element.shadowRoot?.activeElement?.textContent).toBe('Try again')
    await audit(element)
    await page.getByRole('button', { name: 'Try again' }).click()
    await eventually(focusedName).toBe('Like 3')
  })

  test('on a page that the site does not list: shown, and not to be pressed', async () => {
    const site = aSite({ origins: ['https://other.example'] })
    const element = await show(fakeApi({ site, threads: [aThread()] }))
    await expect.element(button('Like')).toBeDisabled()
    await audit(element)
  })
})

describe('on a page', () => {
  test('that loads it before it is near, it is not loaded anew under the finger', async () => {
    const api = liked()
    const element = mount(api)
    element.style.marginTop = '300vh'
    await element.reload()
    await button('Like 3').click()
    await expect.element(button('Like 4')).toHaveAttribute('aria-pressed', 'true')
    expect(api.of('read').length).toBe(1)
  })

  test.each([
    'color-scheme: dark; background: #121212; color: #e8e8e8',
    'background: #fff; color: #595959',
  ])('(%s) everything is legible', async (style) => {
    document.body.setAttribute('style', style)
    const element = await show(liked())
    await button('Like 3').click()
    await expect.element(button('Like 4')).toBeVisible()
    await audit(element)
  })

  test('of 320 pixels, from right to left, nothing stands out', async () => {
    await page.viewport(320, 640)
    onTestFinished(() => page.viewport(414, 896))
    document.documentElement.dir = 'rtl'
    document.body.setAttribute('style', 'margin: 0')
    await show(liked())
    const [like, insight] = ['Like 3', 'Insightful'].map((name) =>
      button(name).element().getBoundingClientRect(),
    )
    expect(like?.left).toBeGreaterThan(insight?.left ?? 0)
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
    for (const { width, height } of [like, insight] as DOMRect[])
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(24)
  })

  test('with the script of <after-word> nothing is asked or shown', async () => {
    const script = document.createElement('script')
    script.type = 'not-run'
    script.src = 'https://comments.example/afterword.js?1'
    document.head.append(script)
    onTestFinished(() => script.remove())
    const api = liked()
    const element = mount(api, '', '<p>Reactions come</p>')
    await element.reload()
    await element.updateComplete
    expect(element.getBoundingClientRect().height).toBe(0)
    expect(api.asked).toEqual([])
  })

  // Stand last: an element cannot be undefined again.
  test('where <after-word> comes later, it takes over', async () => {
    const element = await show(liked())
    const later = document.body.appendChild(document.createElement('after-word'))
    onTestFinished(() => later.remove())
    expect(group().query()).not.toBeNull()
    customElements.define('after-word', class extends HTMLElement {})
    await eventually(() => group().query()).toBeNull()
    expect(element.state).toBe('idle')
  })

  test('where <after-word> is known and stands nowhere, as after a page without reload, they are shown', async () => {
    const element = await show(liked())
    await expect.element(group()).toBeVisible()
    // Also where it stands in another's shadow tree.
    const around = document.body.appendChild(document.createElement('div'))
    onTestFinished(() => around.remove())
    const later = around
      .attachShadow({ mode: 'open' })
      .appendChild(document.createElement('after-word'))
    later.dispatchEvent(new Event('ready', { bubbles: true, composed: true }))
    await eventually(() => group().query()).toBeNull()
    expect(element.state).toBe('idle')
  })
})
