// The one markdown-it, set up once: nothing is on that is not named here, and its renderer is
// never used.
import MarkdownIt from 'markdown-it'
import { markupLimits } from './limits.ts'
import { safeHref } from './links.ts'
import { literalBreak, literalImage } from './literal.ts'

const blocks = ['blockquote', 'fence', 'list']
const inlines = [
  'autolink',
  'backticks',
  'emphasis',
  'entity',
  'escape',
  'link',
  'linkify',
  'newline',
  'strikethrough',
]

export const markdown = setUp()

function setUp() {
  const md = new MarkdownIt('zero', {
    html: false,
    breaks: true,
    linkify: true,
    typographer: false,
    // Past its nesting markdown-it loses text in silence; ours must have thrown by then.
    maxNesting: markupLimits.depth * 2,
  })
  md.enable([...blocks, ...inlines])
  md.block.ruler.before('list', 'literal_break', literalBreak, {
    alt: ['paragraph', 'blockquote', 'list'],
  })
  md.inline.ruler.before('link', 'literal_image', literalImage)
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: false, maxLength: markupLimits.hrefCharacters })
  md.linkify.add('ftp:', null).add('//', null)
  // A target that is refused here leaves the link as it was typed.
  md.normalizeLink = (url) => safeHref(url) ?? ''
  md.validateLink = (url) => url !== ''
  md.normalizeLinkText = (text) => text
  return md
}
