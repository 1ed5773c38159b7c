// What each construct of the documented Markdown becomes, what stays as it was typed, and where
// a text is too large. Held: nothing outside the subset changes the text.
import { describe, expect, it } from 'vitest'
import { bodyTags } from '../../worker/contract/nodes.ts'
import { encodeHtml } from '../../worker/markup/encode.ts'
import { markupLimits, outputLimit } from '../../worker/markup/limits.ts'
import { MarkupLimitError, parseBody } from '../../worker/markup/parse.ts'

const html = (source: string): string => encodeHtml(parseBody(source))

function limitOf(source: string): string {
  try {
    parseBody(source)
  } catch (error) {
    if (error instanceof MarkupLimitError) return error.limit
    throw error
  }
  return 'none'
}

describe('the Markdown that readers may use', () => {
  it.each([
    ['parts paragraphs at an empty line', 'a\n\nb', '<p>a</p><p>b</p>'],
    ['keeps every newline', 'a\nb\r\nc', '<p>a<br>b<br>c</p>'],
    ['keeps a newline after two spaces or a backslash', 'a  \nb\\\nc', '<p>a<br>b<br>c</p>'],
    ['knows emphasis', '*a* _b_', '<p><em>a</em> <em>b</em></p>'],
    ['knows strong emphasis', '**a** __b__', '<p><strong>a</strong> <strong>b</strong></p>'],
    ['knows struck text', '~~a~~', '<p><del>a</del></p>'],
    ['knows both at once', '***a***', '<p><em><strong>a</strong></em></p>'],
    ['leaves underscores in words alone', 'snake_case_name', '<p>snake_case_name</p>'],
    ['knows inline code', '`a < b` ``c`d``', '<p><code>a &lt; b</code> <code>c`d</code></p>'],
    ['knows fenced code', '```\na\n  b\n```', '<pre><code>a\n  b</code></pre>'],
    ['names the language', '~~~c++ x\ny\n~~~', '<pre><code class="language-c++">y</code></pre>'],
    ['drops an odd language', '```a"b\ny\n```', '<pre><code>y</code></pre>'],
    ['ends an open fence with the text', '```\na', '<pre><code>a</code></pre>'],
    [
      'knows quotes',
      '> a\n> > b',
      '<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>',
    ],
    ['knows bullets', '- a\n- b', '<ul><li>a</li><li>b</li></ul>'],
    ['knows numbers', '1. a\n2. b', '<ol><li>a</li><li>b</li></ol>'],
    ['keeps the first number', '7) a\n8) b', '<ol start="7"><li>a</li><li>b</li></ol>'],
    ['keeps zero as the first number', '0. a', '<ol start="0"><li>a</li></ol>'],
    ['knows lists in lists', '- a\n  - b', '<ul><li>a<ul><li>b</li></ul></li></ul>'],
    ['gives a loose list paragraphs', '- a\n\n- b', '<ul><li><p>a</p></li><li><p>b</p></li></ul>'],
    [
      'keeps lines of an item apart',
      '- a\n  ```\n  x\n  ```\n  b',
      '<ul><li>a<pre><code>x</code></pre>b</li></ul>',
    ],
    ['undoes escapes', '\\*a\\* \\<b\\> 1\\. c', '<p>*a* &lt;b&gt; 1. c</p>'],
    ['decodes entities', '&copy; &lt;b&gt; &#x41;', '<p>© &lt;b&gt; A</p>'],
    ['replaces NUL', 'a\0b', '<p>a\ufffdb</p>'],
    ['leaves typography alone', '"a" -- (c) ...', '<p>&quot;a&quot; -- (c) ...</p>'],
  ])('%s', (_title, source, expected) => {
    expect(html(source)).toBe(expected)
  })

  it('gives nodes without empty or adjacent strings', () => {
    expect(parseBody('a &amp; b \\* *c*\n\n```js\nd\n```\n\n3. e')).toEqual([
      { tag: 'p', children: ['a & b * ', { tag: 'em', children: ['c'] }] },
      { tag: 'pre', lang: 'js', children: ['d'] },
      { tag: 'ol', start: 3, children: [{ tag: 'li', children: ['e'] }] },
    ])
  })

  it('gives no nodes for a text that shows nothing', () => {
    expect(parseBody('')).toEqual([])
    expect(parseBody(' \n\t\n')).toEqual([])
    expect(parseBody('>')).toEqual([])
  })

  it('drops direction overrides, which would reverse the text after them', () => {
    expect(html('\u202emoc.knab `\u202ex` &#8238;y')).toBe('<p>moc.knab <code>x</code> y</p>')
    expect(html('```\n\u202da\n```')).toBe('<pre><code>a</code></pre>')
  })

  it('names each tag once', () => {
    expect(new Set(bodyTags).size).toBe(bodyTags.length)
  })
})

