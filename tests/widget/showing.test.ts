// A comment found by its address: in one request with what stands around it, wherever the reader is; and
// what is said where it is not here.
import { describe, expect, onTestFinished, test } from 'vitest'
import { page } from 'vitest/browser'
import type { Comment } from '../../worker/contract/shapes.ts'
import { audit } from './support/audit.ts'
import { aComment, aReply, aThread, replies, roots } from './support/builders.ts'
import { fakeApi } from './support/fake-api.ts'
import { becomes, eventually, focused, hasFocus, mountThread, showThread } from './support/mount.ts'
import { alert, area, button, send, status, texts, write } from './support/reader.ts'

function aLongThread() {
  const comments = roots(45)
  const root = comments[3] as (typeof comments)[0]
  const branch = replies(root, 30)
  const deep = aReply(branch[20] as typeof root, { body: 'Deep', name: 'Zoe' })
  const api = fakeApi({ threads: [aThread({ comments: [...comments, ...branch, deep] })] })
  return { api, comments, root, branch, deep }
}

/** The page as a reader opens it by a comment's address. */
function openAt(id: string): void {
  history.replaceState(null, '', `#comment-${id}`)
}

const isFocused = (id: string) => eventually(() => focused()?.id).toBe(`comment-${id}`)

describe('an address that names a comment', () => {
  test('shows a reply below its ancestors, in one request', async () => {
    const { api, deep, branch, root } = aLongThread()
    openAt(deep.id)
    const element = mountThread(api)
    await becomes(element, 'ready')
    await isFocused(deep.id)
    expect(api.asked.map(({ route }) => route)).toEqual(['context'])
    expect(texts()).toContain('Root 4')
    expect(texts()).toContain('Reply 21')
    expect(texts()).not.toContain('Root 45')
    const shown = focused() as HTMLElement
    const { top, bottom } = shown.getBoundingClientRect()
    expect(top >= 0 && bottom <= innerHeight).toBe(true)
    expect(getComputedStyle(shown).outlineStyle).toBe('solid')
    expect(shown.closest('ol')?.closest('li')?.querySelector('article')?.id).toBe(
      `comment-${branch[20]?.id}`,
    )
    expect(element.renderRoot.querySelector('ol[part=comments] > li > article')?.id).toBe(
      `comment-${root.id}`,
    )
    expect(element.renderRoot.querySelector('[part~=found]')?.textContent).toContain(
      'This is one comment with what belongs to it.',
    )
    await audit(element)
  })

  test('shows where replies before it are missing, and counts none that it cannot know of', async () => {
    const root = aComment({ body: 'Top' })
    const branch = replies(root, 200)
    const api = fakeApi({ threads: [aThread({ comments: [root, ...branch] })] })
    openAt(branch[99]?.id as string)
    const element = mountThread(api)
    await isFocused(branch[99]?.id as string)
    expect(texts().length).toBe(22)
    const more = element.renderRoot.querySelector('[name=more]')
    expect(more?.textContent).toBe('More comments')
    const gap = element.renderRoot.querySelector<HTMLElement>('article + [part~=earlier-replies]')
    expect(gap?.textContent).toBe('Show all comments')
    await audit(element)
    gap?.click()
    await eventually(texts).toContain('Reply 1')
    expect(element.renderRoot.querySelector('[part~=earlier-replies]')).toBeNull()
    await expect.element(button('197 more replies')).toBeVisible()
  })

  test('shows no gap where what stands before it is all there', async () => {
    const chain = [aComment({ body: 'Top' })]
    for (let depth = 1; depth <= 40; depth++) chain.push(aReply(chain.at(-1) as Comment))
    const api = fakeApi({ threads: [aThread({ comments: [...roots(2), ...chain] })] })
    const last = chain.at(-1)?.id as string
    openAt(last)
    const element = mountThread(api)
    await isFocused(last)
    expect(element.renderRoot.querySelector('[part~=found]')).not.toBeNull()
    expect(element.renderRoot.querySelector('[part~=earlier-replies]')).toBeNull()
  })

  test('says nothing of a part where it shows the whole of a short thread', async () => {
    const root = aComment({ body: 'Top' })
    const [reply] = replies(root, 1)
    const api = fakeApi({ threads: [aThread({ comments: [root, reply as typeof root] })] })
    openAt(reply?.id as string)
    const element = mountThread(api)
    await isFocused(reply?.id as string)
    expect(texts()).toEqual(['Top', 'Reply 1'])
    expect(element.renderRoot.querySelector('[part~=found]')).toBeNull()
  })

  test('shows a root among its neighbours, and goes on from there', async () => {
    const { api, comments } = aLongThread()
    openAt(comments[20]?.id as string)
    const element = mountThread(api)
    await becomes(element, 'ready')
    await isFocused(comments[20]?.id as string)
    await eventually(() => texts().filter((text) => /^Root/.test(text)).length).toBe(21)
    await button('More comments').click()
    await eventually(() => texts()).toContain('Root 45')
    const [asked] = api.of('more')
    expect(asked?.url.searchParams.get('sort')).toBe('oldest')
  })

  test('leads to all comments, in the thread’s order', async () => {
    const { api, comments } = aLongThread()
    openAt(comments[20]?.id as string)
    const element = mountThread(api)
    await isFocused(comments[20]?.id as string)
    await button('Show all comments').click()
    await eventually(() => texts()[0]).toBe('Root 45')
    await eventually(() => focused()?.localName).toBe('h2')
    expect(button('Show all comments').query()).toBeNull()
    expect(api.of('read').length).toBe(1)
    await element.reload()
    expect(api.of('context').length).toBe(1)
  })

  test('stays where all comments cannot be loaded, and that is said', async () => {
    const { api, comments } = aLongThread()
    openAt(comments[20]?.id as string)
    mountThread(api)
    await isFocused(comments[20]?.id as string)
    await eventually(() => texts().filter((text) => /^Root/.test(text)).length).toBe(21)
    const shown = texts()
    api.drop('read')
    await button('Show all comments').click()
    await expect.element(page.getByRole('alert')).toMatchTextContent('could not be loaded')
    expect(texts()).toEqual(shown)
    await eventually(() => focused()?.textContent).toBe('Show all comments')
    await button('Show all comments').click()
    await eventually(() => texts()[0]).toBe('Root 45')
    expect(page.getByRole('alert').query()).toBeNull()
    await expect.element(page.getByRole('combobox')).toHaveValue('newest')
  })

  test('that is not here shows the thread, and says so', async () => {
    const { api } = aLongThread()
    document.body.style.paddingTop = '500vh'
    openAt('gone')
    const element = mountThread(api)
    await becomes(element, 'ready')
    await eventually(() => texts()[0]).toBe('Root 45')
    await expect
      .element(status())
      .toHaveTextContent('The comment that you were looking for is not here.')
    await expect.element(page.getByText(/not here/).last()).toBeInViewport()
    expect(element.renderRoot.querySelector('[part=notice]')?.textContent).toBe(
      'The comment that you were looking for is not here.',
    )
    await audit(element)
  })

  test('that cannot be loaded can be tried again', async () => {
    const { api, deep } = aLongThread()
    openAt(deep.id)
    api.drop('context')
    const element = mountThread(api)
    await becomes(element, 'failed')
    await expect.element(alert()).toBeVisible()
    await button('Try again').click()
    await eventually(() => api.of('context').length).toBe(2)
    await becomes(element, 'ready')
  })

  test('loads at once, however far down the page the element stands', async () => {
    const { api, deep } = aLongThread()
    document.body.style.paddingTop = '500vh'
    openAt(deep.id)
    mountThread(api)
    await isFocused(deep.id)
  })

  test('does not follow the element to another thread', async () => {
    const { api, deep } = aLongThread()
    api.threads.push(aThread({ comments: roots(2) }))
    openAt(deep.id)
    const element = mountThread(api)
    await isFocused(deep.id)
    element.thread = api.threads[1]?.key
    await eventually(texts).toEqual(['Root 2', 'Root 1'])
    expect(element.renderRoot.querySelector('[part=notice]')).toBeNull()
  })
})

