// Where what is kept of a reader becomes an answer to that reader.
import { timestamp } from './clock.ts'
import type { Profile } from './contract/me.ts'
import type { ProfileRow } from './db/profiles.ts'
import type { Reader } from './identity/tokens.ts'
import { toGuest } from './presentation.ts'

export function toProfile({ site, author }: Reader, row: ProfileRow | null): Profile {
  const { published, pending, withdrawn, rejected, spam } = row ?? nothing
  return {
    ...toGuest(author, row?.name ?? null, row?.website ?? null),
    site,
    since: row === null ? null : timestamp(row.created_at),
    comments: { published, pending, removed: rejected + spam, withdrawn },
    forgetting: false,
  }
}

const nothing = { published: 0, pending: 0, rejected: 0, spam: 0, withdrawn: 0 }