describe('the Markdown that stays as it was typed', () => {
  it.each([
    ['headings', '# a', '<p># a</p>'],
    ['underlined headings', 'a\n===\n\nb\n---', '<p>a<br>===</p><p>b<br>---</p>'],
    ['images', '![a](x.png)', '<p>![a](x.png)</p>'],
    ['images with a title over two lines', '![a\nb](x "t")', '<p>![a<br>b](x &quot;t&quot;)</p>'],
    ['half an image', '![a](x ![b', '<p>![a](x ![b</p>'],
    ['raw HTML', '<b onclick="x">a</b>', '<p>&lt;b onclick=&quot;x&quot;&gt;a&lt;/b&gt;</p>'],
    ['blocks of HTML', '<div>\n*a*', '<p>&lt;div&gt;<br><em>a</em></p>'],
    ['comments of HTML', '<!-- a -->', '<p>&lt;!-- a --&gt;</p>'],
    ['tables', '| a |\n|---|\n| b |', '<p>| a |<br>|---|<br>| b |</p>'],
    ['rules', '---\n***\n___', '<p>---<br>***<br>___</p>'],
    ['spaced rules', 'a\n* * *\n- - -\nb', '<p>a</p><p>* * *</p><p>- - -</p><p>b</p>'],
    [
      'spaced rules after an item',
      '- a\n- - -\n- b',
      '<ul><li>a</li></ul><p>- - -</p><ul><li>b</li></ul>',
    ],
    ['spaced rules in an item', '- a\n  * * *', '<ul><li>a<br>* * *</li></ul>'],
    ['definitions of references', '[a]: x\n\n[a] [b][a]', '<p>[a]: x</p><p>[a] [b][a]</p>'],
    ['indented code', '    *a*', '<p><em>a</em></p>'],
    ['one tilde', '~a~', '<p>~a~</p>'],
  ])('%s', (_title, source, expected) => {
    expect(html(source)).toBe(expected)
  })
})

describe('the limits of a text', () => {
  it('takes sixteen quotes inside one another with the paragraph in them, and no more', () => {
    expect(limitOf(`${'> '.repeat(markupLimits.depth - 1)}a`)).toBe('none')
    expect(limitOf(`${'> '.repeat(markupLimits.depth)}a`)).toBe('depth')
  })

  it('counts a list and its item as two', () => {
    const nested = (levels: number) =>
      Array.from({ length: levels }, (_, level) => `${'  '.repeat(level)}- a`).join('\n')
    expect(limitOf(nested(8))).toBe('none')
    expect(limitOf(nested(9))).toBe('depth')
  })

  it.each([
    ['quotes', '>'.repeat(9_000)],
    ['lists', '- '.repeat(4_000)],
    ['quotes and lists', '> - '.repeat(2_000)],
    ['emphasis', `${'*a **a '.repeat(600)}b${' a** a*'.repeat(600)}`],
    ['stars', `${'*'.repeat(4_000)}a${'*'.repeat(4_000)}`],
  ])('refuses endless %s before anything is lost in them', (_title, source) => {
    expect(limitOf(`${source}x`)).toBe('depth')
  })

  it('counts elements and runs of text', () => {
    // A paragraph, then for each line its text and, but for the last, a break.
    expect(
      limitOf(
        Array(markupLimits.nodes / 2)
          .fill('a')
          .join('\n'),
      ),
    ).toBe('none')
    expect(
      limitOf(
        Array(markupLimits.nodes / 2 + 1)
          .fill('a')
          .join('\n'),
      ),
    ).toBe('nodes')
  })

  it('bounds the HTML that a text comes to', () => {
    expect(limitOf('"'.repeat(10_000))).toBe('none')
    expect(limitOf('"'.repeat(11_000))).toBe('output')
    expect(limitOf('\u{1f600}'.repeat(16_000))).toBe('none')
    expect(limitOf('\u{1f600}'.repeat(16_500))).toBe('output')
  })

  it('refuses a source that is longer than its HTML may be before it parses it', () => {
    expect(limitOf(' '.repeat(markupLimits.outputBytes + 1))).toBe('output')
  })

  it('allows a short text the weight of its links', () => {
    expect(limitOf('http://a')).toBe('none')
    expect(outputLimit(8)).toBe(markupLimits.outputFloor)
    expect(outputLimit(1_000)).toBe(10_000)
    expect(outputLimit(20_000)).toBe(markupLimits.outputBytes)
  })
})
