// Threads that are long, wide or deep: what is drawn stays bounded, nothing that is read moves, and what
// was put away comes back without a request.
import { describe, expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { AfterWord } from '../../widget/index.ts'
import { audit } from './support/audit.ts'
import { aComment, aReply, aThread, replies, roots } from './support/builders.ts'
import { fakeApi } from './support/fake-api.ts'
import { eventually, focused, hasFocus, showThread } from './support/mount.ts'
import { alert, area, button, status, texts } from './support/reader.ts'

// Asked of the tree itself: by role, hundreds of comments take their time.
const drawn = (element: AfterWord) => [...element.renderRoot.querySelectorAll('article')]
const bodies = (element: AfterWord) =>
  drawn(element).map((one) => one.querySelector('[part=body]')?.textContent)
const named = (element: AfterWord, name: string) =>
  element.renderRoot.querySelector<HTMLButtonElement>(`button[name=${name}]`)

/** Asks for more until there is no more; how often. */
async function readOn(element: AfterWord, most: number): Promise<number> {
  const { controller } = element
  for (let times = 0; ; times++) {
    await eventually(() => controller.drawn).toBeGreaterThanOrEqual(
      controller.state?.comments.items.length ?? 0,
    )
    await element.updateComplete
    expect(drawn(element).length).toBeLessThanOrEqual(most)
    const more = named(element, 'more')
    if (!more) return times
    // As its button does.
    await element.perform('more', more.value)
  }
}

describe('a thread of a thousand roots', () => {
  test('draws a hundred and twenty of them, and brings back the earlier ones without a request', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(1_000) })] })
    const element = await showThread(api, 'sort="oldest"')
    expect(await readOn(element, 120)).toBeLessThanOrEqual(13)
    const last = bodies(element)
    expect([last.length, last[0], last.at(-1)]).toEqual([120, 'Root 881', 'Root 1000'])
    const elements = element.renderRoot.querySelectorAll('*').length
    expect(elements).toBeLessThan(120 * 25)
    const asked = api.asked.length
    // What has the focus stays: it is at what came last, and goes where it is pressed.
    named(element, 'earlier')?.focus({ preventScroll: true })
    named(element, 'earlier')?.click()
    await eventually(() => bodies(element)[0]).toBe('Root 861')
    await eventually(() => focused()?.textContent).toContain('Root 880')
    expect(drawn(element).length).toBe(120)
    // And symmetrically, at the other end.
    named(element, 'more')?.click()
    await eventually(() => bodies(element).at(-1)).toBe('Root 1000')
    expect(drawn(element).length).toBe(120)
    expect(api.asked.length).toBe(asked)
    expect(new Set(element.controller.state?.comments.items.map(({ id }) => id)).size).toBe(1_000)
  })

  test('draws no more of them where the reader goes back to an early one', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(600) })] })
    const element = await showThread(api, 'sort="oldest"')
    await readOn(element, 120)
    const asked = api.asked.length
    const early = element.controller.state?.comments.items[40]?.id as string
    expect(await element.showComment(early)).toBe(true)
    await eventually(() => focused()?.id).toBe(`comment-${early}`)
    expect([bodies(element)[0], bodies(element).at(-1)]).toEqual(['Root 21', 'Root 140'])
    await element.perform('more', 'more')
    await eventually(() => bodies(element).at(-1)).toBe('Root 160')
    expect(drawn(element).length).toBe(120)
    expect(api.asked.length).toBe(asked)
  })

  test('does not move what is read when the earlier ones come near', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(300) })] })
    const element = await showThread(api, 'sort="oldest"')
    await readOn(element, 120)
    expect(bodies(element)[0]).toBe('Root 181')
    const read = drawn(element)[2] as HTMLElement
    read.focus({ preventScroll: true })
    read.scrollIntoView({ block: 'start', behavior: 'instant' })
    await eventually(() => bodies(element)[0]).toBe('Root 161')
    const { top } = read.getBoundingClientRect()
    expect(Math.abs(top)).toBeLessThan(2)
    expect(focused()).toBe(read)
  })

  test.each([0, 400, 1_200, 4_000])(
    'lets the reader back to its head below %d px, who stays there',
    async (height) => {
      const api = fakeApi({ threads: [aThread({ comments: roots(600) })] })
      const element = await showThread(api, 'sort="oldest"')
      const article = document.createElement('div')
      article.style.height = `${height}px`
      element.before(article)
      await readOn(element, 120)
      scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })
      await userEvent.keyboard('{Home}')
      await eventually(() => scrollY).toBe(0)
      element.scrollIntoView({ behavior: 'instant' })
      await eventually(() => bodies(element)[0]).toBe('Root 1')
      expect(drawn(element).length).toBe(120)
    },
  )

  test('lets the reader write above it, in sight of what is written', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(600) })] })
    const element = await showThread(api, 'sort="oldest"')
    await readOn(element, 120)
    scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })
    await element.focusComposer()
    await userEvent.keyboard('In sight')
    await eventually(() => bodies(element)[0]).toBe('Root 1')
    const { top, bottom } = area().element().getBoundingClientRect()
    expect(top >= 0 && bottom <= innerHeight).toBe(true)
  })

  test('draws no more of them on the way back from where the focus is left', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(400) })] })
    const element = await showThread(api, 'sort="oldest"')
    await readOn(element, 120)
    drawn(element).at(-1)?.focus()
    const scroller = document.documentElement
    let most = 0
    while (bodies(element)[0] !== 'Root 1') {
      scrollBy({ top: -300, behavior: 'instant' })
      await new Promise(requestAnimationFrame)
      most = Math.max(most, drawn(element).length)
      if (scroller.scrollTop === 0) await eventually(() => bodies(element)[0]).toBe('Root 1')
    }
    // What still has the focus, a screen or two away, is drawn beside them.
    expect(most).toBeLessThanOrEqual(140)
  })
})

