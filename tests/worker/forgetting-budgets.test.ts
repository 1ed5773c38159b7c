// What being forgotten costs: four round trips until the answer, and the same rows for the first step of
// 10,000 comments as for that of a few hundred.
import { expect, it } from 'vitest'
import { paths } from '../../worker/contract/paths.ts'
import { type Asked, ask } from '../support/ask.ts'
import { aComment, aGuest, as, aThread, commentPath, type Guest } from '../support/builders.ts'
import { cost } from '../support/costs.ts'
import { seed, seededAuthor } from '../support/seeds.ts'

const forgetting = (guest: Guest, body?: object): Asked => ({
  ...{ method: 'DELETE', ...as(guest) },
  ...(body && { body }),
})

it('costs two trips where nothing is known, four where there is something', async () => {
  const thread = await aThread()
  const { by, id } = await aComment(thread, { name: 'Ada' })
  await ask(`${commentPath(id)}/reactions/like`, { method: 'PUT', ...as(by) })
  await cost('forget, one comment and one reaction', paths.me, forgetting(by))
  await cost('forget, nothing known', paths.me, forgetting(await aGuest(thread.site)))
})

it.each([
  ['forget, first of many comments', undefined],
  ['forget, first of many that stay', { keep_comments: true }],
] as const)('costs the same for 10,000 comments as for 600: %s', async (name, body) => {
  for (const count of [600, 10_000]) {
    const thread = await aThread()
    await seed(thread, { count })
    const { read, trips } = await cost(
      name,
      paths.me,
      forgetting(await seededAuthor(thread.site), body),
    )
    expect(trips).toBe(4)
    expect(read).toBeLessThan(5_000)
  }
})
