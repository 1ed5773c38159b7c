// Every rule of the policy as an author meets it, and as moderators find it.
import { describe, expect, it } from 'vitest'
import { holdClock, now } from '../../../worker/clock.ts'
import type { AuditItem } from '../../../worker/contract/moderation.ts'
import { fillPath, paths } from '../../../worker/contract/paths.ts'
import type { Session } from '../../../worker/contract/shapes.ts'
import type { ThreadSettings } from '../../../worker/contract/site-settings.ts'
import { ask, askInVain } from '../../support/ask.ts'
import { aComment, aGuest, as, aThread, edit, post, read } from '../../support/builders.ts'
import { cardOf, decide } from '../../support/moderating.ts'
import { saveList, underPolicy } from '../../support/policing.ts'
import { expectProblem, expectProblemAt } from '../../support/problems.ts'
import { everything } from '../../support/rows.ts'

const long = 'The council has sold the old library to a builder of garages.'

describe('a rule that holds', () => {
  it('has its verdict on the card, in the audit, and in no answer to readers', async () => {
    const { by, thread, guest } = await underPolicy({ too_many_links: { on: true, most: 0 } })
    const { status, json, headers } = await post(guest, thread, { body: 'See https://a.example.' })
    expect([status, json.comment.state]).toEqual([202, 'pending'])
    const request_id = headers.get('X-Request-Id')
    const { id } = json.comment
    expect((await cardOf(by, id)).verdict).toEqual({
      outcome: 'hold',
      rule: 'too_many_links',
      reason: 'spam',
      matches: [{ rule: 'too_many_links', in: 'body', start: 12, end: 21, text: 'a.example' }],
      reports: [],
    })
    const events = await ask<{ items: AuditItem[] }>(fillPath(paths.modEvents, { id }), by)
    expect(events.json.items).toMatchObject([
      {
        actor: 'rule:too_many_links',
        action: 'comment.hold',
        target: id,
        reason: 'spam',
        request_id,
      },
    ])
    expect(request_id).not.toBeNull()
    expect((await read(thread)).comments.items).toEqual([])
  })

  it('is newcomers until so many were published', async () => {
    const { by, thread, guest } = await underPolicy({ newcomers: { on: true, comments: 1 } })
    const first = await post(guest, thread)
    expect(first.status).toBe(202)
    expect((await cardOf(by, first.json.comment.id)).verdict?.rule).toBe('newcomers')
    await decide(by, first.json.comment.id, 1, { decision: 'approve' })
    expect((await post(guest, thread)).status).toBe(201)
    expect((await post(await aGuest(thread.site), thread)).status).toBe(202)
  })

  it('is too_fast for what comes faster than is usual, and no longer after that', async () => {
    const too_fast = { on: true, comments: 1, seconds: 30 }
    const { by, thread, guest } = await underPolicy({ too_fast })
    const at = now()
    holdClock(at)
    expect((await post(guest, thread)).status).toBe(201)
    holdClock(at + 29_999)
    const held = await post(guest, thread)
    expect((await cardOf(by, held.json.comment.id)).verdict?.rule).toBe('too_fast')
    holdClock(at + 60_000)
    expect((await post(guest, thread)).status).toBe(201)
    holdClock(null)
  })

  it('is repeated_text for nearly the same, by anybody in the thread', async () => {
    const { by, thread, guest } = await underPolicy({ repeated_text: { on: true } })
    expect((await post(guest, thread, { body: long })).status).toBe(201)
    const again = await post(await aGuest(thread.site), thread, { body: long.replace('.', '!!') })
    expect((await cardOf(by, again.json.comment.id)).verdict?.rule).toBe('repeated_text')
    const elsewhere = await aThread(thread.site)
    expect((await post(await aGuest(thread.site), elsewhere, { body: long })).status).toBe(201)
    expect((await post(guest, elsewhere, { body: long })).status).toBe(202)
  })

  it('is rejections for whom moderators have mostly decided against', async () => {
    const rejections = { on: true, percent: 50, least: 2 }
    const { by, thread, guest } = await underPolicy({ rejections })
    for (let nth = 0; nth < 2; nth++) {
      const { json } = await post(guest, thread)
      await decide(by, json.comment.id, 1, { decision: 'reject' })
    }
    const held = await post(guest, thread)
    expect((await cardOf(by, held.json.comment.id)).verdict?.rule).toBe('rejections')
  })

  it('is hold_all, on the site, or in one thread against it', async () => {
    const { site, by, thread, guest } = await underPolicy({ hold_all: true })
    const other = await aThread(site)
    const path = fillPath(paths.modThreadSettings, { site: site.id, key: other.key })
    const asked = { method: 'PATCH', token: by.token, body: { policy: { hold_all: false } } }
    const { json } = await ask<ThreadSettings>(path, asked)
    expect([json.own, json.policy.hold_all]).toEqual([{ hold_all: false }, false])
    expect((await post(guest, thread)).status).toBe(202)
    expect((await post(guest, other)).status).toBe(201)
    await ask(path, { ...asked, body: { policy: null } })
    expect((await post(guest, other)).status).toBe(202)
  })

  it('is no rule of a thread where it is asked of rejections, which are a site’s', async () => {
    const { site, by, thread } = await underPolicy({})
    const path = fillPath(paths.modThreadSettings, { site: site.id, key: thread.key })
    const body = { policy: { require_reason: false } }
    const answer = await askInVain(path, { method: 'PATCH', token: by.token, body })
    expectProblemAt(answer, 'invalid_request', '/policy/require_reason')
  })

  it('goes with an edit: what waits loses the places of its old text', async () => {
    const { by, thread } = await underPolicy({ too_many_links: { on: true, most: 0 } })
    const held = await aComment(thread, { body: 'See https://a.example.' })
    expect((await edit(held, 'See it there.')).status).toBe(202)
    expect((await cardOf(by, held.id)).verdict).toMatchObject({ outcome: 'hold', matches: [] })
    const published = await aComment(thread)
    expect((await edit(published, 'See https://b.example.')).status).toBe(202)
    expect((await cardOf(by, published.id)).verdict?.rule).toBe('too_many_links')
  })
})

