// Where rows of people and threads become answers: it names what may leave, and nothing else does.
import { timestamp } from './clock.ts'
import type {
  AuthorCard,
  AuthorItem,
  Note,
  OwnSanction,
  Sanction,
  SanctionInForce,
  ThreadControls,
} from './contract/people.ts'
import type { AuthorCardRow, AuthorItemRow, NoteRow } from './db/authors.ts'
import { inForce, isInForce, type SanctionRow } from './db/sanctions.ts'
import type { ControlsRow } from './db/thread-controls.ts'
import { stateAt } from './db/thread-keys.ts'

export function toSanctionInForce({ id, kind, until }: SanctionRow): SanctionInForce {
  return { id, kind, until: maybe(until) }
}

export function toOwnSanction(row: SanctionRow): OwnSanction {
  return {
    ...toSanctionInForce(row),
    message: row.message,
    reason_code: row.reason_code,
    created_at: timestamp(row.made_at),
    acknowledged_at: maybe(row.acknowledged_at),
  }
}

export function toSanction(row: SanctionRow, at: number): Sanction {
  return {
    ...toOwnSanction(row),
    author_id: row.author_id,
    actor: row.actor,
    lifted_at: maybe(row.lifted_at),
    lifted_by: row.lifted_by,
    in_force: isInForce(row, at),
    clean_up: row.clean_up && { state: row.clean_up, decided: row.cleaned },
  }
}

export function toNote({ made_at, ...note }: NoteRow): Note {
  return { ...note, created_at: timestamp(made_at) }
}

export function toAuthorItem(row: AuthorItemRow, at: number): AuthorItem {
  const { published, pending, rejected, spam, withdrawn } = row
  return {
    id: row.id,
    site: row.site_id,
    name: row.name,
    website: row.website,
    since: timestamp(row.created_at),
    trusted: row.is_trusted === 1,
    comments: { published, pending, rejected, spam, withdrawn },
    sanctions: inForce(row.sanctions, at).map(toSanctionInForce),
  }
}

export function toAuthorCard(row: AuthorCardRow, at: number): AuthorCard {
  return {
    ...toAuthorItem(row, at),
    sanctions: row.sanctions.map((sanction) => toSanction(sanction, at)),
    notes: row.notes.map(toNote),
  }
}

export function toThreadControls(row: ControlsRow, at: number): ThreadControls {
  return {
    id: row.id,
    site: row.site,
    key: row.key,
    aliases: row.aliases,
    url: row.url,
    title: row.title,
    state: stateAt(row, at),
    closes_at: maybe(row.closes_at),
    hold_all: row.hold_all,
    message: row.message,
    comment_count: row.comment_count,
    version: row.version,
  }
}

function maybe(at: number | null): string | null {
  return at === null ? null : timestamp(at)
}
