// When a page listens to its thread, what it does where nobody tells, and that the button covers no focus.
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { aComment } from './support/builders.ts'
import { fakeApi } from './support/fake-api.ts'
import { eventually, showThread } from './support/mount.ts'
import { add, askAtOnce, fresh, tell, withRoots } from './support/others.ts'
import { articles, texts } from './support/reader.ts'

askAtOnce()

describe('the connection', () => {
  const look = (hidden: boolean) => {
    const spy = vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden)
    onTestFinished(() => spy.mockRestore())
    document.dispatchEvent(new Event('visibilitychange'))
  }

  test('is there while the thread is seen, and only then', async () => {
    const api = withRoots(1)
    const element = await showThread(api)
    expect(api.live.open.map(({ url }) => url)).toEqual([
      `wss://comments.example/v1/sites/${api.site.id}/threads/${api.thread.key}/live`,
    ])
    look(true)
    expect(api.live.open).toEqual([])
    look(false)
    expect(api.live.open.length).toBe(1)
    element.remove()
    expect(api.live.open).toEqual([])
  })

  test('is not made from a page that is not on the site’s list', async () => {
    const api = fakeApi()
    api.site.origins = ['https://elsewhere.example']
    await showThread(api)
    expect(api.live.sockets).toEqual([])
  })

  test('says nothing of what is known', async () => {
    const api = withRoots(1)
    await showThread(api)
    tell(api, 0)
    expect(api.asked.length).toBe(1)
  })

  test('that cannot be made when the reader comes back is replaced by asking at once', async () => {
    const api = withRoots(1)
    await showThread(api)
    look(true)
    api.live.isDown = true
    add(api, aComment())
    look(false)
    await expect.element(fresh()).toHaveTextContent('1 new comment')
    expect(api.of('read').length).toBe(2)
    look(true)
    look(false)
    await eventually(() => api.of('read').length).toBe(3)
  })

  test.each(['focus', 'online'])('that is lost is replaced by asking at %s', async (back) => {
    const api = withRoots(1)
    const element = await showThread(api)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => {
      vi.useRealTimers()
    })
    api.live.cut()
    await vi.advanceTimersByTimeAsync(10_000)
    vi.useRealTimers()
    await eventually(() => {
      dispatchEvent(new Event(back))
      return api.of('read').length
    }).toBe(2)
    expect(texts()).toEqual(['Root 1'])
    api.thread.comments.push(aComment())
    api.thread.version++
    await eventually(() => {
      dispatchEvent(new Event(back))
      return fresh().query()?.textContent
    }).toBe('1 new comment')
    const asked = api.asked.length
    look(true)
    dispatchEvent(new Event(back))
    expect(api.asked.length).toBe(asked)
    expect(element.state).toBe('ready')
  })

  test('that is lost is sought again', async () => {
    const api = withRoots(1)
    await showThread(api)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => {
      vi.useRealTimers()
    })
    api.live.cut()
    api.live.isDown = false
    await vi.advanceTimersByTimeAsync(10_000)
    await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0))
    await vi.advanceTimersByTimeAsync(600_000)
    expect(api.live.open.length).toBe(1)
  })
})

test('the button covers nothing that has the focus', async () => {
  const api = withRoots(20)
  const element = await showThread(api)
  add(api, aComment())
  await expect.element(fresh()).toBeVisible()
  const last = articles().elements().at(-1) as HTMLElement
  last.scrollIntoView({ block: 'end' })
  const bar = () => fresh().element().getBoundingClientRect()
  expect(bar().top).toBeGreaterThanOrEqual(0)
  expect(bar().bottom).toBeLessThan(innerHeight)
  const under = [...element.renderRoot.querySelectorAll<HTMLElement>('article button')]
  for (const one of under.slice(-12)) {
    one.focus()
    const { top, bottom, left, right } = one.getBoundingClientRect()
    const { top: from, bottom: to, left: start, right: end } = bar()
    expect(top < to && bottom > from && left < end && right > start).toBe(false)
  }
})

describe('the button of what is new', () => {
  const inSight = () => {
    const { top, bottom } = fresh().element().getBoundingClientRect()
    return top >= 0 && bottom <= innerHeight
  }

  test('is in sight also where the page hides what is too wide', async () => {
    for (const one of [document.documentElement, document.body]) one.style.overflowX = 'hidden'
    const api = withRoots(20)
    const element = await showThread(api)
    add(api, aComment())
    await expect.element(fresh()).toBeVisible()
    scrollTo({ top: 1200, behavior: 'instant' })
    await eventually(inSight).toBe(true)
    const { left, width } = fresh().element().getBoundingClientRect()
    const thread = element.getBoundingClientRect()
    expect(Math.abs(left + width / 2 - thread.left - thread.width / 2)).toBeLessThan(1)
    scrollTo({ top: 0, behavior: 'instant' })
    const bar = element.renderRoot.querySelector<HTMLElement>('.fresh > div')
    await eventually(() => bar?.style.position).toBe('')
  })

  test('is the page’s to paint, by its part', async () => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('after-word::part(fresh) { color: rgb(1, 2, 3); border-radius: 7px }')
    document.adoptedStyleSheets.push(sheet)
    onTestFinished(() => void document.adoptedStyleSheets.pop())
    const api = withRoots(2)
    await showThread(api)
    add(api, aComment())
    await expect.element(fresh()).toHaveStyle({ color: 'rgb(1, 2, 3)', borderRadius: '7px' })
  })

  test.each([
    ['a box', '', 'main'],
    ['a body', 'height: 100%; overflow-x: hidden', 'body'],
  ])('covers nothing that has the focus in %s that scrolls', async (_, style, scroller) => {
    document.documentElement.setAttribute('style', style)
    document.body.setAttribute('style', style)
    const api = withRoots(20)
    const element = await showThread(api)
    const main = element.closest(scroller) as HTMLElement
    if (!style) Object.assign(main.style, { height: '400px', overflowY: 'auto' })
    add(api, aComment())
    await expect.element(fresh()).toBeVisible()
    main.scrollTo({ top: 900, behavior: 'instant' })
    const bar = () => fresh().element().getBoundingClientRect()
    const under = [...element.renderRoot.querySelectorAll<HTMLElement>('article button')].find(
      (one) => {
        const { top, bottom, left, right } = one.getBoundingClientRect()
        const { bottom: to, left: start, right: end } = bar()
        return top < to + 200 && bottom > to && left < end && right > start
      },
    ) as HTMLElement
    main.scrollBy({ top: under.getBoundingClientRect().top - bar().top, behavior: 'instant' })
    under.focus({ preventScroll: true })
    expect(under.getBoundingClientRect().top).toBeGreaterThanOrEqual(bar().bottom)
  })
})
