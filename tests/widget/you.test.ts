// The reader's name and data: another name, a file of everything, being forgotten; and who is not asked.
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { AfterWord } from '../../widget/index.ts'
import { audit } from './support/audit.ts'
import { aComment, anAuthor, aThread } from './support/builders.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { eventually, hasFocus, nextEvent, showThread } from './support/mount.ts'
import {
  alert,
  area,
  articles,
  button,
  commentBy,
  nameField,
  openComposer,
  send,
  texts,
  write,
} from './support/reader.ts'

const dialog = (name = 'Your name and data') => page.getByRole('dialog', { name })
const field = () => page.getByRole('textbox', { name: 'Your name here' })
const hers = () => aComment({ name: 'Ada', body: 'Hers' })

async function written(attributes = ''): Promise<{ api: FakeApi; element: AfterWord }> {
  const api = fakeApi({ threads: [aThread({ comments: [hers()] })] })
  const element = await showThread(api, attributes)
  await write('My own')
  await userEvent.type(nameField(), 'Dora')
  await send()
  await expect.element(button('Your name and data')).toBeVisible()
  return { api, element }
}

async function openDialog(): Promise<void> {
  await button('Your name and data').click()
  await expect.element(dialog()).toBeVisible()
}

async function beForgotten(): Promise<void> {
  await openDialog()
  await button('Forget me').click()
  await button('Forget me').click()
  await expect.element(dialog('You are forgotten here.')).toBeVisible()
}

test('who has not acted has no data, and is not offered any', async () => {
  const api = fakeApi({ threads: [aThread({ comments: [hers()] })] })
  await showThread(api)
  await openComposer()
  expect(button('Your name and data').query()).toBeNull()
  expect(Object.keys(localStorage)).toEqual([])
})

describe('the name', () => {
  test('is changed for what is written later', async () => {
    const { api, element } = await written()
    await openDialog()
    await hasFocus(page.getByRole('heading', { name: 'Your name and data' }))
    await expect.element(field()).toHaveValue('Dora')
    await expect
      .element(page.getByText('kept in this browser alone', { exact: false }))
      .toBeVisible()
    await audit(element)
    await field().fill('Dorothea')
    await button('Save').click()
    await eventually(() => [...api.authors.names.values()]).toEqual(['Dorothea'])
    await audit(element)
    await userEvent.keyboard('{Escape}')
    await hasFocus(button('Your name and data'))
    await openComposer()
    await expect.element(nameField()).toHaveValue('Dorothea')
    await expect.element(commentBy('Dora')).toBeVisible()
  })

  test('is the new one too in a composer that is open, also after it is typed in', async () => {
    const { api } = await written()
    await write('Another')
    await openDialog()
    await field().fill('Dorothea')
    await button('Save').click()
    await expect
      .element(page.getByText('Your name is changed', { exact: false }).first())
      .toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(nameField()).toHaveValue('Dorothea')
    await userEvent.type(nameField(), ' B')
    await expect.element(nameField()).toHaveValue('Dorothea B')
    await userEvent.clear(nameField())
    await userEvent.type(nameField(), 'Dorothea')
    await send()
    await eventually(() => texts()[0]).toBe('Another')
    expect(api.of('post').at(-1)?.body).toMatchObject({ name: 'Dorothea' })
  })

  test('that is declined, or does not arrive, stays to be changed', async () => {
    const { api, element } = await written()
    await openDialog()
    await field().fill('Staff')
    api.decline('me', 'invalid_request', { errors: [{ pointer: '/name', detail: 'is reserved' }] })
    await button('Save').click()
    await expect.element(alert()).toHaveTextContent('The name is reserved.')
    await hasFocus(field())
    await expect.element(field()).toHaveAttribute('aria-invalid', 'true')
    await expect.element(field()).toHaveAccessibleDescription('The name is reserved.')
    await audit(element)
    api.drop('me')
    await button('Save').click()
    await expect.element(alert()).toMatchTextContent('There is no connection.')
    await expect.element(field()).toHaveAttribute('aria-invalid', 'false')
    await expect.element(field()).toHaveValue('Staff')
  })
})

test('all data is one file, however many the API makes of it', async () => {
  const { api } = await written()
  await write('Another')
  await send()
  await eventually(() => texts()[0]).toBe('Another')
  api.authors.perFile = 1
  const blobs: Blob[] = []
  const names: string[] = []
  const make = URL.createObjectURL
  const spies = [
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      blobs.push(blob as Blob)
      return make(blob)
    }),
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      names.push(this.download)
    }),
  ]
  onTestFinished(() => {
    for (const spy of spies) spy.mockRestore()
  })
  await openDialog()
  await button('Take my data along').click()
  await expect
    .element(page.getByText('Your data is in the file that was saved.').first())
    .toBeVisible()
  const file = JSON.parse(await (blobs[0] as Blob).text())
  expect(names).toEqual([`comments-${api.site.id}.json`])
  expect(file.comments.map(({ body }: { body: string }) => body)).toEqual(['My own', 'Another'])
  expect(file.next).toBeNull()
  expect(api.of('export').length).toBe(2)
  api.drop('export')
  await button('Take my data along').click()
  await expect.element(alert()).toMatchTextContent('There is no connection.')
})