test('a comment with six hundred replies draws a hundred and twenty, and brings back the earlier ones', async () => {
  const root = aComment({ body: 'The root' })
  const api = fakeApi({ threads: [aThread({ comments: [root, ...replies(root, 600)] })] })
  const element = await showThread(api)
  await readOn(element, 121)
  const all = bodies(element)
  expect([all.length, all[0], all[1], all.at(-1)]).toEqual([
    121,
    'The root',
    'Reply 481',
    'Reply 600',
  ])
  await expect.element(button('Earlier replies')).toBeInTheDocument()
  const asked = api.asked.length
  named(element, 'earlier')?.click()
  await eventually(() => bodies(element)[1]).toBe('Reply 461')
  expect(drawn(element).length).toBe(121)
  expect(named(element, 'more')?.textContent).toBe('20 more replies')
  const own = element.controller.state?.comments.items[0]?.replies?.items[0]
  expect(await element.showComment(own?.id as string)).toBe(true)
  await eventually(() => focused()?.textContent).toContain('Reply 1')
  await eventually(() => bodies(element).length).toBe(121)
  expect(bodies(element)[1]).toBe('Reply 1')
  expect(api.asked.length).toBe(asked)
})

test('a branch a hundred deep fits a narrow screen, and links what each deep reply answers', async () => {
  let last = aComment({ name: 'Name 0' })
  const comments = [last]
  for (let depth = 1; depth <= 100; depth++) {
    last = aReply(last, { name: `Name ${depth}` })
    comments.push(last)
  }
  const api = fakeApi({ threads: [aThread({ comments })] })
  await page.viewport(320, 700)
  onTestFinished(() => page.viewport(414, 896))
  const element = await showThread(api)
  await readOn(element, 101)
  expect(drawn(element).length).toBe(101)
  expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth)
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
  const link = element.renderRoot.querySelector(`#comment-${last.id} a[part=mark]`)
  expect(link?.textContent).toBe('in reply to \u2068Name 99\u2069')
  expect(link?.getAttribute('href')).toBe(`#comment-${comments[99]?.id}`)
  expect(await element.showComment(last.id)).toBe(true)
})

