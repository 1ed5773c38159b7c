// The element in each of its states: what a reader finds there, and that axe finds nothing.
import { describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { audit } from './support/audit.ts'
import { aComment, aReply, aSite, aThread, roots } from './support/builders.ts'
import { fakeApi } from './support/fake-api.ts'
import { becomes, mountThread, showThread } from './support/mount.ts'
import { alert, articles, button, commentBy, entrance, texts } from './support/reader.ts'

test('ready: the comments, newest first, with their number in the heading', async () => {
  const first = aComment({ body: 'The first', name: 'Ada', edited_at: '2026-01-02T03:04:05Z' })
  const second = aComment({ body: 'The second', reactions: [{ kind: 'like', count: 1234 }] })
  const pinned = aComment({
    body: 'The pinned',
    name: 'Desk',
    pinned: true,
    posted_at: '2020-01-01',
  })
  const comments = [pinned, first, aReply(first, { body: 'A reply' }), second]
  const api = fakeApi({ threads: [aThread({ comments })] })
  const element = await showThread(api)
  await expect.element(page.getByRole('heading', { level: 2 })).toMatchTextContent('Comments 4')
  expect(texts()).toEqual(['The pinned', 'The second', 'The first', 'A reply'])
  await expect.element(commentBy('Ada')).toMatchTextContent('edited')
  await expect.element(commentBy('Desk')).toMatchTextContent('Pinned')
  await expect.element(button('Like 1,234')).toMatchTextContent('👍 1,234')
  await audit(element)
})

test('empty: an invitation, no number and no list', async () => {
  const element = await showThread(fakeApi())
  await expect.element(page.getByText('Nobody has written anything yet.')).toBeVisible()
  await expect.element(page.getByText('Yours can be the first comment.')).toBeVisible()
  await expect.element(entrance()).toBeVisible()
  await expect.element(page.getByRole('heading', { level: 2 })).toMatchTextContent(/^Comments\s*$/)
  expect(page.getByRole('list').elements().length).toBe(0)
  await audit(element)
})

test('closed: it can be read and reacted to, and it says that it is closed', async () => {
  const thread = aThread({ state: 'closed', comments: roots(2) })
  const element = await showThread(fakeApi({ threads: [thread] }))
  await expect
    .element(page.getByText('The discussion is closed. It can still be read.'))
    .toBeVisible()
  expect(entrance().query()).toBeNull()
  expect(button('Reply').elements().length).toBe(0)
  expect(articles().elements().length).toBe(2)
  await expect.element(button('React').first()).toBeEnabled()
  await audit(element)
})

test('closed and empty: nobody is invited', async () => {
  const element = await showThread(fakeApi({ threads: [aThread({ state: 'closed' })] }))
  await expect.element(page.getByText('Nobody has written anything yet.')).toBeVisible()
  expect(page.getByText('Yours can be the first comment.').query()).toBeNull()
  await audit(element)
})

test('a notice of the site stands above the composer', async () => {
  const api = fakeApi({ site: aSite({ notice: 'Please be kind.' }) })
  const element = await showThread(api)
  await expect.element(page.getByText('Please be kind.')).toBeVisible()
  await audit(element)
})

describe('on a page whose origin is not on the site’s list', () => {
  const foreign = () =>
    fakeApi({
      site: aSite({ id: 'gazette', origins: ['https://elsewhere.example'] }),
      threads: [
        aThread({
          reactions: [{ kind: 'like', count: 2 }],
          comments: [aComment({ name: 'Ada', reactions: [{ kind: 'insight', count: 4 }] })],
        }),
      ],
    })

  test('the thread is read, and the owner is told where the composer would be', async () => {
    const element = await showThread(foreign())
    const words = page.getByText(/is not among the origins/)
    await expect.element(words).toBeVisible()
    await expect.element(words).toMatchTextContent(`because ${location.origin} is not`)
    await expect
      .element(words)
      .toMatchTextContent(`site set gazette --add-origin ${location.origin}`)
    await expect.element(commentBy('Ada')).toBeVisible()
    expect(entrance().query()).toBeNull()
    await audit(element)
  })

  test('the command is for the deployed worker, where that is asked', async () => {
    await showThread(foreign())
    const words = page.getByText(/is not among the origins/)
    await expect.element(words).toMatchTextContent(`--add-origin ${location.origin} --remote`)
  })

  test('the words are there with the first comment, and move nothing later', async () => {
    const element = mountThread(foreign())
    const seen = new Promise<string>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!element.shadowRoot?.querySelector('article')) return
        observer.disconnect()
        resolve(element.shadowRoot.textContent ?? '')
      })
      observer.observe(element.shadowRoot as ShadowRoot, { childList: true, subtree: true })
    })
    expect(await seen).toContain('is not among the origins')
  })

  test('reactions are shown and cannot be set', async () => {
    const element = await showThread(foreign())
    await expect.element(button('Like 2')).toBeDisabled()
    await expect.element(commentBy('Ada').getByRole('button')).toBeDisabled()
    await expect.element(button('Insightful 4')).toBeVisible()
    await audit(element)
  })

  test('a closed thread says that it is closed, and nothing to the owner', async () => {
    const api = foreign()
    api.thread.state = 'closed'
    await showThread(api)
    await expect.element(page.getByText(/^The discussion is closed/)).toBeVisible()
  })
})

