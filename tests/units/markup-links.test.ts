// Which links a comment may hold and what they say. Held: http, https and mailto only, and no
// link whose text names another host than the one it leads to, without a word about it.
import { describe, expect, it } from 'vitest'
import type { BodyElement, BodyNode } from '../../worker/contract/nodes.ts'
import { encodeHtml } from '../../worker/markup/encode.ts'
import { markupLimits } from '../../worker/markup/limits.ts'
import { parseBody } from '../../worker/markup/parse.ts'
import { plainText } from '../../worker/markup/text.ts'

function linksIn(nodes: readonly BodyNode[]): BodyElement[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return []
    return [...(node.tag === 'a' ? [node] : []), ...linksIn(node.children ?? [])]
  })
}

const hrefs = (source: string) => linksIn(parseBody(source)).map((link) => link.href)
const seen = (source: string) => plainText(parseBody(source))

describe('links', () => {
  it.each([
    ['[a](https://x.example/b)', 'https://x.example/b'],
    ['[a](http://x.example)', 'http://x.example/'],
    ['[a](HTTPS://X.Example "title")', 'https://x.example/'],
    ['[a](<https://x.example/b c>)', 'https://x.example/b%20c'],
    ['[a](https://x.example/?a=1&amp;b=2#c)', 'https://x.example/?a=1&b=2#c'],
    ['[a](https://münchen.example/ü)', 'https://xn--mnchen-3ya.example/%C3%BC'],
    ['[a](mailto:a.b+c@x.example)', 'mailto:a.b+c@x.example'],
    ['<https://x.example/b>', 'https://x.example/b'],
    ['<a@x.example>', 'mailto:a@x.example'],
    ['see https://x.example/b_(c).', 'https://x.example/b_(c)'],
    ['mailto:a@x.example', 'mailto:a@x.example'],
    ['![a](https://x.example/b.png)', 'https://x.example/b.png'],
  ])('%s leads to %s', (source, href) => {
    expect(hrefs(source)).toEqual([href])
  })

  it('carry their target, their rel and nothing else', () => {
    expect(encodeHtml(parseBody('[*a*](https://x.example "t")'))).toBe(
      '<p><a href="https://x.example/" rel="ugc nofollow noopener noreferrer"><em>a</em></a></p>',
    )
  })

  it.each([
    ['[a](javascript:alert)'],
    ['[a](JaVaScRiPt:alert)'],
    ['[a](&#106;avascript:alert)'],
    ['[a](javascript&colon;alert)'],
    ['[a](java&Tab;script:alert)'],
    ['[a](java&NewLine;script:alert)'],
    ['[a](<java\tscript:alert>)'],
    ['[a](\u0001javascript:alert)'],
    ['[a](\u00a0javascript:alert)'],
    ['[a](javascript\u2236alert)'],
    ['[a](\uff4aavascript:alert)'],
    ['[a](vbscript:alert)'],
    ['[a](data:text/html;base64,AAAA)'],
    ['[a](data:image/png;base64,AAAA)'],
    ['[a](file:///etc/passwd)'],
    ['[a](blob:x)'],
    ['[a](ftp://x.example)'],
    ['[a](tel:123)'],
    ['[a](//x.example)'],
    ['[a](/b)'],
    ['[a](?b)'],
    ['[a](#b)'],
    ['[a](b)'],
    ['[a]()'],
    ['[a](https:x.example)'],
    ['[a](https:///)'],
    ['[a](mailto:)'],
    ['[a](mailto:a)'],
    ['[a](mailto:a%40x.example)'],
    ['[a](mailto:b,c@x%0aexample)'],
    ['<javascript:alert>'],
    ['<data:text/html,a>'],
    ['javascript://x.example/%0aalert'],
    ['ftp://x.example //x.example'],
    ['x.example www.x.example a@x.example'],
  ])('are not made of %j', (source) => {
    expect(hrefs(source)).toEqual([])
  })

  it('stay as typed where they lead nowhere', () => {
    expect(seen('[a](javascript:x) [b]( ) [c](/d)')).toBe('[a](javascript:x) [b]() [c](/d)')
  })

  it('are not joined over a newline', () => {
    expect(hrefs('[a](<https://x.example/b&NewLine;c>)')).not.toContain('https://x.example/bc')
  })

  it('take no query along to a mail', () => {
    expect(hrefs('[a](mailto:a@x.example?subject=b)')).toEqual(['mailto:a@x.example'])
    expect(seen('[a](mailto:a@x.example?bcc=b)')).toBe('[a](mailto:a@x.example?bcc=b)')
  })

  it('take no name and password along', () => {
    expect(seen('[a](https://bank.example:x@y.example)')).toContain('[a](')
    expect(hrefs('<https://bank.example@y.example>')).not.toContain('https://y.example/')
  })

  it('end where they grow too long', () => {
    const fitting = `https://x.example/${'a'.repeat(markupLimits.hrefCharacters - 18)}`
    expect(hrefs(`[a](${fitting})`)).toEqual([fitting])
    expect(hrefs(`[a](${fitting}a)`)).toEqual([])
    expect(hrefs(`${fitting}a`)).toEqual([])
    expect(hrefs(`[a](https://x.example/${'ü'.repeat(400)})`)).toEqual([])
  })

  it('hold no links', () => {
    const nodes = parseBody('[a <https://y.example> b](https://x.example)')
    expect(linksIn(nodes).map((link) => link.href)).toEqual(['https://x.example/'])
  })

  it('show their target where they would show nothing', () => {
    expect(seen('[](https://x.example)')).toBe('https://x.example/')
    expect(seen('[\u200b&shy;](https://x.example)')).toBe('https://x.example/')
  })
})