describe('being forgotten', () => {
  test('takes comments, reactions and all that was kept, and the next act is somebody new’s', async () => {
    const { api, element } = await written()
    await button('Like').first().click()
    await eventually(() => api.of('react').length).toBe(1)
    await write('Half a thought')
    await button('Cancel').click()
    const forgotten = nextEvent<{ keep_comments: boolean }>(element, 'forgotten')
    await openDialog()
    await button('Forget me').click()
    await hasFocus(page.getByRole('heading', { name: 'Forget me' }))
    await expect.element(page.getByText('cannot be undone', { exact: false })).toBeVisible()
    await audit(element)
    await button('Forget me').click()
    await expect.element(dialog('You are forgotten here.')).toBeVisible()
    await audit(element)
    expect((await forgotten).detail).toEqual({ keep_comments: false })
    expect(Object.keys(localStorage)).toEqual([])
    await button('Close').click()
    await hasFocus(page.getByRole('heading', { name: 'Comments 1' }))
    expect(texts()).toEqual(['Hers'])
    expect(button('Like 1').query()).toBeNull()
    expect(button('Your name and data').query()).toBeNull()
    await write('Somebody new')
    await send()
    await eventually(() => texts()[0]).toBe('Somebody new')
    expect(api.of('session').map(({ body }) => body)).toEqual([{}, {}])
    await eventually(() => button('Withdraw').elements().length).toBe(1)
    expect(articles().first().element().textContent).toContain('Guest')
  })

  test('takes along what is open in a composer, and what waits in it', async () => {
    const { api } = await written()
    api.drop('post')
    await write('Half a thought')
    await send()
    await expect.element(alert()).toBeVisible()
    await beForgotten()
    await button('Close').click()
    expect(Object.keys(localStorage)).toEqual([])
    expect(alert().query()).toBeNull()
    dispatchEvent(new Event('online'))
    await openComposer()
    await expect.element(area()).toHaveValue('')
    await expect.element(nameField()).toHaveValue('')
    expect(api.of('post').length).toBe(2)
  })

  test('may leave the comments, without a name', async () => {
    const { api } = await written()
    await openDialog()
    await button('Forget me').click()
    await page.getByRole('checkbox').click()
    await button('Forget me').click()
    await button('Close').click()
    expect(texts()).toEqual(['My own', 'Hers'])
    await expect.element(commentBy('Guest')).toBeVisible()
    expect(button('Withdraw').query()).toBeNull()
    expect(api.of('me').at(-1)?.body).toEqual({ keep_comments: true })
  })

  test('that fails changes nothing, and can be given up', async () => {
    const { api, element } = await written()
    await openDialog()
    await button('Forget me').click()
    api.drop('me')
    await button('Forget me').click()
    await expect.element(alert()).toMatchTextContent('There is no connection.')
    await audit(element)
    await button('Cancel').click()
    await hasFocus(page.getByRole('heading', { name: 'Your name and data' }))
    await button('Close').click()
    await hasFocus(button('Your name and data'))
    expect(texts()).toEqual(['My own', 'Hers'])
    expect(localStorage.length).toBe(2)
  })
})

test('where the page denies consent, nothing is kept or read, and all of it works in the page’s life', async () => {
  const touched: string[] = []
  const spies = (['getItem', 'setItem', 'removeItem'] as const).map((name) =>
    vi.spyOn(Storage.prototype, name).mockImplementation((key: string) => {
      touched.push(`${name} ${key}`)
      return null
    }),
  )
  onTestFinished(() => {
    for (const spy of spies) spy.mockRestore()
  })
  const { api } = await written('consent="denied"')
  await button('Like').first().click()
  await expect.element(button('Like 1')).toBeVisible()
  await button('Edit').click()
  await page.getByRole('textbox', { name: 'Edit your comment' }).fill('Mended')
  await button('Save').click()
  await eventually(() => texts()[0]).toBe('Mended')
  await openDialog()
  await expect
    .element(page.getByText('may keep nothing in this browser', { exact: false }))
    .toBeVisible()
  await button('Close').click()
  // Taking away is no keeping.
  const kept = () => touched.filter((one) => !one.startsWith('removeItem'))
  expect(kept()).toEqual([])
  await beForgotten()
  await button('Close').click()
  expect(texts()).toEqual(['Hers'])
  expect(api.guests.size).toBe(1)
  // Whom else there is to forget.
  const identity = `getItem after-word:${api.site.id}@${api.origin}`
  expect(new Set(kept())).toEqual(new Set([identity]))
  expect(Object.keys(localStorage)).toEqual([])
})

test('where storage is full, the reader is told that nothing is kept', async () => {
  const spy = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('exceeded the quota', 'QuotaExceededError')
  })
  onTestFinished(() => spy.mockRestore())
  await written()
  await expect.element(button('Withdraw')).toBeVisible()
  await openDialog()
  await expect
    .element(page.getByText('may keep nothing in this browser', { exact: false }))
    .toBeVisible()
})

test('an author has one mark, and another of a name that sounds the same has another, for eyes and for ears', async () => {
  const by = (id: string, name: string) => ({ ...aComment(), author: anAuthor(id, name) })
  const comments = [by('one', 'Ida'), by('another', 'ida'), by('one', 'Ida'), by('third', 'Eve')]
  const element = await showThread(fakeApi({ threads: [aThread({ comments })] }))
  const marks = [...element.renderRoot.querySelectorAll('[part=avatar]')]
  const [eve, again, other, one] = marks.map((mark) => mark.textContent)
  expect(new Set([eve, again, other]).size).toBe(3)
  expect(again).toBe(one)
  // Said only of whoever comes second under a name.
  const said = page.getByRole('img')
  await expect.element(said).toBeVisible()
  expect(said.element()).toBe(marks[2])
  expect(marks[2]?.getAttribute('aria-label')).toMatch(/^\d+$/)
  expect(marks[2]?.getAttribute('aria-label')).not.toBe(marks[1]?.getAttribute('aria-label'))
  await audit(element)
})
