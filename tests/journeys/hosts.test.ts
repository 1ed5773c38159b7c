// Pages that make it difficult: each still reads, reacts and writes, and is none the worse for it.
import { describe, expect, inject, it } from 'vitest'
import { afterword } from '../cli/support/afterword.ts'
import { comment, type Opened, open, read, shows, unique, write } from './support/browser.ts'
import { findings } from './support/findings.ts'

const host = inject('host')
const demo = inject('demo')

async function converse({ element }: Opened): Promise<void> {
  const text = `Written here ${unique()}`
  await write(element, text)
  await shows(comment(element, text))
  await comment(element, text).getByRole('button', { name: 'React' }).click()
  await comment(element, text).getByRole('button', { name: 'Like' }).click()
  await shows(comment(element, text).getByRole('button', { name: 'Like 1', pressed: true }))
}

describe('three newspapers of very different look', () => {
  it.each([
    ['broadsheet', 'rgb(122, 31, 31)', '0px'],
    ['tabloid', 'rgb(0, 0, 0)', '144px'],
    ['terminal', 'rgba(0, 0, 0, 0)', '0px'],
  ])('have it in theirs, and nothing is illegible: /%s', async (path, submit, radius) => {
    const opened = await open(`${host}/${path}?${unique()}`)
    await read(opened)
    await converse(opened)
    const { page, element } = opened
    await page.evaluate(() => document.querySelector('after-word')?.focusComposer())
    const style = (name: string) =>
      element
        .getByRole('button', { name: 'Post comment' })
        .evaluate((button, of) => getComputedStyle(button).getPropertyValue(of), name)
    expect(await style('background-color')).toBe(submit)
    expect(await style('border-top-left-radius')).toBe(radius)
    expect(await findings(page)).toEqual([])
    const [wide = 0, room = 0] = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      return [scrollWidth, clientWidth]
    })
    expect(wide).toBeLessThanOrEqual(room)
  })
})

describe('a reader converses', () => {
  it.each(['short', 'tall', 'right-to-left', 'hostile-css', 'twice', 'fallback', 'script-alone'])(
    'on /%s',
    async (path) => {
      const opened = await open(`${host}/${path}?${unique()}`)
      await read(opened)
      await converse(opened)
      expect(opened.errors).toEqual([])
    },
  )

  it('under a strict content security policy, without one violation', async () => {
    const opened = await open('about:blank')
    await opened.page.addInitScript(() => {
      const seen = window as unknown as { violations: string[] }
      seen.violations = []
      document.addEventListener('securitypolicyviolation', (event) => {
        seen.violations.push(`${event.violatedDirective} ${event.blockedURI}`)
      })
    })
    await opened.page.goto(`${host}/strict-csp?${unique()}`)
    await read(opened)
    await converse(opened)
    const violations = await opened.page.evaluate(
      () => (window as unknown as { violations: string[] }).violations,
    )
    expect(violations).toEqual([])
    expect(opened.errors).toEqual([])
  })

  it('with the keyboard alone', async () => {
    const opened = await open(`${host}/short?${unique()}`)
    await read(opened)
    const { page, element } = opened
    for (let turn = 0; turn < 5; turn++) await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await element.getByRole('textbox', { name: 'Your comment' }).waitFor()
    await page.keyboard.type('Typed and sent without a mouse')
    await page.keyboard.press('Control+Enter')
    await shows(comment(element, 'Typed and sent'))
    // Past the link to the comment.
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await shows(comment(element, 'Typed and sent').getByRole('button', { name: 'Angry' }))
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await shows(element.getByRole('button', { name: 'Like 1', pressed: true }))
  })

  it('where storage is denied', async () => {
    const opened = await open('about:blank')
    await opened.page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError')
        },
      })
    })
    await opened.page.goto(`${host}/short?${unique()}`)
    await read(opened)
    await converse(opened)
    expect(opened.errors).toEqual([])
  })
})

it('two elements on a page keep two threads apart', async () => {
  const opened = await open(`${host}/two?${unique()}`)
  await read(opened)
  const [first, second] = [
    opened.page.locator('after-word').nth(0),
    opened.page.locator('after-word').nth(1),
  ]
  await write(first, 'Only in the first')
  await shows(first.getByText('Only in the first'))
  await second.evaluate((node) => node.scrollIntoView())
  await shows(second.getByText('Nobody has written anything yet.'))
})

it('a page without a thread of its own choosing is known by its canonical address', async () => {
  const opened = await open(`${host}/canonical?utm_source=x`)
  await read(opened)
  const key = await opened.element.evaluate(
    (node) => (node as HTMLElementTagNameMap['after-word']).threadKey,
  )
  expect(key).toBe('https://news.example/a/story?id=7')
})

it('on a page that the site does not list it reads, and tells its owner why nobody can write', async () => {
  const opened = await open(`${inject('stranger')}/demo-thread?talks-reopen`)
  await read(opened)
  await opened.element.getByRole('article').first().waitFor()
  await shows(opened.element.getByText(/is not among the origins of the site “demo”/))
  await shows(opened.element.getByRole('textbox'), 0)
})

it('the command in that note is for the local worker, lets readers write, and leaves the other origins listed', async () => {
  const [state, stranger] = [inject('state'), inject('stranger')]
  const first = ['site', 'add', 'its-owner', '--name', 'Its owner', '--origin', 'https://a.example']
  expect((await afterword(first, { state })).code).toBe(0)
  const opened = await open(`${stranger}/of-site?its-owner`)
  await read(opened)
  const note = (await opened.element.getByText(/is not among the origins/).textContent()) ?? ''
  const [, command = ''] = /npm run afterword -- ([^<\n]*)$/.exec(note) ?? []
  expect(await afterword(command.split(' '), { state })).toMatchObject({ code: 0 })
  await opened.page.reload()
  await opened.element.getByRole('textbox', { name: /^Write a comment/ }).waitFor()
  const { out } = await afterword(['site', 'list'], { state })
  const [, itsOwner] = out.split('its-owner  ')
  expect(itsOwner).toContain('https://a.example')
  expect(itsOwner).toContain(stranger)
})

describe('the demo article', () => {
  it.each([320, 360])('fits a page of %s pixels', async (width) => {
    const opened = await open(demo, { viewport: { width, height: 740 } })
    await read(opened)
    await opened.element.getByRole('article').first().waitFor()
    const wide = await opened.page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBeLessThanOrEqual(width)
  })

  it.each(['light', 'dark'] as const)(
    'has no finding of axe in the element in %s',
    async (colorScheme) => {
      const opened = await open(demo, { colorScheme })
      await read(opened)
      await opened.element.getByRole('article').nth(20).waitFor({ state: 'attached' })
      expect(await findings(opened.page)).toEqual([])
    },
  )
})
