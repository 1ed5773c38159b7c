// What a comment's text must be on this site, for posting and for editing alike.
import type { Limits } from '../contract/limits.ts'
import type { BodyNode } from '../contract/nodes.ts'
import type { CommentDraft } from '../contract/requests.ts'
import type { Byline } from '../contract/shapes.ts'
import type { StoredSite } from '../db/sites.ts'
import type { Reader } from '../identity/tokens.ts'
import { MarkupLimitError, parseBody } from '../markup/parse.ts'
import { isBlank } from '../markup/text.ts'
import { isReserved } from '../moderation/reserved-names.ts'
import { invalid, ProblemError } from '../problem.ts'

const limitWords = {
  depth: 'is nested too deeply',
  nodes: 'has too many parts',
  output: 'would become too long',
}

/** The nodes of a source text; 413 over the site's limit, 422 where nothing would show. */
export function readBody(source: string, limits: Limits): BodyNode[] {
  const bytes = new TextEncoder().encode(source).length
  if (bytes > limits.body_bytes) {
    throw new ProblemError('too_large', {
      detail: `A comment may have ${limits.body_bytes} bytes; this one has ${bytes}.`,
      errors: [{ pointer: '/body', detail: `is longer than ${limits.body_bytes} bytes` }],
    })
  }
  const nodes = parse(source)
  if (isBlank(nodes)) throw invalid('/body', 'has nothing to read in it')
  return nodes
}

function parse(source: string): BodyNode[] {
  try {
    return parseBody(source)
  } catch (error) {
    if (error instanceof MarkupLimitError) throw invalid('/body', limitWords[error.limit])
    throw error
  }
}

/** 422 for a guest's name over the site's limit of code points, or one that is reserved there. */
export function checkName(name: string | null, site: StoredSite): void {
  if (name === null) return
  const most = site.limits.name_characters
  if ([...name].length > most) throw invalid('/name', `is longer than ${most} characters`)
  if (isReserved(name, site)) {
    throw invalid('/name', 'is reserved for those who run this site; choose another')
  }
}

/** Who the comment says it is by: a login's word where there is one, else the author's own. */
export function bylineOf(
  { byline }: Reader,
  { name = null, website = null }: CommentDraft,
  site: StoredSite,
): Byline {
  if (byline !== null) return byline
  checkName(name, site)
  return { name, website, avatar_url: null, badge: null }
}
