// A reader who is writing while something else happens to the thread or the page: what they write stays where it
// is, and nothing takes the focus from them.
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { AfterWord } from '../../widget/index.ts'
import { aComment, aThread, roots } from './support/builders.ts'
import { fakeApi } from './support/fake-api.ts'
import { becomes, eventually, focused, hasFocus, mountThread, showThread } from './support/mount.ts'
import { add, askAtOnce, tell } from './support/others.ts'
import {
  alert,
  area,
  button,
  entrance,
  openComposer,
  openReply,
  send,
  status,
  texts,
  write,
} from './support/reader.ts'

askAtOnce()

const closing = () => page.getByText(/^The discussion is closed/)

describe('a discussion that is closed meanwhile', () => {
  test('is said, and leaves the composer with its text; posting says it again', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(2) })] })
    const element = await showThread(api)
    await write('Not lost')
    api.thread.state = 'closed'
    tell(api)
    await expect.element(closing().first()).toBeVisible()
    await expect.element(status()).toMatchTextContent('The discussion is closed.')
    await expect.element(area()).toHaveValue('Not lost')
    expect(element.controller.state?.thread.state).toBe('closed')
    await hasFocus(area())
    api.decline('post', 'thread_closed')
    await send()
    await expect.element(alert()).toMatchTextContent('The discussion was closed in the meantime.')
    await expect.element(area()).toHaveValue('Not lost')
  })

  test('opens no composer for the page either, also not when it is open again', async () => {
    const api = fakeApi({ threads: [aThread({ state: 'closed', comments: roots(1) })] })
    const element = await showThread(api)
    await element.focusComposer()
    expect(area().query()).toBeNull()
    api.thread.state = 'open'
    tell(api)
    await expect.element(entrance()).toBeVisible()
    expect(focused()).toBe(document.body)
  })

  test('says so beside what came in with it', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(1) })] })
    await showThread(api)
    api.thread.state = 'closed'
    add(api, aComment())
    await expect.element(status()).toMatchTextContent(/^1 new comment The discussion is closed\./)
  })

  test('says so also to whoever learns it by letting in what is new', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(1) })] })
    await showThread(api)
    add(api, aComment())
    await expect.element(status()).toHaveTextContent('1 new comment')
    api.thread.state = 'closed'
    await button('1 new comment').click()
    await expect.element(status()).toMatchTextContent(/^The discussion is closed\./)
    await eventually(() => texts().length).toBe(2)
  })

  test('says what came in with the answer in which it is open again', async () => {
    const api = fakeApi({ threads: [aThread({ state: 'closed', comments: roots(1) })] })
    await showThread(api)
    api.thread.state = 'open'
    add(api, aComment())
    await expect.element(entrance()).toBeVisible()
    await expect.element(status()).toHaveTextContent('1 new comment')
  })
})

describe('the line that opens the composer', () => {
  test('takes the focus back from nobody who has gone on before it is there', async () => {
    const element = await showThread(fakeApi({ threads: [aThread({ comments: roots(1) })] }))
    const line = await entrance().findElement()
    const reply = await button('Reply').findElement()
    line.focus()
    reply.focus()
    await element.perform('compose', '')
    await hasFocus(button('Reply'))
    expect(area().query()).toBeNull()
  })

  test('keeps the focus of whoever comes to it while a dialog goes', async () => {
    const element = await showThread(fakeApi({ threads: [aThread({ comments: roots(1) })] }))
    await write('My own')
    await send()
    await button('Your name and data').click()
    await button('Close').click()
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
    await hasFocus(button('Your name and data'))
    await button('Your name and data').click()
    await expect.element(page.getByRole('dialog')).toBeVisible()
    const line = await entrance().findElement()
    element.shadowRoot?.querySelector('dialog')?.close()
    line.focus()
    await eventually(() => element.shadowRoot?.querySelector('after-word-you')).toBeNull()
    await hasFocus(area())
  })
})

describe('a page that opens the composer', () => {
  test('loads the thread where it is not there yet', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(1) })] })
    const element = mountThread(api, 'style="margin-top: 9999px"')
    await element.updateComplete
    expect(element.state).toBe('idle')
    await element.focusComposer()
    await hasFocus(area())
    expect(api.of('read').length).toBe(1)
  })

  test('leads back to one that is open', async () => {
    const element = await showThread(fakeApi({ threads: [aThread({ comments: roots(1) })] }))
    await openComposer()
    ;(await button('Reply').findElement()).focus()
    await element.focusComposer()
    await hasFocus(area())
  })
})

