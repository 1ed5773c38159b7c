// What judging the first comment of an isolate would cost its author is paid when the isolate starts: one
// comment is read and judged before there is a request, so that the engine has compiled what that takes. An
// isolate's start has a limit of its own, a hundred times that of a request on the smallest plan.
import { defaultPolicy } from './contract/policy.ts'
import { parseBody } from './markup/parse.ts'
import { hrefsOf, plainText } from './markup/text.ts'
import { type Facts, unknownAuthor } from './moderation/facts.ts'
import { judge } from './moderation/judge.ts'
import { isReserved } from './moderation/reserved-names.ts'
import { sketchOfText } from './moderation/sketch.ts'
import { compileList } from './moderation/words/compile.ts'
import { openList } from './moderation/words/list.ts'

// Something of each construct, and of each way to look for words.
const body = `Some *warm* **words**, \`code\`, ~~not~~ [a link](https://one.example) and https://two.example.
Schön wär’s, обе стороны молчат, 两岸沉默 👋.

> Quoted, &amp; answered.

1. One
2. Two
`
const terms = ['cold', 'old words', 'frost*', '*frost', '*frost*', 'стужа', '寒冷']

/** Reads and judges one comment that nobody has written. */
export function warmUp(): void {
  const list = openList(compileList(terms))
  const nodes = parseBody(body)
  const recent = [sketchOfText('Something else that was said before.')].filter(
    (one) => one !== null,
  )
  const facts: Facts = {
    policy: {
      ...defaultPolicy,
      ...{ nudge: true, too_fast: { ...defaultPolicy.too_fast, on: true } },
      blocked_domains: { on: true, domains: ['cold.example'] },
      too_many_links: { on: true, most: 9, allowed_domains: ['warm.example'] },
      repeated_text: { ...defaultPolicy.repeated_text, on: true },
      newcomers: { on: true, comments: 1 },
      rejections: { ...defaultPolicy.rejections, on: true },
    },
    at: 0,
    thread: { state: 'open', closesAt: null, recent },
    comment: {
      ...{ body, shown: plainText(nodes), links: hrefsOf(nodes) },
      ...{ name: 'Ada', website: 'https://ada.example/', isInsisting: false },
    },
    author: unknownAuthor,
    words: { blocked: list, watched: list },
  }
  judge(facts)
  isReserved('Ada', { name: 'Warm', reservedNames: [] })
}
