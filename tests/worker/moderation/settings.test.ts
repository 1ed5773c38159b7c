// The settings of the policy, and a text to try the rules on.
import { describe, expect, it } from 'vitest'
import type { AuditItem } from '../../../worker/contract/moderation.ts'
import { fillPath, paths } from '../../../worker/contract/paths.ts'
import type { Verdict } from '../../../worker/contract/verdicts.ts'
import { ask } from '../../support/ask.ts'
import { change, saveList, underPolicy } from '../../support/policing.ts'
import { expectProblemAt } from '../../support/problems.ts'
import { everything } from '../../support/rows.ts'

describe('settings', () => {
  it('are a merge patch, with a line in the audit', async () => {
    const { site, by } = await underPolicy({ newcomers: { on: true, comments: 3 } })
    const { json } = await change(by, site, {
      ...{ name: 'Another', notice: 'Be kind.', limits: { depth: 3 } },
      policy: { newcomers: { on: null } },
    })
    expect(json).toMatchObject({ name: 'Another', notice: 'Be kind.', limits: { depth: 3 } })
    expect(json.policy.newcomers).toEqual({ on: false, comments: 3 })
    const { items } = (await ask<{ items: AuditItem[] }>(paths.modAudit, by)).json
    expect(items[0]).toMatchObject({
      action: 'settings.change',
      target: site.id,
      before: { policy: { newcomers: { on: true, comments: 3 } }, limits: {} },
      after: { policy: { newcomers: { comments: 3 } }, limits: { depth: 3 } },
    })
    expect((await change(by, site, { policy: null, limits: null })).json.policy.newcomers).toEqual({
      ...{ on: false, comments: 1 },
    })
  })

  it('out of range or unknown are named, and change nothing', async () => {
    const { site, by } = await underPolicy({})
    const before = await everything()
    for (const [body, pointer] of [
      [{ policy: { newcomers: { comments: 21 } } }, '/policy/newcomers/comments'],
      [{ policy: { manners: { on: true } } }, '/policy/manners'],
      [{ policy: { blocked_domains: { domains: ['a b'] } } }, '/policy/blocked_domains/domains/0'],
      [{ limits: { depth: 101 } }, '/limits/depth'],
      [{ origins: ['https://a.example/x'] }, '/origins/0'],
      [{ id: 'other' }, '/id'],
    ] as const) {
      expectProblemAt(await change(by, site, body), 'invalid_request', pointer)
    }
    expect(await everything()).toEqual(before)
  })
})

it('rules/try says what would happen, and why, and writes nothing', async () => {
  const { site, by } = await underPolicy({ too_many_links: { on: true, most: 0 }, nudge: true })
  await saveList(by, site, 'blocked', ['badger'])
  const before = await everything()
  const attempt = async (body: object) => {
    const path = fillPath(paths.modTry, { site: site.id })
    return (await ask<Verdict>(path, { method: 'POST', token: by.token, body })).json
  }
  expect(await attempt({ body: 'A badger.' })).toMatchObject({
    outcome: 'refuse',
    rule: 'blocked_words',
  })
  expect(await attempt({ body: 'Fine.', name: 'Badger' })).toMatchObject({
    matches: [{ in: 'name', start: 0, end: 6 }],
  })
  expect((await attempt({ body: 'https://a.example' })).outcome).toBe('reword')
  expect((await attempt({ body: 'Fine.' })).outcome).toBe('publish')
  expect(await everything()).toEqual(before)
})
