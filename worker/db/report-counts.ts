// What a decision on a comment does to the reports of it: it settles those there are, by one number in
// the comment's row; a reversal opens them again.
import { reasonCodes } from '../contract/reasons.ts'
import { ruleActor } from '../contract/verdicts.ts'

/** Columns of an UPDATE of `comments`: whatever was reported is settled. */
export const settled = `reports_settled = report_count, open_reports = 0, report_reasons = '{}'`

/**
 * The same, where the comment goes back to how it was before the decision that the SQL `taken` names: open
 * is again what was, and what was reported since.
 */
export function reopened(taken: string): string {
  const before = `(SELECT d.reports_settled FROM decisions d
    WHERE d.site_id = comments.site_id AND d.id = ${taken})`
  const open = `FROM reports r WHERE r.site_id = comments.site_id AND r.comment_id = comments.id
    AND r.outcome IS NULL AND r.nth > ${before}`
  const reasons = reasonCodes.map(
    (code) => `'${code}', count(*) FILTER (WHERE r.reason_code = '${code}')`,
  )
  return `reports_settled = ${before}, open_reports = (SELECT count(*) ${open}),
  report_reasons = (SELECT json_object(${reasons.join(', ')}) ${open})`
}

// A decision that a rule's report led to was made on the site's own initiative.
/** How many reports of the comment are open that readers made. */
export const openOfReaders = `open_reports - (SELECT count(*) FROM reports r INDEXED BY reports_once
  WHERE r.site_id = comments.site_id AND r.author_id = '${ruleActor('watched_words')}'
    AND r.comment_id = comments.id AND r.outcome IS NULL AND r.nth > comments.reports_settled)`
