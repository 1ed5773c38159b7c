// People: what an author's card tells, and how authors are found.
import { describe, expect, it } from 'vitest'
import type { Card } from '../../../worker/contract/moderation.ts'
import { fillPath, paths } from '../../../worker/contract/paths.ts'
import type { AuthorItem } from '../../../worker/contract/people.ts'
import type { Page } from '../../../worker/contract/shapes.ts'
import { ask } from '../../support/ask.ts'
import {
  aComment,
  aGuest,
  aModerator,
  aSite,
  aThread,
  edit,
  setHoldAll,
  withdraw,
} from '../../support/builders.ts'
import { cardOf, decide } from '../../support/moderating.ts'
import { aPerson, authorCard, note, sanction } from '../../support/peopling.ts'
import { expectProblem, expectProblemAt } from '../../support/problems.ts'
import { disagreements } from '../../support/rows.ts'

type Authors = Page<AuthorItem>
type Cards = Page<Card>

describe('an author’s card', () => {
  it('counts the comments by what has become of them', async () => {
    const { thread, by, comment, guest } = await aPerson()
    const second = await aComment(thread, { by: guest })
    const third = await aComment(thread, { by: guest })
    const fourth = await aComment(thread, { by: guest })
    await decide(by, comment.id, 1, { decision: 'reject' })
    await decide(by, second.id, 1, { decision: 'spam' })
    await withdraw(third)
    await setHoldAll(thread.site, true)
    await edit(fourth, 'Held now.')
    await aComment(thread, { by: guest })
    const { comments, since, site } = await authorCard(by, guest.id)
    expect(comments).toEqual({ published: 0, pending: 2, rejected: 1, spam: 1, withdrawn: 1 })
    expect([site, Date.parse(since) > 0]).toEqual([thread.site.id, true])
    expect(await disagreements(thread.site.id)).toEqual([])
  })

  it('tells sanctions and notes, newest first, and so does the comment’s card', async () => {
    const { by, comment, guest } = await aPerson()
    await sanction(by, guest.id, { kind: 'warn' })
    const ban = await sanction(by, guest.id, { kind: 'ban' })
    await note(by, guest.id, 'Wrote to us by post.')
    await note(by, guest.id, 'And again.')
    const card = await authorCard(by, guest.id)
    expect(card.sanctions.map(({ kind }) => kind).sort()).toEqual(['ban', 'warn'])
    expect(card.notes.map(({ body }) => body).sort()).toEqual([
      'And again.',
      'Wrote to us by post.',
    ])
    const { author } = await cardOf(by, comment.id)
    expect(author).toMatchObject({ comments: { published: 1 }, id: guest.id })
    expect(author?.sanctions.map(({ kind }) => kind)).toEqual(['ban', 'warn'])
    expect(author?.sanctions[0]?.id).toBe(ban.json.id)
  })

  it('is of nobody who has never written, and of no other site’s author', async () => {
    const { guest, thread, by } = await aPerson()
    const silent = await aGuest(thread.site)
    const stranger = await aModerator(await aSite())
    const path = (id: string) => fillPath(paths.modAuthor, { id })
    for (const [id, { token }] of [
      [silent.id, by],
      [guest.id, stranger],
      ['~', by],
    ] as const) {
      expectProblem(await ask(path(id), { token }), 'not_found')
      expectProblem(await sanction({ token, id: '' }, id, { kind: 'ban' }), 'not_found')
      expectProblem(await note({ token, id: '' }, id, 'Who?'), 'not_found')
    }
  })
})

describe('the list of authors', () => {
  const find = async (token: string, query: Record<string, string>) => {
    const answer = await ask<Authors>(`${paths.modAuthors}?${new URLSearchParams(query)}`, {
      token,
    })
    return answer.json
  }

  it('finds names by how they begin, without case and accents, and ids', async () => {
    const { thread, by, guest } = await aPerson()
    await aComment(thread, { name: 'Eloise' })
    await aComment(thread, { name: 'Zoe' })
    await aComment(thread)
    const names = async (q: string) => (await find(by.token, { q })).items.map(({ name }) => name)
    expect(await names('ELO')).toEqual(['Élodie Martin', 'Eloise'])
    expect(await names('élodie m')).toEqual(['Élodie Martin'])
    expect(await names(guest.id)).toEqual(['Élodie Martin'])
    expect(await names('%')).toEqual([])
    expect(await names(`' OR 1=1 --`)).toEqual([])
    await aComment(thread, { by: guest, name: 'Renamed' })
    expect(await names('elo')).toEqual(['Eloise'])
    expect(await names('ren')).toEqual(['Renamed'])
  })

  it.each([{}, { q: 'same' }])(
    'comes in pages that miss nobody and repeat nobody: %j',
    async (query) => {
      const site = await aSite()
      const thread = await aThread(site)
      const by = await aModerator(site)
      const made = []
      for (let nth = 0; nth < 5; nth++) made.push((await aComment(thread, { name: 'Same' })).by.id)
      const seen: string[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const page: Authors = await find(by.token, {
          ...query,
          limit: '2',
          ...(cursor !== '' && { cursor }),
        })
        seen.push(...page.items.map(({ id }) => id))
        cursor = page.next
      }
      expect(seen.toSorted()).toEqual(made.toSorted())
    },
  )

  it('refuses what is no cursor, and a name too long to be one', async () => {
    const { by } = await aPerson()
    const asked = (query: string) => ask(`${paths.modAuthors}?${query}`, { token: by.token })
    for (const cursor of ['!', 'W10', 'bnVsbA']) {
      expectProblemAt(await asked(`q=a&cursor=${cursor}`), 'invalid_request', '?cursor')
    }
    expectProblemAt(await asked('cursor=!'), 'invalid_request', '?cursor')
    expectProblemAt(await asked(`q=${'x'.repeat(201)}`), 'invalid_request', '?q')
  })

  it('leads to the comments of one', async () => {
    const { thread, by, comment, guest } = await aPerson()
    await aComment(thread)
    const hidden = await aComment(thread, { by: guest })
    await decide(by, hidden.id, 1, { decision: 'spam' })
    const ids = async (query: string) => {
      const path = `${paths.modComments}?author=${guest.id}${query}`
      const { json } = await ask<Cards>(path, { token: by.token })
      return json.items.map(({ id }) => id)
    }
    expect(await ids('')).toEqual([comment.id, hidden.id])
    expect(await ids('&sort=newest&limit=1')).toEqual([hidden.id])
    expect(await ids('&status=spam')).toEqual([hidden.id])
  })
})
