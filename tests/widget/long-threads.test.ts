// Threads that are long, wide or deep: what is drawn stays bounded, nothing that is read moves, and what
// was put away comes back without a request.
import { describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { audit } from './support/audit.ts'
import { aComment, aReply, aThread, replies, roots } from './support/builders.ts'
import { fakeApi } from './support/fake-api.ts'
import { eventually, focused, hasFocus, showThread } from './support/mount.ts'
import { alert, articles, button, commentBy, status, texts } from './support/reader.ts'

const count = () => articles().elements().length

async function readOn(name: string | RegExp, to: number): Promise<void> {
  for (let before = ''; !texts().includes(`Root ${to}`) && !texts().includes(`Reply ${to}`); ) {
    const last = texts().at(-1) as string
    expect(last).not.toBe(before)
    before = last
    ;(await button(name).findElement()).click()
    await eventually(() => texts().at(-1)).not.toBe(before)
    await eventually(() => button(name).query()?.ariaBusy ?? 'false').toBe('false')
  }
}

describe('a thread of a thousand roots', () => {
  test('draws two hundred at most, and brings back the earlier ones without a request', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(1_000) })] })
    const element = await showThread(api, 'sort="oldest"')
    await readOn('More comments', 1_000)
    await eventually(() => button('Earlier comments').query()).not.toBeNull()
    await eventually(count).toBeLessThanOrEqual(200)
    expect(api.of('more').length).toBeLessThanOrEqual(13)
    expect(texts()).not.toContain('Root 1')
    const asked = api.asked.length
    // What is being read stays where it is, and has the focus then.
    ;(await button('Earlier comments').findElement()).click()
    await eventually(() => focused()?.textContent).toContain('Root ')
    await eventually(count).toBeLessThanOrEqual(200)
    expect(api.asked.length).toBe(asked)
    await eventually(() => button('More comments').query()).not.toBeNull()
    await audit(element)
  })

  test('does not move what is read when the earlier ones come back', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(400) })] })
    const element = await showThread(api, 'sort="oldest"')
    await readOn('More comments', 400)
    const earlier = await button('Earlier comments').findElement()
    const first = () =>
      [...element.renderRoot.querySelectorAll('article')].find((one) =>
        one.textContent?.includes('Root 205'),
      ) as HTMLElement
    earlier.scrollIntoView({ block: 'center' })
    // Near, it acts by itself.
    await eventually(() => texts()).toContain('Root 190')
    const { top } = first().getBoundingClientRect()
    expect(top).toBeGreaterThan(0)
    expect(top).toBeLessThan(innerHeight)
  })
})

describe('a comment with six hundred replies', () => {
  test('draws two hundred of them at most, and brings back the earlier ones', async () => {
    const root = aComment({ body: 'The root' })
    const api = fakeApi({ threads: [aThread({ comments: [root, ...replies(root, 600)] })] })
    const element = await showThread(api)
    await readOn(/more repl/, 600)
    await eventually(count).toBeLessThanOrEqual(201)
    expect(texts()[0]).toBe('The root')
    expect(button(/more repl/).query()).toBeNull()
    const asked = api.asked.length
    const button1 = await button('Earlier replies').findElement()
    const shown = texts()[1]
    button1.click()
    await eventually(() => texts()[1]).not.toBe(shown)
    await eventually(count).toBeLessThanOrEqual(201)
    expect(api.asked.length).toBe(asked)
    await audit(element)
  })
})

describe('a branch a hundred deep', () => {
  test('fits a narrow screen, and says what each deep reply answers, by a link to it', async () => {
    let last = aComment({ name: 'Name 0' })
    const comments = [last]
    for (let depth = 1; depth <= 100; depth++) {
      last = aReply(last, { name: `Name ${depth}` })
      comments.push(last)
    }
    const api = fakeApi({ threads: [aThread({ comments })] })
    await page.viewport(320, 700)
    const element = await showThread(api)
    ;(await button(/more repl/).findElement()).click()
    ;(await button(/more repl/).findElement()).click()
    await eventually(count).toBe(101)
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth)
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
    const link = commentBy('Name 100').getByRole('link', { name: 'in reply to Name 99' })
    await expect.element(link).toHaveAttribute('href', `#c-${comments[99]?.id}`)
    expect(await element.showComment(last.id)).toBe(true)
    await page.viewport(414, 896)
  })
})

describe('a branch', () => {
  test('is hidden and shown with the keyboard, with the rest that is not loaded', async () => {
    const root = aComment({ name: 'Ada' })
    const api = fakeApi({ threads: [aThread({ comments: [root, ...replies(root, 9)] })] })
    const element = await showThread(api)
    const fold = await button('Hide replies').findElement()
    fold.focus()
    fold.click()
    await eventually(count).toBe(1)
    await hasFocus(button('Show replies (9)'))
    await expect.element(button('Show replies (9)')).toHaveAttribute('aria-expanded', 'false')
    expect(button(/more repl/).query()).toBeNull()
    await audit(element)
    await button('Show replies (9)').click()
    await eventually(count).toBe(4)
    await expect.element(button('6 more replies')).toBeVisible()
  })
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
    expect(((await field().findElement()) as HTMLSelectElement).value).toBe('newest')
    expect(texts()).toEqual(['Root 3', 'Root 2', 'Root 1'])
  })
})
