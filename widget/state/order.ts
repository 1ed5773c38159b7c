// In which order a thread is shown.
import type { Sort } from '../../worker/contract/limits.ts'

/** The order that the reader has chosen, or the page: as of any attribute that has a list of values. */
export function orderOf({ chosen, sort }: Record<'chosen' | 'sort', Sort | undefined>): Sort {
  const wanted = chosen ?? sort
  return wanted === 'oldest' || wanted === 'best' ? wanted : 'newest'
}