test('a branch is hidden and shown with the focus kept, and with the rest that is not loaded', async () => {
  const root = aComment({ name: 'Ada' })
  const api = fakeApi({ threads: [aThread({ comments: [root, ...replies(root, 9)] })] })
  const element = await showThread(api)
  named(element, 'fold')?.focus()
  named(element, 'fold')?.click()
  await hasFocus(button('Show replies (9)'))
  await expect.element(button('Show replies (9)')).toHaveAttribute('aria-expanded', 'false')
  expect(drawn(element).length).toBe(1)
  expect(named(element, 'more')).toBeNull()
  await audit(element)
  await button('Show replies (9)').click()
  await expect.element(button('6 more replies')).toBeVisible()
  await expect.element(button('Hide replies')).toHaveAttribute('aria-expanded', 'true')
})

describe('another order', () => {
  const field = () => page.getByRole('combobox', { name: 'Order' })

  test('keeps what is read and the focus while it loads, and is said', async () => {
    const pinned = aComment({ body: 'Pinned', pinned: true })
    const api = fakeApi({ threads: [aThread({ comments: [pinned, ...roots(30)] })] })
    const element = await showThread(api)
    const arrive = api.hold('read')
    const select = (await field().findElement()) as HTMLSelectElement
    select.focus()
    await field().selectOptions('oldest')
    await expect.element(field()).toHaveAttribute('aria-busy', 'true')
    expect(texts()).toContain('Root 30')
    arrive()
    await eventually(() => texts().slice(0, 2)).toEqual(['Pinned', 'Root 1'])
    await expect.element(status()).toHaveTextContent('Oldest first')
    expect(focused()).toBe(select)
    expect(select.hasAttribute('aria-busy')).toBe(false)
    await audit(element)
    await button('More comments').click()
    await eventually(() => texts().at(-1)).toBe('Root 30')
    await element.reload()
    await eventually(() => texts()[1]).toBe('Root 1')
    element.sort = 'newest'
    await eventually(() => texts()[1]).toBe('Root 30')
  })

  test('that cannot be loaded is said, and the field says the one before', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(3) })] })
    await showThread(api)
    api.drop('read')
    await field().selectOptions('oldest')
    await expect.element(alert()).toMatchTextContent('That could not be loaded.')
    expect(alert().element().previousElementSibling).toBe(field().element())
    expect(((await field().findElement()) as HTMLSelectElement).value).toBe('newest')
    expect(texts()).toEqual(['Root 3', 'Root 2', 'Root 1'])
  })

  test('takes nothing of the one before that arrives later', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(50) })] })
    const element = await showThread(api)
    const arrive = api.hold('more')
    await button('More comments').click()
    await eventually(() => api.of('more').length).toBe(1)
    await field().selectOptions('oldest')
    await expect.element(status()).toHaveTextContent('Oldest first')
    await eventually(() => texts().length).toBe(20)
    arrive()
    await expect.element(button('More comments')).toHaveAttribute('aria-busy', 'false')
    expect(texts().at(-1)).toBe('Root 20')
    expect(status().element().textContent).toBe('Oldest first')
    await button('More comments').click()
    await eventually(() => texts().length).toBe(40)
    expect(texts().at(-1)).toBe('Root 40')
    expect(element.renderRoot.querySelector('[role=alert]')).toBeNull()
  })

  test('that is on its way leaves more of the one before, and what went wrong there', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(50) })] })
    await showThread(api)
    api.drop('more')
    await button('More comments').click()
    await expect.element(alert()).toBeVisible()
    const arrive = api.hold('read')
    await field().selectOptions('oldest')
    await expect.element(field()).toHaveAttribute('aria-busy', 'true')
    await button('More comments').click()
    // By then the press has done what it does.
    await import('../../widget/acts/doing.ts')
    arrive()
    await eventually(() => texts()[0]).toBe('Root 1')
    expect(api.of('more').length).toBe(1)
    expect(alert().query()).toBeNull()
    await expect.element(status()).toHaveTextContent('Oldest first')
  })

  test('is given up where the reader is led to a comment meanwhile', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(50) })] })
    const element = await showThread(api)
    const arrive = api.hold('read')
    await field().selectOptions('best')
    await expect.element(status()).toHaveTextContent('Loading comments …')
    expect(await element.showComment(api.thread.comments[3]?.id as string)).toBe(true)
    arrive()
    await expect.element(field()).not.toHaveAttribute('aria-busy')
    expect(status().element().textContent).toBe('')
    expect(texts()[0]).toBe('Root 1')
  })
})
