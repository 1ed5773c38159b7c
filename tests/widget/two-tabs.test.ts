// The same page in two tabs of one browser: what is done in one is neither undone nor done again by the other.
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { eventually, showThread } from './support/mount.ts'
import { askAtOnce, tell } from './support/others.ts'
import {
  alert,
  area,
  button,
  nameField,
  openComposer,
  postInVain,
  send,
  texts,
  write,
} from './support/reader.ts'

askAtOnce()

/** Another tab takes away what is kept. */
function forgetElsewhere(isMeant = (_key: string) => true): void {
  for (const key of Object.keys(localStorage).filter(isMeant)) {
    localStorage.removeItem(key)
    dispatchEvent(new StorageEvent('storage', { key, newValue: null }))
  }
}

describe('who is forgotten in one tab', () => {
  test.each([
    ['one by one', () => forgetElsewhere()],
    [
      'with all that the page has kept',
      () => {
        localStorage.clear()
        dispatchEvent(new StorageEvent('storage', { key: null, newValue: null }))
      },
    ],
  ])('is somebody new in the other (%s)', async (_, forget) => {
    const api = fakeApi()
    await showThread(api)
    await write('Before')
    await userEvent.type(nameField(), 'Dora')
    await send()
    await eventually(() => texts()[0]).toBe('Before')
    forget()
    await openComposer()
    await expect.element(nameField()).toHaveValue('')
    await userEvent.type(area(), 'After')
    await send()
    await eventually(() => texts()[0]).toBe('After')
    const [before, after] = api.thread.comments
    expect(after?.author?.id).not.toBe(before?.author?.id)
    expect(api.of('session').map(({ body }) => body)).toEqual([{}, {}])
  })
})

describe('the name in a composer that is open', () => {
  test('is posted as it stands there, also where all that was kept is gone', async () => {
    const api = fakeApi()
    await showThread(api)
    await write('My own')
    await userEvent.type(nameField(), 'Pam')
    // By the page itself, so that nobody is told.
    localStorage.clear()
    await expect.element(nameField()).toHaveValue('Pam')
    await send()
    await eventually(() => texts()[0]).toBe('My own')
    expect(api.of('post')[0]?.body).toMatchObject({ name: 'Pam' })
  })

  test('is the one that another tab has given, as soon as the reader is back', async () => {
    const api = fakeApi()
    await showThread(api)
    await write('My own')
    await userEvent.type(nameField(), 'Pam')
    localStorage.setItem(`after-word:name:${api.site.id}`, 'Pamela')
    await area().click()
    await expect.element(nameField()).toHaveValue('Pamela')
    await send()
    await eventually(() => texts()[0]).toBe('My own')
    expect(api.of('post')[0]?.body).toMatchObject({ name: 'Pamela' })
  })
})

test('a reaction that is taken back in one is not pressed in the other, and can be set again', async () => {
  const api = fakeApi()
  await showThread(api)
  await button('Like').first().click()
  await expect.element(button('Like 1')).toHaveAttribute('aria-pressed', 'true')
  await eventually(() => api.of('react').length).toBe(1)
  api.reactions.clear()
  api.thread.reactions = []
  tell(api)
  await expect.element(button('Like')).toHaveAttribute('aria-pressed', 'false')
  await button('Like').click()
  await expect.element(button('Like 1')).toHaveAttribute('aria-pressed', 'true')
  await eventually(() => api.of('react').map(({ method }) => method)).toEqual(['PUT', 'PUT'])
})

test('what storage did not take is not lost by what another tab forgets', async () => {
  const api = fakeApi()
  await showThread(api)
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('exceeded the quota', 'QuotaExceededError')
  })
  onTestFinished(() => full.mockRestore())
  await button('Like').first().click()
  await eventually(() => api.of('react').length).toBe(1)
  for (const storageArea of [localStorage, sessionStorage])
    dispatchEvent(new StorageEvent('storage', { key: null, newValue: null, storageArea }))
  await button('Insightful').first().click()
  await eventually(() => api.of('react').length).toBe(2)
  expect(api.guests.size).toBe(1)
})

/** Another tab posts the draft that is kept, and hears nothing of it. */
async function sendElsewhere(api: FakeApi, arrived: boolean): Promise<void> {
  const at = Object.keys(localStorage).find((key) => key.endsWith(':')) as string
  const kept = JSON.parse(localStorage[at])
  const sent = JSON.stringify({ body: kept.text, name: null, parent_id: null })
  const page = { url: location.href.split('#', 1).join(), title: document.title }
  localStorage[at] = JSON.stringify({ ...kept, sent, page, tried: true })
  localStorage[`${at}?`] = ''
  if (!arrived) return
  const url = `${api.origin}/v1/sites/${api.site.id}/session`
  const begun = await api.fetch(url, { method: 'POST', body: '{}' })
  const { token, guest_key, expires_at, author } = await begun.json()
  const session = { token, guest_key, expires_at, author, at: Date.now() }
  localStorage[`after-word:${api.site.id}@${api.origin}`] = JSON.stringify(session)
  await api.fetch(`${api.origin}/v1/sites/${api.site.id}/threads/${api.thread.key}/comments`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Idempotency-Key': kept.key },
    body: JSON.stringify({ ...JSON.parse(sent), page }),
  })
}

describe('a draft that is in both', () => {
  test('is not offered any more once it was posted in the other', async () => {
    const api = fakeApi()
    const element = await showThread(api)
    await write('My own')
    forgetElsewhere((key) => key.includes(':draft:'))
    await element.reload()
    document.querySelector('main')?.remove()
    await showThread(api)
    await openComposer()
    await expect.element(area()).toHaveValue('')
  })

  test.each([
    ['', false],
    ['', true],
    [' and more', false],
  ])(
    'is posted once where the other had no answer (with “%s”, arrived: %s)',
    async (more, arrived) => {
      const api = fakeApi()
      await showThread(api)
      await write('My own')
      await sendElsewhere(api, arrived)
      if (more) await userEvent.type(area(), more)
      await send()
      await eventually(texts).toEqual([`My own${more}`])
      expect(api.thread.comments.length).toBe(1)
      expect(Object.keys(localStorage).filter((key) => key.includes(':draft:'))).toEqual([])
    },
  )

  test('is tried again where the other is still sending it', async () => {
    const api = fakeApi()
    await showThread(api)
    api.decline('post', 'in_progress')
    await write('My own')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      await send()
      await expect.element(alert()).toMatchTextContent('It is still being sent.')
      await vi.advanceTimersByTimeAsync(15_000)
      await eventually(texts).toEqual(['My own'])
    } finally {
      vi.useRealTimers()
    }
  })

  test('is tried again after a reload too', async () => {
    const api = fakeApi()
    await showThread(api)
    await postInVain(api, 'My own')
    document.querySelector('main')?.remove()
    api.decline('post', 'in_progress')
    await showThread(api)
    await expect.element(alert()).toMatchTextContent('It is still being sent.')
    dispatchEvent(new Event('online'))
    await eventually(texts).toEqual(['My own'])
    expect(alert().query()).toBeNull()
  })
})
