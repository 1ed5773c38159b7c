// What a page offers: only where its origin is on the site's list, and writing only while the thread
// is open.
import { afterEach, describe, expect, test, vi } from 'vitest'
import { canWrite, isListed } from '../../widget/state/permission.ts'
import type { ThreadState } from '../../widget/state/thread-state.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

function stateAt(origin: string, thread: 'open' | 'closed' = 'open'): ThreadState {
  vi.stubGlobal('self', { origin })
  const origins = ['https://paper.example', 'http://127.0.0.1:8788']
  return { site: { origins }, thread: { state: thread } } as unknown as ThreadState
}

describe.each([
  ['https://paper.example', true],
  ['http://127.0.0.1:8788', true],
  ['http://paper.example', false],
  ['https://paper.example:8443', false],
  ['https://www.paper.example', false],
  ['https://paper.example.evil.example', false],
  ['null', false],
])('a page at %s', (origin, listed) => {
  test(`${listed ? 'may' : 'may not'} react`, () => {
    expect(isListed(stateAt(origin))).toBe(listed)
  })

  test(`${listed ? 'may' : 'may not'} write`, () => {
    expect(canWrite(stateAt(origin))).toBe(listed)
  })

  test('may not write in a closed thread', () => {
    expect(canWrite(stateAt(origin, 'closed'))).toBe(false)
  })
})

test('a page that is listed may react in a closed thread', () => {
  expect(isListed(stateAt('https://paper.example', 'closed'))).toBe(true)
})
