// What the API answers a reader who reports or contests, and decisions and sanctions as it tells them to
// their author.
import type { OwnSanction } from '../../../worker/contract/people.ts'
import type { Complaint, OwnDecision, Report } from '../../../worker/contract/reports.ts'
import { nextId } from './builders.ts'

const now = () => new Date().toISOString()

/** A removal that can be contested. */
export function aRemoval(fields: Partial<OwnDecision> = {}): OwnDecision {
  const place = { key: 'article', url: null, title: null }
  return {
    id: nextId(),
    comment: {
      ...{ id: nextId(), thread: place, body: 'What I *really* think.', state: 'removed' },
      ...{ posted_at: now(), revision: 2 },
    },
    ...{ restriction: 'removed', in_force: true, ground: 'terms', reason_code: 'hate' },
    explanation: 'It speaks of people as of animals.',
    ...{ decided_by: 'human', rule: null, prompted_by: 'reports' },
    decided_at: '2026-11-25T12:00:00.000Z',
    redress: ['complaint', 'out_of_court', 'court'],
    complaint: null,
    ...fields,
  }
}

/** The answer to a report, or to a complaint about one of `decisions`. */
export function objection(
  { pathname }: URL,
  body: unknown,
  decisions: OwnDecision[],
): Report | Complaint {
  const [, , noun, comment, id] = pathname.split('/')
  const { reason_code, explanation } = body as Report
  if (noun === 'comments') {
    const about = { comment_id: comment ?? '', reason_code, explanation }
    return { id: nextId(), ...about, reported_at: now() }
  }
  const decision = decisions.find((one) => one.id === id) as OwnDecision
  decision.complaint = {
    ...{ id: nextId(), decision_id: decision.id, comment_id: decision.comment.id, explanation },
    ...{ made_at: now(), outcome: null, answer: null, decided_at: null },
  }
  return decision.complaint
}

/** A warning that nobody has acknowledged, unless `fields` say something else. */
export function aSanction(fields: Partial<OwnSanction> = {}): OwnSanction {
  return {
    ...{ id: nextId(), kind: 'warn', until: null, message: 'Please do not shout.' },
    ...{ reason_code: null, created_at: now(), acknowledged_at: null },
    ...fields,
  }
}

/** Those in force, in the order in which a test gives them: the API has the strictest first. */
export function inForce(sanctions: OwnSanction[]): OwnSanction[] {
  return sanctions.filter(
    ({ until, acknowledged_at }) => !acknowledged_at && (until === null || until > now()),
  )
}

/** Acknowledges the one that the address names; repeated, it stays as it was. */
export function acknowledged({ pathname }: URL, sanctions: OwnSanction[]): OwnSanction {
  const one = sanctions.find(({ id }) => pathname.includes(`/${id}/`)) as OwnSanction
  one.acknowledged_at ??= now()
  return one
}
