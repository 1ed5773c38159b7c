// Hostile text against the whole way from source to HTML: a list of our own, always, and the
// public corpora where they lie beside the repository. Held: only allowed tags come out.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { encodeHtml } from '../../worker/markup/encode.ts'
import { MarkupLimitError, parseBody } from '../../worker/markup/parse.ts'
import { isBlank, plainText } from '../../worker/markup/text.ts'

const corpora = new URL('../../../shared/corpora/', import.meta.url)

const allowedTag = new RegExp(
  [
    '<(?:',
    '/?(?:p|em|strong|del|code|pre|blockquote|ul|ol|li)|br|/a',
    '|ol start="(?:0|[1-9]\\d{0,8})"',
    '|code class="language-[A-Za-z0-9+#._-]{1,32}"',
    '|a href="(?:https?://|mailto:)(?:[!-%(-;=?-~]|&amp;|&#39;)+"',
    ' rel="ugc nofollow noopener noreferrer"',
    ')>',
  ].join(''),
  'g',
)

/** What is wrong with this HTML, or null. */
function faultOf(html: string): string | null {
  const text = html.replace(allowedTag, '')
  if (/[<>"']/.test(text)) return 'a tag or a quote that is not allowed'
  if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(text)) return 'a bare ampersand'
  return balanceFault(html.match(allowedTag) ?? [])
}

function balanceFault(tags: readonly string[]): string | null {
  const open: string[] = []
  for (const tag of tags) {
    const name = tag.replace(/^<\/?([a-z]+).*$/s, '$1')
    if (name === 'br') continue
    if (name === 'a' && tag[1] !== '/' && open.includes('a')) return 'a link in a link'
    if (tag[1] !== '/') open.push(name)
    else if (open.pop() !== name) return `a stray ${tag}`
  }
  return open.length === 0 ? null : 'an open element'
}

function faultOfSource(source: string): string | null {
  try {
    const nodes = parseBody(source)
    const again = JSON.parse(JSON.stringify(nodes))
    plainText(nodes)
    isBlank(nodes)
    return faultOf(encodeHtml(nodes)) ?? faultOf(encodeHtml(again))
  } catch (error) {
    return error instanceof MarkupLimitError ? null : `threw ${String(error)}`
  }
}

const own = [
  '<script>alert(1)</script>',
  '<ScRiPt src=//x.example></sCrIpT>',
  '<img src=x onerror=alert(1)>',
  '<img src=x onerror="alert(1)"//',
  '<svg/onload=alert(1)>',
  '<svg><script>alert&#40;1&#41;</script>',
  '<math><mi xlink:href="javascript:alert(1)">a',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<a href="javascript:alert(1)">a</a>',
  '<details open ontoggle=alert(1)>',
  '<style>@import "//x.example"</style>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea></textarea><script>alert(1)</script>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?xml version="1.0"?><x onclick=alert(1)>',
  '</p><script>alert(1)</script><p>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;alert(1)&#x3c;/script&#x3e;',
  '\\<script\\>alert(1)\\</script\\>',
  '`</code><script>alert(1)</script>`',
  '```html\n</code></pre><script>alert(1)</script>\n```',
  '```"><script>alert(1)</script>\na\n```',
  '```js"onclick="alert(1)\na\n```',
  '[a](javascript:alert(1))',
  '[a](<javascript:alert(1)>)',
  '[a](java&#x0a;script:alert(1))',
  '[a](\x01javascript:alert(1))',
  '[a](data:text/html,<script>alert(1)</script>)',
  '[a](https://x.example/"onmouseover="alert(1))',
  "[a](https://x.example/'onmouseover='alert(1))",
  '[a](https://x.example/&quot;onmouseover=&quot;alert)',
  '[a](<https://x.example/"><script>alert(1)</script>>)',
  '[a](https://x.example "\\"><script>alert(1)</script>")',
  '[<img src=x onerror=alert(1)>](https://x.example)',
  '[a](https://x.example`onmouseover=alert(1)`)',
  '![a"onerror="alert(1)](x)',
  '![a](javascript:alert(1))',
  '[![a](x)](javascript:alert(1))',
  '[a]: javascript:alert(1)\n\n[a]',
  '<javascript:alert(1)>',
  '<https://x.example/"onclick="alert(1)>',
  '<https://x.example/<script>alert(1)</script>>',
  'https://x.example/"onclick="alert(1)',
  'https://x.example/<script>alert(1)</script>',
  "https://x.example/'><script>alert(1)</script>",
  'mailto:a@x.example"onclick="alert(1)',
  '[a](mailto:a@x.example%22onclick=%22)',
  '[a [b](https://x.example) c](https://y.example) <https://z.example>',
  '1e99. a\n99999999999. b\n999999999. c',
  '\ud800<script>\udc00 [a](https://x.example/\ud800)',
  '\u2028<script>alert(1)</script>\u2029\ufeff',
]

describe('hostile text', () => {
  it.each(own)('comes out as text and allowed tags only: %j', (source) => {
    expect(faultOfSource(source)).toBeNull()
    expect(faultOfSource(`> - **${source}**\n\n[${source}](https://x.example)`)).toBeNull()
  })

  it('would be seen by this check, had it passed through', () => {
    const harmless = own.filter((source) => faultOf(source) === null)
    expect(harmless.length).toBeLessThan(own.length / 4)
    for (const html of [
      '<p>',
      '</p>',
      '<p></p',
      '<a><a>',
      '<p onclick="x"></p>',
      '<br/>',
      '&copy;',
    ]) {
      expect(faultOf(html)).not.toBeNull()
    }
  })
})

describe('the public lists', () => {
  const present = existsSync(corpora)
  if (!present) console.info('shared/corpora is not here: the public lists were not tried.')

  it('of scripts come out as text and allowed tags only', () => {
    const cases = present ? read<{ id: string; payload: string }[]>('xss.json') : []
    const forms = [
      (a: string) => a,
      (a: string) => `[a](${a})`,
      (a: string) => `> [${a}](<${a}>)\n${a}`,
    ]
    const faults = cases.flatMap(({ id, payload }) =>
      forms
        .map((form) => faultOfSource(form(payload)))
        .flatMap((fault) => (fault ? [`${id}: ${fault}`] : [])),
    )
    expect(faults).toEqual([])
    if (present)
      expect(cases.filter(({ payload }) => faultOf(payload)).length).toBeGreaterThan(1_800)
  })

  it('of naughty strings do too', () => {
    const list = present
      ? read<{ cases: { id: string; text: string }[] }>('naughty.json').cases
      : []
    const faults = list.flatMap(({ id, text }) => {
      const fault = faultOfSource(text)
      return fault ? [`${id}: ${fault}`] : []
    })
    expect(faults).toEqual([])
    if (present) expect(list.length).toBeGreaterThan(500)
  })
})

function read<Content>(name: string): Content {
  return JSON.parse(readFileSync(new URL(name, corpora), 'utf8'))
}
