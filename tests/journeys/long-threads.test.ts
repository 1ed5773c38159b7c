// The demo's ten thousand comments: what a browser keeps of them when it has read all roots, and how often
// it has asked. `npm run bench -- long-thread` tells the times.
import { expect, inject, it } from 'vitest'
import { keptBy } from '../support/kept-by.ts'
import { readOn } from '../support/read-on.ts'
import { open, read } from './support/browser.ts'

const demo = inject('demo')
const worker = inject('worker')

it('a long thread is read to its last root in bounds', async () => {
  const opened = await open('about:blank')
  const asked: string[] = []
  opened.page.on('request', (request) => {
    if (request.url().startsWith(`${worker}/v1/`)) asked.push(request.url())
  })
  const empty = await keptBy(opened.page)
  await opened.page.goto(`${demo}/archive`)
  await read(opened)
  // Its 4,482 roots, each with up to three replies.
  const { most, presses } = await opened.page.evaluate(readOn, 7_600)
  const full = await keptBy(opened.page)
  // Of ten thousand, 60 MB at most.
  expect(full.heap - empty.heap).toBeLessThan(40e6)
  // What was put away, and the bodies of it, are gone from the document and from memory.
  expect(full.nodes).toBeLessThan(50_000)
  // A hundred and twenty roots with their replies, and a hundred more while they come in.
  expect(most).toBeLessThan(450)
  expect(presses).toBeLessThan(60)
  expect(asked.length).toBe(presses + 1)
  expect(opened.errors).toEqual([])
}, 240_000)
