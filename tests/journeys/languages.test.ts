// What a page in another language loads for it, and what becomes of it where that does not come.
import { describe, expect, inject, it } from 'vitest'
import { open, read, unique } from './support/browser.ts'

const host = inject('host')
const worker = inject('worker')

async function show(path: string, broken?: RegExp) {
  const opened = await open('about:blank')
  const scripts: string[] = []
  opened.page.on('request', (request) => {
    const url = request.url()
    if (url.startsWith(worker) && url.endsWith('.js')) scripts.push(url.slice(worker.length + 1))
  })
  if (broken) await opened.page.route(broken, (route) => route.abort())
  await opened.page.goto(`${host}/${path}?${unique()}`)
  await read(opened)
  const section = opened.element.locator('section')
  return { section, heading: await opened.element.getByRole('heading').textContent(), scripts }
}

describe('a page in German', () => {
  it('loads one language, and what finds it', async () => {
    const { heading, scripts, section } = await show('german')
    expect(heading?.trim()).toBe('Kommentare')
    expect(scripts.map((name) => name.replace(/-[0-9a-f]+\.js$/, ''))).toEqual([
      'afterword.js',
      'languages',
      'de',
    ])
    expect(await section.getAttribute('lang')).toBeNull()
  })

  it.each([/\/de-\w+\.js$/, /\/languages-\w+\.js$/])(
    'is in English where %s cannot be loaded',
    async (broken) => {
      const { heading } = await show('german', broken)
      expect(heading?.trim()).toBe('Comments')
    },
  )
})

it('a page in Arabic is written from the right where it says only its language', async () => {
  const { section, heading } = await show('arabic')
  expect(heading?.trim()).toBe('التعليقات')
  expect(await section.getAttribute('dir')).toBe('rtl')
  expect(await section.evaluate((node) => getComputedStyle(node).direction)).toBe('rtl')
})

it('a page in English loads none', async () => {
  const { scripts } = await show('tall')
  expect(scripts.filter((name) => name.startsWith('languages'))).toEqual([])
})
