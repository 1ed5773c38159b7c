// Which thread a page's comments belong to: what makes an article, and what says only where a reader
// came from.
import { describe, expect, test } from 'vitest'
import { pageKey } from '../../widget/state/thread-key.ts'

/** The key of a page at `href`, with that canonical link. */
function keyOf(href: string, canonical?: string): string {
  const link = canonical === undefined ? null : { href: canonical }
  return pageKey(href, { querySelector: () => link } as unknown as ParentNode)
}

test('the canonical address is the key, as the browser has completed it', () => {
  const key = keyOf('https://paper.example/x?utm_source=a', 'https://paper.example/talks')
  expect(key).toBe('https://paper.example/talks')
})

test('a canonical link without an address counts as none', () => {
  expect(keyOf('https://paper.example/talks', '')).toBe('https://paper.example/talks')
})

describe('the page’s own address', () => {
  test.each([
    ['https://paper.example/talks#comments', 'https://paper.example/talks'],
    ['https://paper.example/talks?id=7', 'https://paper.example/talks?id=7'],
    ['https://paper.example/talks?a=1&b=2&a=3', 'https://paper.example/talks?a=1&b=2&a=3'],
    ['https://paper.example/', 'https://paper.example/'],
    ['https://paper.example/%C3%A4?q=%F0%9F%98%80', 'https://paper.example/%C3%A4?q=%F0%9F%98%80'],
    [
      'https://paper.example/talks?q=a+b%20c~&Empty',
      'https://paper.example/talks?q=a+b%20c~&Empty',
    ],
    ['https://paper.example/talks?q=is+it?', 'https://paper.example/talks?q=is+it?'],
    ['https://paper.example/talks?', 'https://paper.example/talks'],
    ['https://paper.example/talks#a?utm_source=x', 'https://paper.example/talks'],
  ])('%s is %s', (href, key) => {
    expect(keyOf(href)).toBe(key)
  })

  test.each([
    'utm_source',
    'utm_medium',
    'utm_campaign',
    'utm_anything',
    'fbclid',
    'gclid',
    'dclid',
    'msclkid',
    'yclid',
    'mc_cid',
    'mc_eid',
    'igshid',
    '_ga',
    '_gl',
  ])('loses %s', (name) => {
    const article = 'https://paper.example/talks'
    expect(keyOf(`${article}?${name}=x`)).toBe(article)
    expect(keyOf(`${article}?id=7&${name}=x&${name}=y&part=2#c`)).toBe(`${article}?id=7&part=2`)
  })

  test.each(['id', 'p', 'ref', 'utm', 'source', 'clid_page', 'xfbclidx', 'ga'])(
    'keeps %s',
    (name) => {
      const href = `https://paper.example/talks?${name}=x`
      expect(keyOf(href)).toBe(href)
    },
  )
})