describe('a link whose text names a host', () => {
  it.each([
    ['[bank.example](https://evil.example)', 'bank.example (evil.example)'],
    ['[https://bank.example/in](https://evil.example/x)', 'https://bank.example/in (evil.example)'],
    [
      '[see **bank.example** now](https://evil.example:81)',
      'see bank.example now (evil.example:81)',
    ],
    [
      '[bank.example](https://bank.example.evil.example)',
      'bank.example (bank.example.evil.example)',
    ],
    ['[BANK.EXAMPLE/login](https://evil.example)', 'BANK.EXAMPLE/login (evil.example)'],
    ['[bank\u200b.exam&shy;ple](https://evil.example)', 'bank\u200b.exam\u00adple (evil.example)'],
    ['[bank。example](https://evil.example)', 'bank。example (evil.example)'],
    ['[ｂａｎｋ．ｅｘａｍｐｌｅ](https://evil.example)', 'ｂａｎｋ．ｅｘａｍｐｌｅ (evil.example)'],
    ['[b\u0430nk.example](https://bank.example)', 'b\u0430nk.example (bank.example)'],
    [
      '[bank.example@evil.example](https://evil.example)',
      'bank.example@evil.example (evil.example)',
    ],
    ['[192.0.2.1](https://evil.example)', '192.0.2.1 (evil.example)'],
    ['[`bank.example`](https://evil.example)', 'bank.example (evil.example)'],
    ['[a@bank.example](mailto:a@evil.example)', 'a@bank.example (evil.example)'],
    ['[a@bank.example](https://evil.example)', 'a@bank.example (evil.example)'],
    [
      '[https://bank.example@x.example/](https://x.example)',
      'https://bank.example@x.example/ (x.example)',
    ],
    ['[\u202eelpmaxe.knab](https://evil.example)', 'elpmaxe.knab (evil.example)'],
    [
      '[![a](https://bank.example/b)](https://evil.example)',
      '![a](https://bank.example/b) (evil.example)',
    ],
  ])('%s tells where it leads', (source, text) => {
    expect(seen(source)).toBe(text)
  })

  it.each([
    ['[bank.example](https://bank.example/login)'],
    ['[www.bank.example](https://bank.example)'],
    ['[bank.example](https://www.bank.example)'],
    ['[Bank.Example:443/a.html](https://bank.example/)'],
    ['[https://bank.example/read.me](https://bank.example/read.me)'],
    ['[münchen.example](https://xn--mnchen-3ya.example)'],
    ['[a.b@bank.example](mailto:a.b@bank.example)'],
    ['[the bank, v1.2, e.g. here](https://bank.example)'],
    ['https://bank.example/a_(b.com)'],
    ['https://münchen.example/ü'],
    ['<a.b@bank.example>'],
    ['mailto:a.b@bank.example'],
  ])('%s needs no word', (source) => {
    expect(seen(source)).not.toContain(' (')
  })
})