test('unknown site: the owner is told, the fallback stays, and it can be tried again', async () => {
  const api = fakeApi()
  const element = mountThread(api, '', '<p>Letters to the editor</p>')
  element.site = 'gazete'
  await becomes(element, 'failed')
  await expect.element(alert()).toMatchTextContent('There is no site “gazete” here')
  await expect.element(page.getByText('Letters to the editor')).toBeVisible()
  await expect.element(button('Try again')).toBeVisible()
  await audit(element)
})

test('no site: the owner is told, and nothing is asked', async () => {
  const api = fakeApi()
  const element = mountThread(api)
  element.removeAttribute('site')
  await becomes(element, 'failed')
  await expect.element(alert()).toMatchTextContent('This element has no “site”')
  await audit(element)
  expect(api.asked.filter(({ url }) => /undefined|null/.test(url.pathname))).toEqual([])
})

describe('a comment that is gone', () => {
  const gone = (state: 'removed' | 'withdrawn') => {
    const tombstone = aComment({ state })
    return aThread({ comments: [tombstone, aReply(tombstone, { name: 'Ben', body: 'Why?' })] })
  }

  test.each([
    ['removed', 'This comment was removed.'],
    ['withdrawn', 'This comment was withdrawn by its author.'],
  ] as const)('says that it was %s and keeps its replies', async (state, words) => {
    const element = await showThread(fakeApi({ threads: [gone(state)] }))
    await expect.element(articles().first()).toMatchTextContent(words)
    await expect.element(commentBy('Ben')).toBeVisible()
    await expect.element(page.getByRole('heading', { level: 2 })).toMatchTextContent('Comments 1')
    await audit(element)
  })

  test('until it is reviewed says so and keeps its replies', async () => {
    const edited = aComment({ state: 'pending', body_nodes: [] })
    const thread = aThread({ comments: [edited, aReply(edited, { name: 'Ben' })] })
    const element = await showThread(fakeApi({ threads: [thread] }))
    await expect.element(articles().first()).toMatchTextContent('This comment is being reviewed.')
    await expect.element(commentBy('Ben')).toBeVisible()
    await audit(element)
  })

  test('has no author, no reactions and no way to reply', async () => {
    await showThread(fakeApi({ threads: [gone('removed')] }))
    const tombstone = articles().first()
    expect(tombstone.getByRole('button').elements().length).toBe(0)
    expect(tombstone.element().textContent).not.toContain('Guest')
    expect(tombstone.element().getAttribute('aria-label')).not.toContain('Guest')
  })
})

test('a page without a usable thread key: the owner is told', async () => {
  const api = fakeApi()
  api.decline('read', 'invalid_path')
  const element = mountThread(api)
  await becomes(element, 'failed')
  await expect.element(alert()).toMatchTextContent('This page has no usable thread key')
  await audit(element)
})

test('a reply at the greatest depth that the site allows cannot be answered', async () => {
  const ada = aComment({ name: 'Ada' })
  const ben = aReply(ada, { name: 'Ben' })
  const site = aSite({ limits: { depth: 1 } })
  await showThread(fakeApi({ site, threads: [aThread({ comments: [ada, ben] })] }))
  await expect.element(commentBy('Ada').getByRole('button', { name: 'Reply' })).toBeVisible()
  expect(commentBy('Ben').getByRole('button', { name: 'Reply' }).query()).toBeNull()
})

test('replies stand in their parents, to the twelfth level', async () => {
  const comments = [aComment({ name: 'Level 0' })]
  for (let depth = 1; depth <= 12; depth++) {
    comments.push(aReply(comments[depth - 1] as never, { name: `Level ${depth}` }))
  }
  const site = aSite({ limits: { replies_per_root: 10 } })
  const api = fakeApi({ site, threads: [aThread({ comments })] })
  const element = await showThread(api)
  await button('2 more replies').click()
  await expect.element(commentBy('Level 12')).toBeVisible()
  for (let depth = 1; depth <= 12; depth++) {
    const item = commentBy(`Level ${depth}`).element().closest('li')
    const parent = item?.parentElement?.closest('li')?.querySelector('article')
    expect(parent?.getAttribute('aria-label')).toBe(`Comment by Level ${depth - 1}`)
  }
  await audit(element)
})
