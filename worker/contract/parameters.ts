// The parts of a path that are filled in, by the name that they have in `paths`.
import * as v from 'valibot'
import { fixedLimits } from './limits.ts'
import { marks } from './moderation.ts'
import { id, told } from './parts.ts'
import type { PathParameter } from './paths.ts'
import { SiteId } from './settings.ts'

export const pathParameters = {
  site: told(SiteId, 'The site’s id.'),
  key: told(
    v.pipe(v.string(), v.minLength(1)),
    `The thread’s key, percent-encoded as one segment; at most ${fixedLimits.threadKeyBytes} bytes of UTF-8.`,
  ),
  id: told(id, 'The id of what the path names before it.'),
  mark: told(v.picklist(marks), 'The mark.'),
  list: told(v.picklist(['blocked', 'watched']), 'The word list.'),
  kind: told(v.string(), 'One of the site’s `reaction_kinds`.'),
} satisfies Record<PathParameter, v.GenericSchema>
