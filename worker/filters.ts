// What a filter of comments means: words, a place, a state and a time, for lists and for jobs alike.
import { fixedLimits } from './contract/limits.ts'
import type { CardsQuery } from './contract/moderation-requests.ts'
import type { Search } from './db/search.ts'
import { leastId } from './id.ts'
import { wordsIn } from './markup/words.ts'
import { invalid } from './problem.ts'

export type Filter = Omit<CardsQuery, 'site' | 'cursor' | 'limit' | 'sort'>

/** Whether the index of a queue or a status is not enough: of what is published there is none. */
export function isSearch({ q, thread, author, label, queue, status }: Filter): boolean {
  const isPublished = status === 'approved' && queue === undefined
  return isPublished || [q, thread, author, label].some((one) => one !== undefined)
}

const statusIn: Partial<Record<NonNullable<Filter['queue']>, Filter['status']>> = {
  pending: 'pending',
  unreviewed: 'approved',
}

/** 422 where the queue has nothing of the status: to find that would be to read all of it. */
export function checkStatus({ queue, status }: Filter, pointer = '?'): void {
  const only = queue && statusIn[queue]
  if (only === undefined || status === undefined || status === only) return
  throw invalid(`${pointer}status`, `is not that of the queue ${queue}`)
}

/** What is searched for; 422 where there is no word in it, or too many. */
export function readSearch(
  filter: Filter,
  rest: Pick<Search, 'after' | 'newestFirst' | 'limit'>,
  pointer = '?',
): Search {
  const { q, thread = null, author = null, label = null } = filter
  const words = q === undefined ? [] : wordsIn(q)
  if (q !== undefined && words.length === 0) throw invalid(`${pointer}q`, 'has no word in it')
  if (words.length > fixedLimits.searchWords) {
    throw invalid(`${pointer}q`, `has more than ${fixedLimits.searchWords} words`)
  }
  checkStatus(filter, pointer)
  return {
    words,
    ...{ thread, author, mark: label, queue: filter.queue ?? null },
    status: filter.status ?? null,
    ...rangeOf(filter),
    ...rest,
  }
}

/** Ids begin with their time, so a time is the id that nothing of that moment stands before. */
export function rangeOf({ after, before }: Pick<Filter, 'after' | 'before'>): {
  from: string
  to: string
} {
  return {
    from: after === undefined ? '' : leastId(after),
    to: before === undefined ? '~' : leastId(before),
  }
}
