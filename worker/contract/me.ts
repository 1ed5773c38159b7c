// What leaves to readers about themselves: who they are here, what they have written, and all of it to take
// along. Only the worker loads this file; others take its types.
import * as v from 'valibot'
import { publicStates } from './limits.ts'
import { count, id, page, time, told } from './parts.ts'
import { OwnSanction } from './people.ts'
import { OwnDecision, Report } from './reports.ts'
import { Author, OwnComment } from './shapes.ts'

export const Profile = told(
  v.object({
    ...Author.entries,
    name: told(v.nullable(v.string()), 'As last used: what a comment without `name` gets.'),
    site: v.string(),
    since: told(
      v.nullable(time),
      'When we first kept anything of this author; null while there is nothing.',
    ),
    comments: told(
      v.object({ published: count, pending: count, removed: count, withdrawn: count }),
      'Own comments by what has become of them.',
    ),
    forgetting: told(v.boolean(), 'True while earlier comments are being forgotten.'),
  }),
  'A reader, as the reader sees it.',
)
export type Profile = v.InferOutput<typeof Profile>

const ThreadPlace = v.object({
  key: v.string(),
  url: v.nullable(v.string()),
  title: v.nullable(v.string()),
})

export const OwnCommentPlaced = told(
  v.object({ ...OwnComment.entries, thread: ThreadPlace }),
  'An own comment with where it stands.',
)
export type OwnCommentPlaced = v.InferOutput<typeof OwnCommentPlaced>

export const OwnCommentPage = page(OwnCommentPlaced)

const TakenComment = v.object({
  id,
  thread: ThreadPlace,
  parent_id: v.nullable(id),
  name: told(v.nullable(v.string()), 'As it was when written.'),
  website: v.nullable(v.string()),
  avatar_url: told(v.nullable(v.string()), 'As the login said then, and so the badge.'),
  badge: v.nullable(v.string()),
  body: told(v.string(), 'The source.'),
  state: v.picklist(publicStates),
  posted_at: time,
  edited_at: v.nullable(time),
  edited_by: v.nullable(v.picklist(['author', 'moderator'])),
  revision: count,
  earlier: told(
    v.array(
      v.object({
        revision: count,
        body: v.string(),
        edited_by: v.picklist(['author', 'moderator']),
        since: time,
      }),
    ),
    'What it said before it was edited.',
  ),
})

export const Export = told(
  v.object({
    exported_at: time,
    profile: Profile,
    comments: v.array(TakenComment),
    reactions: v.array(
      v.object({
        thread_key: v.nullable(v.string()),
        comment_id: told(v.nullable(id), 'Null where it is to the article.'),
        kind: v.string(),
        created_at: time,
      }),
    ),
    reports: told(v.array(Report), 'What this author told the moderators.'),
    decisions: told(v.array(OwnDecision), 'What was decided against it, with complaints.'),
    sanctions: told(
      v.array(v.object({ ...OwnSanction.entries, lifted_at: v.nullable(time) })),
      'What this author was told, or was held to.',
    ),
    next: told(
      v.nullable(v.string()),
      'The `cursor` of the file that goes on with what did not fit; null in the last.',
    ),
  }),
  'Everything that is kept of an author: in one file, or in as many as `next` says.',
)
export type Export = v.InferOutput<typeof Export>
