// The encoder against nodes that the parser never made, as a damaged or older row could hold them.
import { describe, expect, it } from 'vitest'
import type { BodyNode } from '../../worker/contract/nodes.ts'
import { encodeHtml } from '../../worker/markup/encode.ts'

const stored = (nodes: unknown): string => encodeHtml(nodes as BodyNode[])

describe('the encoder', () => {
  it('escapes what could end text or an attribute', () => {
    expect(encodeHtml([`&<>"'`])).toBe('&amp;&lt;&gt;&quot;&#39;')
    expect(encodeHtml([{ tag: 'a', href: `http://x/?a&b'"<>`, children: ['c'] }])).toBe(
      '<a href="http://x/?a&amp;b&#39;&quot;&lt;&gt;" rel="ugc nofollow noopener noreferrer">c</a>',
    )
  })

  it.each([
    'script',
    'SCRIPT',
    'img src=x onerror=alert(1)',
    'p onclick=alert(1)',
    'h1',
    'svg',
    'P',
    '',
    'constructor',
    '__proto__',
    null,
    7,
    ['p'],
    { toString: () => 'p' },
  ])('drops the tag %j and keeps what is in it', (tag) => {
    expect(stored([{ tag, children: ['a<', { tag: 'em', children: ['b'] }] }])).toBe(
      'a&lt;<em>b</em>',
    )
  })

  it.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    ' https://x.example',
    'https://x.example/a b',
    'https://x.example/\n',
    'https://ü.example/',
    'data:text/html,a',
    '//x.example',
    '/a',
    '',
    `https://x.example/${'a'.repeat(2_048)}`,
    undefined,
    null,
    7,
    ['https://x.example/'],
  ])('makes no link to %j', (href) => {
    expect(stored([{ tag: 'a', href, children: ['a'] }])).toBe('a')
  })

  it('leaves out attributes that are not what they should be', () => {
    for (const start of ['1', 1.5, -1, 1e9, Number.NaN, '"><b>', {}]) {
      expect(stored([{ tag: 'ol', start, children: [] }])).toBe('<ol></ol>')
    }
    for (const lang of ['a b', '"><b>', 'x'.repeat(33), '', 7, ['js'], 'js\n']) {
      expect(stored([{ tag: 'pre', lang, children: ['a'] }])).toBe('<pre><code>a</code></pre>')
    }
  })

  it('writes no attribute that it does not know', () => {
    const extra = {
      onclick: 'alert(1)',
      style: 'x',
      id: 'y',
      class: 'z',
      href: 'https://x.example/',
    }
    expect(stored([{ tag: 'p', ...extra, children: [{ tag: 'br', ...extra }] }])).toBe(
      '<p><br></p>',
    )
  })

  it('survives what is no node at all', () => {
    expect(stored([null, 7, true, [], {}, { tag: 'p', children: '<b>' }])).toBe('<p></p>')
  })
})
