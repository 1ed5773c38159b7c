// The main job, on real input: somebody opens the article, reads, writes, reacts, comes back.
import { describe, expect, inject, it } from 'vitest'
import type { ThreadPage } from '../../worker/contract/shapes.ts'
import { comment, open, read, shows, unique, write } from './support/browser.ts'

const demo = inject('demo')
const worker = inject('worker')

async function threadOf(site: string, key: string): Promise<ThreadPage> {
  const url = `${worker}/v1/sites/${site}/threads/${encodeURIComponent(key)}?sort=newest`
  return (await fetch(url)).json() as Promise<ThreadPage>
}

describe('under the demo article', () => {
  it('a reader writes, replies and reacts, and after a reload everything is there', async () => {
    const opened = await open(demo)
    const { page, element, errors } = opened
    await read(opened)
    const [mine, reply] = [`A comment ${unique()}`, `A reply ${unique()}`]

    await write(element, mine)
    await shows(comment(element, mine))
    await element.getByText('Your comment is published.').waitFor({ state: 'attached' })

    await comment(element, mine).getByRole('button', { name: 'Reply' }).click()
    await element.getByRole('textbox', { name: /^Your reply/ }).fill(reply)
    await page.keyboard.press('Control+Enter')
    await shows(comment(element, reply))

    await comment(element, mine).getByRole('button', { name: 'React' }).click()
    await comment(element, mine).getByRole('button', { name: 'Insightful' }).click()
    const article = element.getByRole('group', { name: 'Reactions to this article' })
    const stored = page.waitForResponse((response) => response.url().endsWith('reactions/sad'))
    await article.getByRole('button', { name: /^Sad/ }).click()
    expect((await stored).status()).toBe(200)

    await page.reload()
    await read(opened)
    await shows(comment(element, mine))
    await shows(comment(element, reply))
    await shows(comment(element, mine).getByRole('button', { name: 'Insightful 1', pressed: true }))
    await shows(article.getByRole('button', { name: /^Sad/, pressed: true }))
    expect(errors).toEqual([])

    const thread = await threadOf('demo', 'talks-reopen')
    const root = thread.comments.items.find(({ body_html }) => body_html?.includes(mine))
    expect(root?.replies?.items.map(({ body_html }) => body_html)).toEqual([`<p>${reply}</p>`])
    expect(root?.reactions).toEqual([{ kind: 'insightful', count: 1 }])
  })

  it('a reader pages through ten thousand comments and a long branch', async () => {
    const opened = await open(`${demo}/archive`)
    const { element } = opened
    await read(opened)
    const roots = element.locator('ol[part="comments"] > li')
    await shows(roots, 20)
    await element.getByRole('button', { name: 'More comments' }).click()
    await shows(roots, 40)
    await element.evaluate((node) => node.setAttribute('sort', 'oldest'))
    const long = element.getByRole('button', { name: /more repl(y|ies)$/ }).first()
    const before = await element.getByRole('article').count()
    await long.click()
    await expect.poll(() => element.getByRole('article').count()).toBeGreaterThan(before)
  })

  it('nothing is stored and no cookie is set before the first act', async () => {
    const opened = await open(demo)
    await read(opened)
    expect(await opened.page.evaluate(() => Object.keys(localStorage))).toEqual([])
    await write(opened.element, `First act ${unique()}`)
    await shows(opened.element.getByText(/First act/))
    expect(await opened.page.evaluate(() => localStorage.length)).toBeGreaterThan(0)
    expect(await opened.page.context().cookies()).toEqual([])
  })
})

it('on a site that reviews everything, only the author sees the comment until then', async () => {
  const opened = await open(`${demo}/held`)
  await read(opened)
  const text = `To be reviewed ${unique()}`
  await write(opened.element, text)
  await shows(comment(opened.element, text))
  await shows(comment(opened.element, text).getByText(/^Waiting for review/))
  await opened.page.reload()
  await read(opened)
  await shows(comment(opened.element, text))

  const other = await open(`${demo}/held`)
  await read(other)
  await shows(other.element.getByText('Nobody has written anything yet.'))
  await shows(other.element.getByText(text), 0)
  expect((await threadOf('held', 'court-ruling')).thread).toMatchObject({ id: null, version: 0 })
})