describe('word lists', () => {
  it('refuse what is blocked, report what is watched, from the next comment on', async () => {
    const { site, by, thread, guest } = await underPolicy({})
    expect((await post(guest, thread, { body: 'What a badger!' })).status).toBe(201)
    expect((await saveList(by, site, 'blocked', ['badger', 'badger '])).json).toEqual({
      ...{ list: 'blocked', version: 1, terms: ['badger'] },
    })
    await saveList(by, site, 'watched', ['weasel'])
    const before = await everything()
    const refused = await post(guest, thread, { body: 'What a bаdger!' })
    const { verdict } = expectProblem(refused, 'refused')
    expect(verdict).toMatchObject({
      rule: 'blocked_words',
      reason: 'abuse',
      matches: [{ start: 7, end: 13, text: 'bаdger' }],
    })
    expect(await everything()).toEqual(before)
    const { json } = await post(guest, thread, { body: 'What a weasel!' })
    expect((await cardOf(by, json.comment.id)).verdict).toMatchObject({
      outcome: 'publish',
      rule: null,
      matches: [{ rule: 'watched_words', text: 'weasel' }],
      reports: [{ rule: 'watched_words', reason: 'abuse' }],
    })
    await saveList(by, site, 'blocked', ['otter'])
    expect((await post(guest, thread, { body: 'What a badger!' })).status).toBe(201)
    expectProblem(await post(guest, thread, { body: 'What an otter!' }), 'refused')
  })

  it('take 50,000 terms, and of faulty ones none', async () => {
    const { site, by, thread, guest } = await underPolicy({})
    const terms = Array.from({ length: 50_000 }, (_, nth) => `term${nth.toString(36)}`)
    expect((await saveList(by, site, 'blocked', terms)).status).toBe(200)
    expectProblem(await post(guest, thread, { body: `So ${terms[49_999]}.` }), 'refused')
    const before = await everything()
    const tooMany = await saveList(by, site, 'blocked', [...terms, 'more'])
    expectProblemAt(tooMany, 'invalid_request', '/terms')
    expectProblemAt(await saveList(by, site, 'blocked', ['a', ' ']), 'invalid_request', '/terms/1')
    expectProblemAt(await saveList(by, site, 'blocked', 'a'), 'invalid_request', '/terms')
    expectProblem(await saveList(by, site, 'other', ['a']), 'not_found')
    expect(await everything()).toEqual(before)
  })
})

describe('with nudge, what the author could word otherwise', () => {
  const policy = { nudge: true, too_many_links: { on: true, most: 0 } }
  const body = 'See https://a.example.'

  it('is 422 once, and held for who insists', async () => {
    const { by, thread, guest } = await underPolicy(policy)
    const before = await everything()
    const { verdict, insist } = expectProblem(await post(guest, thread, { body }), 'reword')
    expect(verdict).toMatchObject({ outcome: 'reword', rule: 'too_many_links' })
    expect(await everything()).toEqual(before)
    const insisted = await post(guest, thread, { body, insist })
    expect(insisted.status).toBe(202)
    expect((await cardOf(by, insisted.json.comment.id)).verdict?.outcome).toBe('hold')
  })

  it('is asked about anew with other words, by somebody else, elsewhere, and after an hour', async () => {
    const { thread, guest } = await underPolicy(policy)
    const { insist } = expectProblem(await post(guest, thread, { body }), 'reword')
    const others = { body: 'See https://b.example.', insist }
    expectProblem(await post(guest, thread, others), 'reword')
    expectProblem(await post(await aGuest(thread.site), thread, { body, insist }), 'reword')
    expectProblem(await post(guest, await aThread(thread.site), { body, insist }), 'reword')
    expectProblem(await post(guest, thread, { body, insist: `${insist}x` }), 'reword')
    holdClock(now() + 3_601_000)
    const session = fillPath(paths.session, { site: guest.site.id })
    const again = { method: 'POST', ...as(guest), body: { guest_key: guest.key } }
    const { token } = (await ask<Session>(session, again)).json
    expectProblem(await post({ ...guest, token }, thread, { body, insist }), 'reword')
    holdClock(null)
  })

  it('is 422 as an edit, too', async () => {
    const { thread } = await underPolicy(policy)
    const comment = await aComment(thread)
    expectProblem(await edit(comment, body), 'reword')
  })
})
