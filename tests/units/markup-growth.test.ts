// Text made to be slow to parse. Held: what it takes and what it gives grow in step with the text, in work
// that is counted and not timed; `npm run bench -- markdown` tells the times.
import { describe, expect, it } from 'vitest'
import { sized, slowTexts } from '../../bench/slow-texts.ts'
import { workOf } from '../support/work.ts'

const { encodeHtml } = await import('../../worker/markup/encode.ts')
const { MarkupLimitError, outputLimit } = await import('../../worker/markup/limits.ts')
const { parseBody } = await import('../../worker/markup/parse.ts')

const parser = /\/(?:markdown-it|linkify-it)\/|\/worker\/markup\//

if (!slowTexts.some(({ id }) => id.startsWith('md-'))) {
  console.info('shared/corpora is not here: the public generators were not tried.')
}
const generators = slowTexts.filter((generator) => !generator.over_64k)

/** Around the longest comment that a site may allow. */
const sizes = [8_000, 16_000, 32_000]

/** For each byte; prose takes some forty, and what is looked up for each byte at most some hundreds. */
const mostWork = 800

/** What twice the text may take. Four times is what a parser would that goes back for each byte. */
const mostGrowth = 2.4

interface Cost {
  bytes: number
  work: number
  /** Bytes of the HTML; null where the text passes a limit. */
  output: number | null
}

function costOf(source: string): Cost {
  let output: number | null = null
  const work = workOf(parser, () => {
    try {
      output = Buffer.byteLength(encodeHtml(parseBody(source)))
    } catch (error) {
      if (!(error instanceof MarkupLimitError)) throw error
    }
  })
  return { bytes: Buffer.byteLength(source), work, output }
}

// Long, because a busy machine is no failure.
describe('text made to be slow', { timeout: 60_000 }, () => {
  it.each(generators)('takes work and gives output in step with its size: $id', (generator) => {
    const costs = sizes.map((size) => costOf(sized(generator, size)))
    for (const [at, { bytes, work, output }] of costs.entries()) {
      expect(work / bytes).toBeLessThan(mostWork)
      expect(output ?? 0).toBeLessThanOrEqual(outputLimit(bytes))
      const half = costs[at - 1]
      if (half === undefined) continue
      expect(work / half.work).toBeLessThan(mostGrowth)
      if (output !== null && half.output !== null) {
        expect(output / half.output).toBeLessThan(mostGrowth)
      }
    }
  })

  it('is counted: prose takes the same work each time, and twice as much at twice the size', () => {
    const prose = (times: number) =>
      'The *ferry* runs, see https://a.example/ at once. '.repeat(times)
    const [once, again, twice] = [100, 100, 200].map((times) => costOf(prose(times)).work)
    expect(once).toBeGreaterThan(prose(100).length)
    expect(again).toBe(once)
    expect((twice ?? 0) / (once ?? 1)).toBeCloseTo(2, 0)
  })
})
