// Where what is kept of a reader becomes an answer to that reader.
import { timestamp } from './clock.ts'
import type { Export, OwnCommentPlaced, Profile } from './contract/me.ts'
import type { ExportFrom, FoundExport, TakenCommentRow } from './db/exports.ts'
import type { PlacedRow } from './db/own-comments.ts'
import type { FoundProfile } from './db/profiles.ts'
import type { WeighedKind } from './db/sites.ts'
import type { Reader } from './identity/tokens.ts'
import { toOwnSanction } from './people-presentation.ts'
import { editorOf, publicStateOf, toOwnComment } from './presentation.ts'
import { toOwnDecision, toReport } from './report-presentation.ts'

type FoundAuthor = Pick<FoundProfile, 'profile' | 'isForgetting'>

export function toProfile({ site, author, byline }: Reader, found: FoundAuthor | null): Profile {
  const row = found?.profile ?? null
  const { published, pending, withdrawn, rejected, spam } = row ?? nothing
  return {
    ...{ id: author, name: row?.name ?? null, website: row?.website ?? null },
    // A login's word is what will be written beside the next comment.
    ...(byline ?? { avatar_url: null, badge: null }),
    site,
    since: row === null ? null : timestamp(row.created_at),
    comments: { published, pending, removed: rejected + spam, withdrawn },
    forgetting: found?.isForgetting ?? false,
  }
}

const nothing = { published: 0, pending: 0, rejected: 0, spam: 0, withdrawn: 0 }

export function toOwnCommentPlaced(
  row: PlacedRow,
  kinds: readonly WeighedKind[],
): OwnCommentPlaced {
  return { ...toOwnComment(row, kinds), thread: row.thread }
}

/** One file of what is taken along: of each list `portion` at most. Where it goes on is null in the last. */
export function toExport(
  reader: Reader,
  found: FoundExport,
  from: ExportFrom,
  portion: number,
  at: number,
): { file: Omit<Export, 'next'>; goesOn: ExportFrom | null } {
  const [comments, reactions] = [
    found.comments.slice(0, portion),
    found.reactions.slice(0, portion),
  ]
  const [reports, decisions] = [found.reports.slice(0, portion), found.decisions.slice(0, portion)]
  const more = <Row, From>(rows: Row[], shown: Row[], after: (row: Row) => From): From | null => {
    const last = shown.at(-1)
    return rows.length > shown.length && last !== undefined ? after(last) : null
  }
  const goesOn: ExportFrom = {
    comments: more(found.comments, comments, ({ id }) => id),
    reactions: more(found.reactions, reactions, (one) => [one.thread_id, one.target_id, one.kind]),
    reports: more(found.reports, reports, ({ id }) => id),
    decisions: more(found.decisions, decisions, ({ id }) => id),
  }
  const isFirst = from.comments === ''
  return {
    file: {
      exported_at: timestamp(at),
      profile: toProfile(reader, found),
      comments: comments.map(toTaken),
      reactions: reactions.map(({ thread_key, thread_id, target_id, kind, created_at }) => ({
        thread_key,
        comment_id: target_id === thread_id ? null : target_id,
        kind,
        created_at: timestamp(created_at),
      })),
      reports: reports.map(toReport),
      decisions: decisions.map(toOwnDecision),
      sanctions: (isFirst ? found.sanctions : []).map((row) => ({
        ...toOwnSanction(row),
        lifted_at: row.lifted_at === null ? null : timestamp(row.lifted_at),
      })),
    },
    goesOn: Object.values(goesOn).some((one) => one !== null) ? goesOn : null,
  }
}

function toTaken({ status, ...row }: TakenCommentRow): Export['comments'][number] {
  return {
    ...row,
    state: publicStateOf[status],
    posted_at: timestamp(row.posted_at),
    edited_at: row.edited_at === null ? null : timestamp(row.edited_at),
    edited_by: editorOf(row),
    earlier: row.earlier.map((one) => ({ ...one, since: timestamp(one.since) })),
  }
}
