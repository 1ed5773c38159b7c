// Saving an edit over a line that fails, and over what has become of the comment meanwhile: nothing is typed twice,
// and no words that the reader has not seen are overwritten.
import { describe, expect, test } from 'vitest'
import type { Comment } from '../../worker/contract/shapes.ts'
import { audit } from './support/audit.ts'
import type { FakeApi } from './support/fake-api.ts'
import { eventually, hasFocus } from './support/mount.ts'
import { editor, own, save, startEditing, written } from './support/own.ts'
import { alert, button, status, texts } from './support/reader.ts'

const stored = (api: FakeApi) => api.thread.comments.at(-1) as Comment

describe('where the line fails, an edit', () => {
  test('loses nothing, and saves when it is back', async () => {
    const { api } = await written()
    await startEditing()
    api.drop('edit')
    await save('Written in a tunnel')
    await expect.element(alert()).toMatchTextContent('there is no connection')
    await button('Save').click()
    await eventually(() => texts()[0]).toBe('Written in a tunnel')
  })

  test('is done where only the answer to it was lost', async () => {
    const { api } = await written()
    await startEditing()
    api.dropAnswer('edit')
    await save('Written in a tunnel ')
    await expect.element(alert()).toMatchTextContent('there is no connection')
    await button('Save').click()
    await hasFocus(own())
    await expect.element(status()).toMatchTextContent('Your comment is changed.')
    expect(texts()[0]).toBe('Written in a tunnel')
    await startEditing()
    await save('And again')
    await eventually(() => api.of('edit').at(-1)?.headers.get('If-Match')).toBe('"2"')
  })

  test('goes on from what was saved where only the answer to it was lost', async () => {
    const { api } = await written()
    await startEditing()
    api.dropAnswer('edit')
    // Letters are kept composed.
    await save('Cafe\u0301')
    await expect.element(alert()).toMatchTextContent('there is no connection')
    await save('Café noir')
    await hasFocus(own())
    expect(alert().query()).toBeNull()
    expect(texts()[0]).toBe('Café noir')
  })

  test('shows what a moderator has made of words to which the answer was lost', async () => {
    const { api } = await written()
    await startEditing()
    api.dropAnswer('edit')
    await save('One')
    await expect.element(alert()).toMatchTextContent('there is no connection')
    Object.assign(stored(api), { revision: 3, body: 'Tidied' })
    await save('One, two')
    await expect.element(alert()).toMatchTextContent('Tidied')
    await expect.element(editor()).toHaveValue('One, two')
    await save('One, two')
    await eventually(() => texts()[0]).toBe('One, two')
  })
})

describe('where somebody else was sooner, an edit', () => {
  test('shows what has changed meanwhile, and then saves over it', async () => {
    const { api, element } = await written()
    Object.assign(stored(api), { revision: 7, body: 'Mended by a moderator' })
    await startEditing()
    await save('Mine after all')
    await expect.element(alert()).toMatchTextContent('was changed in the meantime')
    await expect.element(alert()).toMatchTextContent('Mended by a moderator')
    await expect.element(editor()).toHaveValue('Mine after all')
    await audit(element)
    await button('Save').click()
    await eventually(() => texts()[0]).toBe('Mine after all')
    expect(api.of('edit').at(-1)?.headers.get('If-Match')).toBe('"7"')
  })

  test.each(['approved', 'pending'] as const)(
    'is saved over one that was only %s, for its words are the same',
    async (state) => {
      const { api } = await written({ held: state === 'approved' })
      await startEditing()
      Object.assign(stored(api), { revision: 2, state })
      await save('What I wrote')
      await hasFocus(own())
      expect(alert().query()).toBeNull()
      expect(texts()[0]).toContain('What I wrote')
      expect(api.of('edit').map(({ headers }) => headers.get('If-Match'))).toEqual(['"1"', '"2"'])
    },
  )

  test('does not overwrite unseen what was made of it after it was shown either', async () => {
    const { api } = await written()
    await startEditing()
    Object.assign(stored(api), { revision: 2, body: 'Tidied' })
    await save('What I wrote')
    await expect.element(alert()).toMatchTextContent('Tidied')
    Object.assign(stored(api), { revision: 3, body: 'Tidied once more' })
    await button('Save').click()
    await expect.element(alert()).toMatchTextContent('Tidied once more')
    // No other words any more.
    Object.assign(stored(api), { revision: 4 })
    await button('Save').click()
    await eventually(() => texts()[0]).toBe('What I wrote')
    expect(api.of('edit').length).toBe(4)
  })
})
