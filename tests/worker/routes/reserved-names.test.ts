// Names that guests cannot have: refused where a name is given or kept, and without a trace.
import { expect, it } from 'vitest'
import type { Profile } from '../../../worker/contract/me.ts'
import type { AuditItem } from '../../../worker/contract/moderation.ts'
import { fillPath, paths } from '../../../worker/contract/paths.ts'
import { ask } from '../../support/ask.ts'
import { aComment, aGuest, aModerator, aSite, as, aThread, post } from '../../support/builders.ts'
import { aVerified } from '../../support/logins.ts'
import { change, underPolicy } from '../../support/policing.ts'
import { expectProblemAt } from '../../support/problems.ts'
import { everything } from '../../support/rows.ts'

const hostile = ['Admin', 'm0derator', 'Mоderаtor Bob', 'Bob (staff)', '@dmin']

it('a post under a reserved name is refused, says why, and leaves no trace', async () => {
  const { thread, guest } = await underPolicy({})
  const before = await everything()
  for (const name of [...hostile, `The ${thread.site.id} Gazette`]) {
    const refused = await post(guest, thread, { name }, 'once')
    expectProblemAt(refused, 'invalid_request', '/name')
    expect(refused.text).toContain('is reserved for those who run this site; choose another')
  }
  expect(await everything()).toBe(before)
  expect((await post(guest, thread, { name: 'Modesto' }, 'once')).status).toBe(201)
})

it('a rename to one is refused, and leaves no trace', async () => {
  const { guest } = await underPolicy({})
  const before = await everything()
  const rename = (name: string) =>
    ask<Profile>(paths.me, { method: 'PATCH', ...as(guest), body: { name } })
  for (const name of hostile) expectProblemAt(await rename(name), 'invalid_request', '/name')
  expect(await everything()).toBe(before)
  expect((await rename('Staffan')).json.name).toBe('Staffan')
})

it('the site lists more of them, and takes them back', async () => {
  const { site, by, thread, guest } = await underPolicy({})
  const { json } = await change(by, site, { reserved_names: ['Jane Doe', ' Nora  N. '] })
  expect(json.reserved_names).toEqual(['Jane Doe', 'Nora N.'])
  expectProblemAt(await post(guest, thread, { name: 'JANE D0E' }), 'invalid_request', '/name')
  expect((await post(guest, thread, { name: 'Jane' })).status).toBe(201)
  // Of another site's list nobody here knows.
  const elsewhere = await aThread()
  const other = await aGuest(elsewhere.site)
  expect((await post(other, elsewhere, { name: 'Jane Doe' })).status).toBe(201)
  expect((await change(by, site, { notice: 'Hello.' })).json.reserved_names).toHaveLength(2)
  expect((await change(by, site, { reserved_names: null })).json.reserved_names).toEqual([])
  expect((await post(guest, thread, { name: 'Jane Doe' })).status).toBe(201)
})

it('a name that was kept before it was reserved is not written under again', async () => {
  const { site, by, thread, guest } = await underPolicy({})
  await ask(paths.me, { method: 'PATCH', ...as(guest), body: { name: 'Jane Doe' } })
  expect((await aComment(thread, { by: guest })).author?.name).toBe('Jane Doe')
  await change(by, site, { reserved_names: ['Jane Doe'] })
  expectProblemAt(await post(guest, thread), 'invalid_request', '/name')
  expect((await post(guest, thread, { name: null })).status).toBe(201)
})

it('who comes by the login of the site is called what it says', async () => {
  const thread = await aThread()
  const editor = await aVerified(thread.site, { name: 'Editor Ada' })
  expect((await post(editor, thread)).json.comment.author).toMatchObject({ name: 'Editor Ada' })
})

it('the public does not read the list, and the audit has its length alone', async () => {
  const { site, by, thread } = await underPolicy({})
  await change(by, site, { reserved_names: ['Jane Doe'] })
  for (const path of [fillPath(paths.site, { site: site.id }), thread.path]) {
    expect((await ask(path)).text).not.toMatch(/reserved|Jane/)
  }
  const { text, json } = await ask<{ items: AuditItem[] }>(paths.modAudit, by)
  expect(text).not.toContain('Jane')
  expect(json.items[0]).toMatchObject({
    ...{ before: { reserved_names: 0 }, after: { reserved_names: 1 } },
  })
})

it('a list has names, each with a letter, and a hundred at most', async () => {
  const site = await aSite()
  const by = await aModerator(site)
  const before = await everything()
  for (const [reserved_names, pointer] of [
    ['Jane', '/reserved_names'],
    [Array.from({ length: 101 }, (_, nth) => `Jane ${nth}`), '/reserved_names'],
    [['Jane', '★'], '/reserved_names/1'],
    [['a'.repeat(81)], '/reserved_names/0'],
    [['\u202eenaJ'], '/reserved_names/0'],
    [[7], '/reserved_names/0'],
  ] as const) {
    expectProblemAt(await change(by, site, { reserved_names }), 'invalid_request', pointer)
  }
  expect(await everything()).toBe(before)
  const many = Array.from({ length: 100 }, (_, nth) => `${'Jane '.repeat(14)}${nth}`)
  expect((await change(by, site, { reserved_names: many })).json.reserved_names).toEqual(many)
})

it('trying the rules on a text minds it as well', async () => {
  const { site, by } = await underPolicy({})
  const path = fillPath(paths.modTry, { site: site.id })
  const body = { body: 'Fine.', name: 'Admin' }
  const refused = await ask(path, { method: 'POST', token: by.token, body })
  expectProblemAt(refused, 'invalid_request', '/name')
})
