// What a filter of comments means: words, a place, a state and a time, for lists and for jobs alike.
import { fixedLimits } from './contract/limits.ts'
import type { CardsQuery } from './contract/moderation-requests.ts'
import type { Search } from './db/search.ts'
import { leastId } from './id.ts'
import { wordsIn } from './markup/words.ts'
import { invalid } from './problem.ts'

export type Filter = Omit<CardsQuery, 'site' | 'cursor' | 'limit' | 'sort'>

/** Whether the index of a queue or a status is not enough. */
export function isSearch({ q, thread, author, label }: Filter): boolean {
  return [q, thread, author, label].some((one) => one !== undefined)
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
  const status = filter.status ?? null
  if (filter.queue === 'pending' && status !== null && status !== 'pending') {
    throw invalid(`${pointer}status`, 'is not that of the queue pending')
  }
  return {
    words,
    ...{ thread, author, mark: label, queue: filter.queue ?? null, status },
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
