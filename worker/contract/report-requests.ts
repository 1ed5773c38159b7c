// What may enter about reports and complaints, from readers and from moderators. Only the worker loads
// this file; others take its types.
import * as v from 'valibot'
import { told } from './parts.ts'
import { explanation, oneOf, reasonCode } from './reason-requests.ts'
import { complaintOutcomes, reportOutcomes } from './reports.ts'
import { limitInQuery } from './requests.ts'

const why = v.optional(v.nullable(explanation))

export const ReportDraft = v.strictObject({ reason_code: reasonCode, explanation: why })
export type ReportDraft = v.InferInput<typeof ReportDraft>

export const ComplaintDraft = v.strictObject({ explanation: why })
export type ComplaintDraft = v.InferInput<typeof ComplaintDraft>

export const ReportReview = v.strictObject({
  outcome: told(
    v.picklist(reportOutcomes, oneOf(reportOutcomes)),
    '`agree`: it was right to report this. `dismiss`: there is nothing in it.',
  ),
})

export const ComplaintDecision = v.strictObject({
  decision: told(
    v.picklist(complaintOutcomes, oneOf(complaintOutcomes)),
    '`uphold`: the contested decision stands. `reverse`: it is taken back.',
  ),
  explanation: told(why, 'What the author is told.'),
})

const cursor = v.optional(told(v.string(), 'The `next` of the page before.'))
const limit = v.optional(limitInQuery, '20')

export const OwnDecisionsQuery = v.strictObject({ cursor, limit })

export const ReportsQuery = v.strictObject({ site: v.optional(v.string()), cursor, limit })
