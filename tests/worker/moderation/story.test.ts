// Everything that happened to one comment, by moderators, rules, its author and other readers; and nobody's
// words in it.
import { expect, it } from 'vitest'
import type { AuditItem } from '../../../worker/contract/moderation.ts'
import { fillPath, paths } from '../../../worker/contract/paths.ts'
import type { Page } from '../../../worker/contract/shapes.ts'
import { ask } from '../../support/ask.ts'
import {
  aComment,
  aGuest,
  aModerator,
  aSite,
  aThread,
  edit,
  withdraw,
} from '../../support/builders.ts'
import { decide, reverse } from '../../support/moderating.ts'
import { contest, report } from '../../support/reporting.ts'

async function aStory() {
  const site = await aSite()
  const by = await aModerator(site)
  const comment = await aComment(await aThread(site))
  const told = async () => {
    const path = fillPath(paths.modEvents, { id: comment.id })
    return (await ask<Page<AuditItem>>(path, { token: by.token })).json.items
  }
  return { site, by, comment, told }
}

const actors = (items: AuditItem[]) =>
  items.map(({ actor, action, revision }) => [actor.split(':')[0], action, revision])

it('is told newest first, each act once', async () => {
  const { site, by, comment, told } = await aStory()
  const edited = await edit(comment, 'Badger, *said better*.')
  const other = await aGuest(site)
  for (const _ of [1, 2]) {
    await report(other, comment.id, { reason_code: 'spam', explanation: 'A badger.' })
  }
  const { json } = await decide(by, comment.id, 2, { decision: 'reject', reason_code: 'spam' })
  for (const _ of [1, 2]) await contest(comment.by, json.id, { explanation: 'No badger.' })
  await reverse(by, json.id)
  await withdraw(comment)
  await withdraw(comment)
  const items = await told()
  expect(actors(items).sort()).toEqual(
    [
      ['author', 'comment.withdraw', 5],
      ['token', 'comment.reverse', 4],
      ['author', 'comment.contest', 3],
      ['token', 'comment.reject', 3],
      ['reader', 'comment.report', 2],
      ['author', 'comment.edit', 2],
    ].sort(),
  )
  const act = (action: string) => items.find((item) => item.action === action)
  expect(act('comment.edit')).toMatchObject({
    actor: `author:${comment.by.id}`,
    before: { status: 'approved' },
    after: { status: 'approved' },
    request_id: edited.headers.get('X-Request-Id'),
  })
  expect(act('comment.withdraw')?.after).toEqual({ status: 'withdrawn' })
  expect(act('comment.report')).toMatchObject({ reason: 'spam', before: null, after: null })
  expect(JSON.stringify(items)).not.toContain('adger')
  expect(JSON.stringify(items)).not.toContain(other.id)
})

it('has nothing of what was refused, stale or the same', async () => {
  const { comment, told } = await aStory()
  await edit(comment, 'Stale.', 7)
  await edit(comment, 'What I think of it.')
  await report(comment.by, comment.id, { reason_code: 'spam' })
  expect(await told()).toEqual([])
})