describe('showComment', () => {
  test('goes to one that is loaded without a request, and unfolds what it stands in', async () => {
    const root = aComment({ body: 'Top', name: 'Ada' })
    const reply = aReply(root, { body: 'Below', name: 'Bea' })
    const api = fakeApi({ threads: [aThread({ comments: [root, reply, ...roots(5)] })] })
    const element = await showThread(api)
    await button('Hide replies').click()
    await eventually(texts).not.toContain('Below')
    expect(await element.showComment(reply.id)).toBe(true)
    await isFocused(reply.id)
    await expect.element(button('Hide replies')).toHaveAttribute('aria-expanded', 'true')
    expect(api.asked.length).toBe(1)
  })

  test('asks for one that is not, and says whether it is there', async () => {
    const { api, deep } = aLongThread()
    const element = await showThread(api)
    expect(await element.showComment(deep.id)).toBe(true)
    await isFocused(deep.id)
    expect(api.of('context').length).toBe(1)
    expect(await element.showComment('nowhere')).toBe(false)
    expect(texts()).toContain('Deep')
  })

  test('leaves all as it is where the comment is not there, and says so', async () => {
    const { api } = aLongThread()
    const element = await showThread(api)
    await button('More comments').click()
    await eventually(() => texts().filter((text) => /^Root/.test(text)).length).toBe(40)
    await write('Half a thought')
    expect(await element.showComment('gone')).toBe(false)
    await expect
      .element(status())
      .toHaveTextContent('The comment that you were looking for is not here.')
    await hasFocus(area())
    await expect.element(area()).toHaveValue('Half a thought')
    expect(texts().filter((text) => /^Root/.test(text)).length).toBe(40)
    expect(api.of('read').length).toBe(1)
  })

  test('keeps what is loaded, and says so, where it cannot be asked for', async () => {
    const { api, deep } = aLongThread()
    const element = await showThread(api)
    api.drop('context')
    expect(await element.showComment(deep.id)).toBe(false)
    await expect.element(status()).toMatchTextContent('could not be loaded')
    expect(texts()[0]).toBe('Root 45')
  })

  test('is where the reader was led last', async () => {
    const { api, deep, comments } = aLongThread()
    const element = await showThread(api)
    const release = api.hold('context')
    const first = element.showComment(deep.id)
    await eventually(() => api.of('context').length).toBe(1)
    expect(await element.showComment(comments[10]?.id as string)).toBe(true)
    release()
    expect(await first).toBe(false)
    await isFocused(comments[10]?.id as string)
  })

  test('goes to the reader’s own comment that waits for review', async () => {
    const api = fakeApi({ held: true, threads: [aThread({ comments: roots(3) })] })
    const element = await showThread(api)
    await write('Mine')
    await send()
    await eventually(() => texts().join()).toContain('Mine')
    const own = api.thread.comments.find(({ state }) => state === 'pending')
    expect(await element.showComment(own?.id as string)).toBe(true)
    expect(api.of('context').length).toBe(0)
  })

  test('is what a change of the address does', async () => {
    const { api, deep } = aLongThread()
    const element = await showThread(api)
    onTestFinished(() => history.replaceState(null, '', location.pathname + location.search))
    location.hash = `#comment-${deep.id}`
    await isFocused(deep.id)
    // A link to it that is pressed later leads there again, though the address stays the same.
    ;(document.activeElement as HTMLElement).blur()
    const link = element.renderRoot.querySelector<HTMLElement>(`a[href="#comment-${deep.id}"]`)
    link?.click()
    await isFocused(deep.id)
  })

  test('leaves another element of the page alone, and silent', async () => {
    const { api, deep } = aLongThread()
    const other = aThread({ comments: roots(2) })
    api.threads.push(other)
    const [one, two] = await Promise.all([showThread(api), showThread(api, 'loading="eager"')])
    two.thread = other.key
    await eventually(() => two.controller.state?.thread.key).toBe(other.key)
    await becomes(two, 'ready')
    onTestFinished(() => history.replaceState(null, '', location.pathname + location.search))
    location.hash = `#comment-${deep.id}`
    await isFocused(deep.id)
    await eventually(() => api.of('context').length).toBe(2)
    await eventually(() => two.controller.state?.comments.items.length).toBe(2)
    expect(two.renderRoot.querySelector('[role=status]')?.textContent).toBe('')
    expect(one.controller.state?.part).toBe('branch')
    // And where neither has it, it is said.
    location.hash = '#comment-nowhere'
    await eventually(() => two.renderRoot.querySelector('[role=status]')?.textContent).toMatch(
      /not here/,
    )
  })
})
