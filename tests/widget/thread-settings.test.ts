// What moderators set of a thread, as readers find it: words to everybody, and when it closes.
import { describe, expect, onTestFinished, test } from 'vitest'
import { page } from 'vitest/browser'
import { english } from '../../widget/messages/formats.ts'
import { audit } from './support/audit.ts'
import { aSite, aThread, roots } from './support/builders.ts'
import { fakeApi } from './support/fake-api.ts'
import { showThread } from './support/mount.ts'
import { area, entrance, inDanish, openComposer } from './support/reader.ts'

const message = 'Please stay with the budget.'
const words = () => page.getByText(message)
const isBelow = (lower: Element, upper: Element) =>
  upper.compareDocumentPosition(lower) === Node.DOCUMENT_POSITION_FOLLOWING

describe('the message of a thread', () => {
  test('stands above the line that leads to the composer, and above the composer', async () => {
    const element = await showThread(fakeApi({ threads: [aThread({ message })] }))
    await expect.element(words()).toBeVisible()
    expect(isBelow(entrance().element(), words().element())).toBe(true)
    await audit(element)
    await openComposer()
    expect(isBelow(area().element(), words().element())).toBe(true)
    await audit(element)
  })

  test('stands below the notice of the site', async () => {
    const site = aSite({ notice: 'Please be kind.' })
    await showThread(fakeApi({ site, threads: [aThread({ message })] }))
    expect(isBelow(words().element(), page.getByText('Please be kind.').element())).toBe(true)
  })

  test('is there too where the thread is closed, and where nobody may write', async () => {
    const closed = aThread({ message, state: 'closed', comments: roots(1) })
    const element = await showThread(fakeApi({ threads: [closed] }))
    await expect.element(words()).toBeVisible()
    const state = page.getByText(/^The discussion is closed/)
    expect(isBelow(state.element(), words().element())).toBe(true)
    await audit(element)
    element.parentElement?.remove()
    const site = aSite({ origins: [] })
    await showThread(fakeApi({ site, threads: [aThread({ message })] }))
    await expect.element(words()).toBeVisible()
  })

  test('leaves nothing where there is none', async () => {
    const element = await showThread(fakeApi())
    expect(element.renderRoot.querySelector('[part~=message], [part~=notice]')).toBeNull()
  })

  test('keeps its lines', async () => {
    const threads = [aThread({ message: 'One line.\nAnother.' })]
    await showThread(fakeApi({ threads }))
    const { whiteSpace } = getComputedStyle(page.getByText(/^One line/).element())
    expect(whiteSpace).toBe('pre-line')
  })

  test('is a part that the page can style', async () => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('after-word::part(message) { color: rgb(1, 2, 3) }')
    document.adoptedStyleSheets.push(sheet)
    onTestFinished(() => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
    })
    const site = aSite({ notice: 'Please be kind.' })
    await showThread(fakeApi({ site, threads: [aThread({ message })] }))
    const colorOf = (node: Element) => getComputedStyle(node).color
    expect(colorOf(words().element())).toBe('rgb(1, 2, 3)')
    expect(colorOf(page.getByText('Please be kind.').element())).not.toBe('rgb(1, 2, 3)')
  })

  test('is text, in the page’s language and in a direction of its own', async () => {
    const text = 'سلام <b>run</b><script>run++</script>'
    const api = fakeApi({ threads: [aThread({ message: text })] })
    const element = await showThread(api, 'lang="ur"')
    const found = page.getByText(text)
    await expect.element(found).toHaveAttribute('lang', 'ur')
    expect(getComputedStyle(found.element()).direction).toBe('rtl')
    expect(found.element().childElementCount).toBe(0)
    await audit(element)
  })
})

describe('the time at which a discussion closes', () => {
  const inAWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString()

  test('is said where one writes, and describes the field', async () => {
    const closes_at = inAWeek()
    const element = await showThread(fakeApi({ threads: [aThread({ closes_at })] }))
    expect(page.getByText(/The discussion closes/).query()).toBeNull()
    await openComposer()
    const said = `The discussion closes on ${english.absolute(closes_at)}.`
    await expect.element(page.getByText(/The discussion closes/)).toMatchTextContent(said)
    expect(area().element().getAttribute('aria-describedby')).toContain('aw-hint')
    await expect.element(area()).toHaveAccessibleDescription(new RegExp(`bold.*${said}`))
    await audit(element)
  })

  test('is said in the language of the page', async () => {
    const closes_at = inAWeek()
    const element = await showThread(fakeApi({ threads: [aThread({ closes_at })] }), 'lang="da"')
    await openComposer()
    const moment = page.getByText(inDanish(closes_at), { exact: true })
    await expect.element(moment).toHaveAttribute('lang', 'da')
    await audit(element)
  })

  test.each([null, '2020-01-01T00:00:00.000Z'])('is not said where it is %s', async (closes_at) => {
    await showThread(fakeApi({ threads: [aThread({ closes_at })] }))
    await openComposer()
    await expect.element(page.getByText(/links\./)).toBeVisible()
    expect(page.getByText(/The discussion closes/).query()).toBeNull()
  })
})
