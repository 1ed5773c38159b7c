// A script that a system lets through stands for the element that it does not.
import { afterEach, expect, onTestFinished, test } from 'vitest'
import { mountAll } from '../../widget/acts/mounting.ts'
import { fakeApi } from './support/fake-api.ts'
import { eventually } from './support/mount.ts'

const made: Element[] = []
afterEach(() => {
  for (const element of made.splice(0)) element.remove()
  for (const element of document.querySelectorAll('after-word')) element.remove()
})

function script(file: string, data: Record<string, string>, into: Element): HTMLScriptElement {
  const element = document.createElement('script')
  // Not run: what stands in the page is what counts.
  element.type = 'text/plain'
  element.src = `https://comments.example.com/${file}`
  Object.assign(element.dataset, data)
  into.append(element)
  made.push(element)
  return element
}

test('an element stands beside the script, with what the script says, and once', async () => {
  const api = fakeApi()
  const data = { site: api.site.id, api: api.origin, thread: api.thread.key, sort: 'oldest' }
  const beside = script('afterword.js', data, document.body)
  mountAll()
  mountAll()
  const elements = document.querySelectorAll('after-word')
  expect(elements.length).toBe(1)
  const [element] = elements
  expect(beside.nextElementSibling).toBe(element)
  expect(element?.getAttribute('sort')).toBe('oldest')
  await eventually(() => element?.state).toBe('ready')
})

test('scripts of others are left alone', () => {
  script('count.js', { site: 'one' }, document.body)
  script('analytics.js', { site: 'two' }, document.body)
  mountAll()
  expect(document.querySelector('after-word')).toBeNull()
})

test('scripts that stand in the page itself are left alone, and take nothing from ours', () => {
  const inline = script('', { site: 'three' }, document.body)
  inline.removeAttribute('src')
  const api = fakeApi()
  const ours = script('afterword.js', { site: api.site.id, api: api.origin }, document.body)
  mountAll()
  expect(document.querySelectorAll('after-word').length).toBe(1)
  expect(ours.nextElementSibling?.localName).toBe('after-word')
})

test('in a page’s head, the element goes to the end of the page', () => {
  const api = fakeApi()
  script('afterword.js', { site: api.site.id, api: api.origin }, document.head)
  mountAll()
  expect(document.body.lastElementChild?.localName).toBe('after-word')
})

test('a page that comes without a reload has one beside its own script', async () => {
  const api = fakeApi()
  const data = { site: api.site.id, api: api.origin }
  const page = document.body.appendChild(document.createElement('main'))
  made.push(page)
  script('afterword.js', data, page)
  await eventually(() => page.querySelectorAll('after-word').length).toBe(1)
  page.replaceChildren()
  const beside = script('afterword.js', data, page)
  await eventually(() => beside.nextElementSibling?.localName).toBe('after-word')
  // One that the page has taken away does not come back.
  beside.nextElementSibling?.remove()
  page.append('More')
  await new Promise(requestAnimationFrame)
  expect(page.querySelector('after-word')).toBeNull()
})

test('beside a script in the head, each page that comes has one, and one that comes back no second', async () => {
  const api = fakeApi()
  script('afterword.js', { site: api.site.id, api: api.origin }, document.head)
  await eventually(() => document.body.lastElementChild?.localName).toBe('after-word')
  const before = document.body.lastElementChild as Element
  before.remove()
  // On the same page somebody has taken it away.
  await new Promise((later) => setTimeout(later, 600))
  expect(document.querySelector('after-word')).toBeNull()
  history.pushState(null, '', '#another-page')
  onTestFinished(() => history.replaceState(null, '', location.pathname + location.search))
  document.body.append('Another page')
  await eventually(() => document.body.lastElementChild?.localName).toBe('after-word')
  history.pushState(null, '', '#back')
  document.body.lastElementChild?.replaceWith(before.cloneNode())
  await new Promise((later) => setTimeout(later, 600))
  expect(document.querySelectorAll('after-word').length).toBe(1)
})
