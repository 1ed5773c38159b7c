// Statistics of a site's moderation, for whoever answers for it.
import { now, timestamp } from '../../clock.ts'
import { fixedLimits } from '../../contract/limits.ts'
import { decisionKinds, type Stats } from '../../contract/moderation.ts'
import { operations } from '../../contract/operations.ts'
import { paths } from '../../contract/paths.ts'
import { reasonCodes } from '../../contract/reasons.ts'
import { type DecisionCount, findDecisionCounts } from '../../db/stats.ts'
import { factory } from '../../factory.ts'
import { moderate, siteOf } from '../../middleware/moderator.ts'
import { readQuery } from '../../middleware/query.ts'
import { invalid } from '../../problem.ts'

const day = 86_400_000

export const stats = factory.createApp().get(paths.modStats, async (c) => {
  const by = await moderate(c, operations.modStats.get)
  const { site, after, before } = readQuery(c, operations.modStats.get.query)
  const days = daysOf(after, before)
  const counts = await findDecisionCounts(c.env.DB, siteOf(by, site), days)
  return c.json(toStats(counts, days))
})

interface Days {
  first: number
  last: number
}

function daysOf(after: number | undefined, before: number | undefined): Days {
  const last = Math.floor((before === undefined ? now() : before - 1) / day)
  const first = after === undefined ? last - 29 : Math.floor(after / day)
  if (last < first) throw invalid('?before', 'is not after the other')
  if (last - first >= fixedLimits.statsDays) {
    throw invalid('?after', `is more than ${fixedLimits.statsDays} days before the other`)
  }
  return { first, last }
}

function toStats(counts: readonly DecisionCount[], { first, last }: Days): Stats {
  const made = counts.filter(({ is_reversal }) => is_reversal === 0)
  const back = counts.filter(({ is_reversal }) => is_reversal === 1)
  const decisions = sum(made, 'decisions')
  const actors = [...new Set(counts.map(({ actor }) => actor))].sort()
  return {
    after: timestamp(first * day),
    before: timestamp((last + 1) * day),
    decisions,
    reversals: sum(back, 'decisions'),
    by_decision: decisionKinds.map((decision) => ({
      decision,
      decisions: sum(
        made.filter((one) => one.decision === decision),
        'decisions',
      ),
    })),
    by_reason: [...reasonCodes, null].flatMap((reason_code) => {
      const those = made.filter((one) => one.reason_code === (reason_code ?? ''))
      return those.length === 0 ? [] : [{ reason_code, decisions: sum(those, 'decisions') }]
    }),
    by_moderator: actors.map((actor) => {
      const own = made.filter((one) => one.actor === actor)
      return {
        actor,
        decisions: sum(own, 'decisions'),
        reversals: sum(
          back.filter((one) => one.actor === actor),
          'decisions',
        ),
        time_to_decision: toWaits(own),
      }
    }),
    time_to_decision: toWaits(made),
  }
}

function toWaits(counts: readonly DecisionCount[]): Stats['time_to_decision'] {
  const waits = sum(counts, 'waits')
  return {
    decisions: waits,
    mean_seconds: waits === 0 ? null : Math.round(sum(counts, 'waited_ms') / waits / 1000),
    within_hour: sum(counts, 'within_hour'),
    within_day: sum(counts, 'within_day'),
  }
}

type Numeric = 'decisions' | 'waits' | 'waited_ms' | 'within_hour' | 'within_day'

function sum(counts: readonly DecisionCount[], name: Numeric): number {
  return counts.reduce((all, one) => all + one[name], 0)
}
