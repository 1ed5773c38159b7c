// What leaves about reports, decisions against an author and complaints: to readers, and the parts of it
// that moderators see too. Only the worker loads this file; others take its types.
import * as v from 'valibot'
import { publicStates } from './limits.ts'
import { count, id, page, time, told } from './parts.ts'
import { reasonCodes } from './reasons.ts'
import { ruleNames } from './verdicts.ts'

export const reportOutcomes = ['agree', 'dismiss'] as const
export type ReportOutcome = (typeof reportOutcomes)[number]

export const complaintOutcomes = ['uphold', 'reverse'] as const
export type ComplaintOutcome = (typeof complaintOutcomes)[number]

const reason = v.picklist(reasonCodes)
const words = v.nullable(v.string())

export const Report = told(
  v.object({
    id,
    comment_id: id,
    reason_code: reason,
    explanation: words,
    reported_at: time,
  }),
  'What a reader has told the moderators of a comment.',
)
export type Report = v.InferOutput<typeof Report>

export const ReportSeen = told(
  v.object({
    ...Report.entries,
    revision: told(count, 'The revision of the comment that was reported.'),
    reporter: told(
      id,
      'The author id of who reported it; `rule:watched_words` where that rule did.',
    ),
    open: told(v.boolean(), 'False once it was reviewed, or the comment decided after it.'),
    outcome: told(
      v.nullable(v.picklist(reportOutcomes)),
      'What a moderator said of this report alone.',
    ),
    reviewed_at: v.nullable(time),
    reviewed_by: v.nullable(v.string()),
  }),
  'A report as moderators see it.',
)
export type ReportSeen = v.InferOutput<typeof ReportSeen>

export const ReportPage = page(ReportSeen)

export const ReportSummary = told(
  v.object({
    total: told(count, 'Reports there have been.'),
    open: told(count, 'Those that nobody has judged.'),
    by_reason: told(v.record(v.string(), count), 'The open ones, by reason code.'),
    newest: v.nullable(ReportSeen),
  }),
  'What readers, and the words that are watched for, have reported of a comment.',
)
export type ReportSummary = v.InferOutput<typeof ReportSummary>

export const Complaint = told(
  v.object({
    id,
    decision_id: id,
    comment_id: id,
    explanation: told(words, 'What the author says against the decision.'),
    made_at: time,
    outcome: told(
      v.nullable(v.picklist(complaintOutcomes)),
      '`uphold`: the decision stands. `reverse`: it was taken back. Null while it waits.',
    ),
    answer: told(words, 'What the moderators say to it.'),
    decided_at: v.nullable(time),
  }),
  'An author’s contest of a decision.',
)
export type Complaint = v.InferOutput<typeof Complaint>

export const redresses = ['complaint', 'out_of_court', 'court'] as const

export const OwnDecision = told(
  v.object({
    id: told(id, 'The decision’s; the comment’s where a rule holds it.'),
    comment: v.object({
      id,
      thread: v.object({
        key: v.string(),
        url: v.nullable(v.string()),
        title: v.nullable(v.string()),
      }),
      body: told(v.string(), 'The source.'),
      state: told(v.picklist(publicStates), 'As it is now.'),
      posted_at: time,
      revision: count,
    }),
    restriction: told(
      v.picklist(['removed', 'held']),
      'What the decision did: `removed` for good, or `held` until it is reviewed.',
    ),
    in_force: told(v.boolean(), 'Whether it is what makes the comment’s present state.'),
    ground: told(
      v.nullable(v.picklist(['law', 'terms'])),
      '`law` where it is said to be illegal, `terms` where it breaks the site’s own rules.',
    ),
    reason_code: v.nullable(reason),
    explanation: told(words, 'Facts and circumstances, in the moderators’ words.'),
    decided_by: told(v.picklist(['human', 'rule']), 'Whether somebody decided, or a rule did.'),
    rule: told(v.nullable(v.picklist(ruleNames)), 'The rule that did.'),
    prompted_by: told(
      v.picklist(['reports', 'own_initiative']),
      'Whether readers’ reports were open when it was decided.',
    ),
    decided_at: time,
    redress: told(
      v.array(v.picklist(redresses)),
      'What can be done: `complaint` only while it can.',
    ),
    complaint: v.nullable(Complaint),
  }),
  'Why an author’s comment was removed or held: a statement of reasons (DSA, Article 17).',
)
export type OwnDecision = v.InferOutput<typeof OwnDecision>

export const OwnDecisionPage = page(OwnDecision)