describe('a page that loads the thread again', () => {
  test('leaves whoever is writing in peace', async () => {
    const api = fakeApi({
      threads: [aThread({ comments: [aComment({ name: 'Ada' }), ...roots(3)] })],
    })
    const element = await showThread(api)
    await openReply('Ada')
    await userEvent.keyboard('Half a ')
    const before = await area().findElement()
    const release = api.hold('read')
    const loaded = element.reload()
    await userEvent.keyboard('sen')
    expect(element.state).toBe('loading')
    release()
    await userEvent.keyboard('tence')
    await loaded
    await becomes(element, 'ready')
    expect(area().element()).toBe(before)
    await expect.element(area()).toHaveValue('Half a sentence')
    await hasFocus(area())
  })

  test('also where that fails, which the page hears of', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(1) })] })
    const element = await showThread(api)
    const heard: string[] = []
    for (const name of ['ready', 'error']) element.addEventListener(name, () => heard.push(name))
    await write('Kept')
    const before = await area().findElement()
    api.drop('read')
    await element.reload()
    expect(heard).toEqual(['error'])
    expect(element.state).toBe('ready')
    expect(area().element()).toBe(before)
    await hasFocus(area())
    await send()
    await eventually(texts).toEqual(['Kept', 'Root 1'])
  })

  test('of another thread in the middle of a post, posts to the one that it was written in', async () => {
    const api = fakeApi({ threads: [aThread(), aThread({ comments: roots(1) })] })
    const element = await showThread(api)
    const errors: unknown[] = []
    const note = (event: ErrorEvent) => errors.push(event.message)
    addEventListener('error', note)
    element.addEventListener('before-post', () => {
      element.thread = api.threads[1]?.key as string
    })
    await write('For the first')
    await send()
    await eventually(texts).toEqual(['Root 1'])
    await eventually(() => api.thread.comments.length).toBe(1)
    removeEventListener('error', note)
    expect(errors).toEqual([])
  })
})

describe('another order, or one comment alone', () => {
  const byOldest = () => page.getByRole('combobox', { name: 'Order' }).selectOptions('oldest')

  test('leaves in sight what the reader has written and waits for review', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(30) })], held: true })
    const element = await showThread(api)
    await write('Waiting')
    await send()
    await eventually(() => texts()[0]).toContain('Waiting')
    await byOldest()
    await eventually(() => texts().at(-1)).toBe('Root 20')
    expect(texts()[0]).toContain('Waiting')
    await element.showComment(api.thread.comments[25]?.id as string)
    await expect.element(page.getByText('Root 26')).toBeVisible()
    expect(texts().filter((text) => text.includes('Waiting'))).toHaveLength(1)
  })

  test('leaves no composer for what is not there, and sends what was posted in it', async () => {
    const api = fakeApi({
      threads: [aThread({ comments: [...roots(25), aComment({ name: 'Ada' })] })],
    })
    const element = await showThread(api)
    await openReply('Ada')
    await userEvent.keyboard('To Ada')
    api.drop('post')
    await send()
    await expect.element(alert()).toMatchTextContent('There is no connection')
    await byOldest()
    await eventually(() => texts().at(-1)).toBe('Root 20')
    expect(element.composing).toBeNull()
    dispatchEvent(new Event('online'))
    await eventually(() => api.of('post').length).toBe(2)
    await eventually(() => element.busy.size).toBe(0)
  })

  test('leaves no button for what was new before', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(30) })] })
    const element = await showThread(api)
    const made = aComment({ body: 'New' })
    add(api, made)
    await expect.element(button('1 new comment')).toBeVisible()
    await element.showComment(api.thread.comments[0]?.id as string)
    await expect.element(page.getByText('Root 1', { exact: true })).toBeVisible()
    expect(button(/new comment/).query()).toBeNull()
  })
})

describe('an element', () => {
  test('with an order that there is none of shows the newest first', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(2) })] })
    await showThread(api, 'sort="top"')
    expect(texts()).toEqual(['Root 2', 'Root 1'])
    expect(api.asked[0]?.url.searchParams.get('sort')).toBe('newest')
  })

  test('takes the address of its worker also with a slash at the end', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(1) })] })
    const element = await showThread(api)
    element.api = `${api.origin}/`
    await becomes(element, 'ready')
    expect(api.asked.at(-1)?.url.pathname).toMatch(/^\/v1\//)
  })

  test('that is not displayed loads nothing until it is', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(1) })] })
    const element = mountThread(api, 'hidden')
    await new Promise((later) => setTimeout(later, 200))
    expect([element.state, api.asked.length]).toEqual(['idle', 0])
    element.hidden = false
    await becomes(element, 'ready')
  })

  test('that was never on a page says that there is nothing to show', async () => {
    const element = new AfterWord()
    expect(await element.showComment('any')).toBe(false)
  })

  test('in which the first comment is new does not say that there is none', async () => {
    const api = fakeApi({ threads: [aThread()] })
    await showThread(api)
    await expect.element(page.getByText('Nobody has written anything yet.')).toBeVisible()
    add(api, aComment({ body: 'The first' }))
    await expect.element(button('1 new comment')).toBeVisible()
    expect(page.getByText('Nobody has written anything yet.').query()).toBeNull()
  })
})
