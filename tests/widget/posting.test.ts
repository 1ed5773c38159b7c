// Posting: what is sent, where the comment stands then, where the focus goes, and what is said.
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { audit } from './support/audit.ts'
import { aComment, aReply, aThread, replies, roots } from './support/builders.ts'
import { type Asked, fakeApi } from './support/fake-api.ts'
import { eventually, hasFocus, nextEvent, showThread } from './support/mount.ts'
import {
  alert,
  area,
  articles,
  button,
  commentBy,
  entrance,
  nameField,
  openComposer,
  openReply,
  send,
  status,
  texts,
  write,
} from './support/reader.ts'

const heading = () => page.getByRole('heading', { level: 2 })

describe('a comment on the article', () => {
  test('stands on top, is counted, has the focus, and that is said', async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(2) })] })
    const element = await showThread(api)
    await write('My own')
    await userEvent.type(nameField(), 'Ada')
    await send()
    await hasFocus(commentBy('Ada'))
    expect(texts()).toEqual(['My own', 'Root 2', 'Root 1'])
    await expect.element(heading()).toMatchTextContent('Comments 3')
    await expect.element(status()).toHaveTextContent('Your comment is published.')
    await expect.element(entrance()).toBeVisible()
    await expect.element(entrance()).toHaveValue('')
    await audit(element)
  })

  test('is the first of an empty thread', async () => {
    const element = await showThread(fakeApi())
    await write('The very first')
    await send()
    await hasFocus(articles())
    await expect.element(heading()).toMatchTextContent('Comments 1')
    expect(page.getByText('Nobody has written anything yet.').query()).toBeNull()
    await audit(element)
  })

  test('is sent with everything the API asks for, and nothing else', async () => {
    const api = fakeApi()
    await showThread(api)
    await write('  My *own*  ')
    await userEvent.type(nameField(), ' Ada ')
    await send()
    await hasFocus(articles())
    const [asked] = api.of('post') as [Asked]
    expect(asked.method).toBe('POST')
    expect(asked.url.pathname).toBe(`/v1/sites/${api.site.id}/threads/${api.thread.key}/comments`)
    expect(asked.body).toEqual({
      body: 'My *own*',
      name: 'Ada',
      parent_id: null,
      page: { url: location.href.split('#')[0], title: document.title },
    })
    expect([...asked.headers.keys()].sort()).toEqual([
      'authorization',
      'content-type',
      'idempotency-key',
    ])
    expect(asked.headers.get('Idempotency-Key')).toMatch(/^\d{1,10}(-\d{1,10}){3}$/)
    expect(asked.init.credentials).toBe('omit')
  })

  test('without a name is sent without one', async () => {
    const api = fakeApi()
    await showThread(api)
    await write('My own')
    await send()
    await hasFocus(commentBy('Guest'))
    expect(api.of('post')[0]?.body).toMatchObject({ name: null })
  })

  test.each(['{Control>}{Enter}{/Control}', '{Meta>}{Enter}{/Meta}'])(
    'is sent with %s',
    async (keys) => {
      await showThread(fakeApi())
      await write(`My own${keys}`)
      await hasFocus(articles())
      expect(texts()).toEqual(['My own'])
    },
  )

  test('is told anew each time: the status is spoken for a second comment too', async () => {
    await showThread(fakeApi())
    for (const text of ['One', 'Two']) {
      await write(text)
      await expect.element(status()).toHaveTextContent('')
      await send()
      await expect.element(status()).toHaveTextContent('Your comment is published.')
    }
  })

  test('is sent once where the button is pressed twice', async () => {
    const api = fakeApi()
    await showThread(api)
    const release = api.hold('post')
    await write('My own')
    await button('Post comment').dblClick()
    await expect.element(button('Posting …')).toHaveAttribute('aria-disabled', 'true')
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    release()
    await hasFocus(articles())
    expect(api.of('post').length).toBe(1)
    expect(api.thread.comments.length).toBe(1)
  })

  test('that is written while the thread changes does not stray into the other', async () => {
    const api = fakeApi({ threads: [aThread(), aThread({ comments: roots(1) })] })
    const element = await showThread(api)
    const release = api.hold('post')
    await write('For the first')
    await send()
    await eventually(() => api.of('post').length).toBe(1)
    element.thread = api.threads[1]?.key
    await eventually(texts).toEqual(['Root 1'])
    const posted = nextEvent(element, 'comment-posted')
    release()
    await posted
    await element.updateComplete
    expect(api.thread.comments.length).toBe(1)
    expect(texts()).toEqual(['Root 1'])
    await expect.element(heading()).toMatchTextContent('Comments 1')
  })
})

describe('a comment that is still on its way when the reader goes on to a reply', () => {
  const underWay = async () => {
    const api = fakeApi({ threads: [aThread({ comments: [aComment({ name: 'Ada' })] })] })
    const element = await showThread(api)
    const release = api.hold('post')
    await write('My own')
    await send()
    await eventually(() => api.of('post').length).toBe(1)
    await openReply('Ada')
    await userEvent.keyboard('To Ada')
    return { api, element, release }
  }

  test('arrives, and leaves the reply and the focus alone', async () => {
    const { element, release } = await underWay()
    const posted = nextEvent(element, 'comment-posted')
    release()
    await posted
    await expect.element(articles().first()).toMatchTextContent('My own')
    await expect.element(status()).toHaveTextContent('Your comment is published.')
    await expect.element(area()).toHaveValue('To Ada')
    await hasFocus(area())
  })

  test('and fails, is said to have failed, and its text is kept', async () => {
    const { api, release } = await underWay()
    api.thread.state = 'closed'
    release()
    await expect.element(alert()).toMatchTextContent('The discussion was closed in the meantime.')
    await hasFocus(area())
    await expect.element(area()).toHaveValue('To Ada')
    await openComposer()
    await expect.element(area()).toHaveValue('My own')
  })
})

test('a text cannot be changed while it is on its way', async () => {
  const api = fakeApi()
  await showThread(api)
  const release = api.hold('post')
  await write('My own')
  await send()
  await expect.element(area()).toHaveAttribute('readonly')
  release()
  await hasFocus(articles())
})

describe('a reply', () => {
  test('stands below what it answers, and has the focus', async () => {
    const ada = aComment({ name: 'Ada', body: 'The root' })
    const ben = aReply(ada, { name: 'Ben', body: 'The reply' })
    const api = fakeApi({ threads: [aThread({ comments: [ada, ben] })] })
    const element = await showThread(api)
    await openReply('Ben')
    await userEvent.keyboard('To Ben')
    await send()
    await hasFocus(articles().filter({ hasText: 'To Ben' }))
    expect(api.of('post')[0]?.body).toMatchObject({ parent_id: ben.id })
    expect(texts()).toEqual(['The root', 'The reply', 'To Ben'])
    const own = articles().filter({ hasText: 'To Ben' }).element()
    const parent = own.closest('li')?.parentElement?.closest('li')?.querySelector('article')
    expect(parent).toBe(commentBy('Ben').element())
    await expect.element(heading()).toMatchTextContent('Comments 3')
    await expect.element(status()).toHaveTextContent('Your comment is published.')
    expect(area().query()).toBeNull()
    await audit(element)
  })

  test('stands there once when the rest of its branch comes', async () => {
    const ada = aComment({ name: 'Ada', body: 'The root' })
    const api = fakeApi({ threads: [aThread({ comments: [ada, ...replies(ada, 5)] })] })
    await showThread(api)
    await openReply('Ada')
    await userEvent.keyboard('My own')
    await send()
    await eventually(() => texts().at(-1)).toBe('My own')
    await button('2 more replies').click()
    await eventually(() => texts().length).toBe(7)
    expect(texts().at(-1)).toBe('My own')
  })
})

describe('a comment that is held', () => {
  test('stands there for its author, marked, and is not counted', async () => {
    const api = fakeApi({ held: true, threads: [aThread({ comments: roots(1) })] })
    const element = await showThread(api)
    await write('My own')
    await send()
    await hasFocus(articles().first())
    await expect.element(articles().first()).toMatchTextContent('Waiting for review.')
    await expect
      .element(status())
      .toHaveTextContent(
        'Thank you. Your comment waits for review; until then only you can see it.',
      )
    await expect.element(heading()).toMatchTextContent('Comments 1')
    const offered = () => articles().first().getByRole('button').elements()
    await eventually(() => offered().map(({ textContent }) => textContent)).toEqual([
      'Edit',
      'Withdraw',
    ])
    await audit(element)
  })

  test('is there again when its author comes again', async () => {
    const api = fakeApi({ held: true })
    const first = await showThread(api)
    const held = nextEvent(first, 'comment-held')
    await write('My own')
    await send()
    await held
    first.parentElement?.remove()
    const element = await showThread(api)
    await expect.element(articles()).toMatchTextContent('Waiting for review.')
    await expect.element(articles()).toMatchTextContent('My own')
    await audit(element)
  })

  test('as a reply is there again though what it answers is not loaded', async () => {
    const ada = aComment({ name: 'Ada', body: 'The root' })
    const later = replies(ada, 9)
    const api = fakeApi({ held: true, threads: [aThread({ comments: [ada, ...later] })] })
    const first = await showThread(api)
    await button('6 more replies').click()
    await eventually(() => texts().length).toBe(10)
    await articles().last().getByRole('button', { name: 'Reply' }).click()
    await hasFocus(area())
    await userEvent.keyboard('My own')
    await send()
    await hasFocus(articles().filter({ hasText: 'My own' }))
    first.parentElement?.remove()
    const element = await showThread(api)
    await expect.element(articles().first()).toMatchTextContent('My own')
    await expect.element(articles().first()).toMatchTextContent('Waiting for review.')
    await audit(element)
  })

  test('as a reply stands below what it answers', async () => {
    const ada = aComment({ name: 'Ada', body: 'The root' })
    const api = fakeApi({ held: true, threads: [aThread({ comments: [ada] })] })
    await showThread(api)
    await openReply('Ada')
    await userEvent.keyboard('My own')
    await send()
    await hasFocus(articles().last())
    await expect.element(articles().last()).toMatchTextContent('Waiting for review.')
    expect(alert().query()).toBeNull()
  })
})
