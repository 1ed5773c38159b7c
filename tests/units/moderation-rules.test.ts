// Each rule of the policy alone: what it speaks of, when it is silent, what it says.
import { describe, expect, it } from 'vitest'
import { judge } from '../../worker/moderation/judge.ts'
import { sketchOfText } from '../../worker/moderation/sketch.ts'
import { aPost, listOf, now } from '../support/facts.ts'

const verdictOf = (...given: Parameters<typeof aPost>) => judge(aPost(...given))

/** The outcome, and who said so. */
function said(...given: Parameters<typeof aPost>): string {
  const { outcome, rule } = verdictOf(...given)
  return rule === null ? outcome : `${outcome}: ${rule}`
}

it('a comment that no rule speaks of is published', () => {
  expect(verdictOf()).toEqual({
    outcome: 'publish',
    rule: null,
    reason: null,
    until: null,
    matches: [],
    reports: [],
  })
})

describe('a closed thread', () => {
  it('takes nothing', () => {
    const verdict = verdictOf({ thread: { state: 'closed' } })
    expect(verdict).toMatchObject({ outcome: 'refuse', reason: 'thread_closed' })
  })

  it.each([
    [now - 1, 'refuse: closed_thread'],
    [now, 'refuse: closed_thread'],
    [now + 1, 'publish'],
  ])('closes by itself at its time', (closesAt, outcome) => {
    expect(said({ thread: { closesAt } })).toBe(outcome)
  })
})

describe('a sanction', () => {
  const sanction = { kind: 'ban', until: null, isAcknowledged: false } as const

  it.each([
    ['a ban', sanction, 'refuse: sanctioned_author'],
    ['a ban until later', { ...sanction, until: now + 1 }, 'refuse: sanctioned_author'],
    ['a ban that is over', { ...sanction, until: now }, 'publish'],
    ['a suspension', { ...sanction, kind: 'suspend', until: now + 1 }, 'refuse: sanctioned_author'],
    ['a suspension that is over', { ...sanction, kind: 'suspend', until: now }, 'publish'],
    ['a warning', { ...sanction, kind: 'warn' }, 'refuse: sanctioned_author'],
    ['a warning that was read', { ...sanction, kind: 'warn', isAcknowledged: true }, 'publish'],
    ['a hold', { ...sanction, kind: 'hold' }, 'hold: held_author'],
    ['a hold that is over', { ...sanction, kind: 'hold', until: now }, 'publish'],
  ] as const)('does what its kind says: %s', (_title, one, outcome) => {
    expect(said({ author: { sanctions: [one] } })).toBe(outcome)
  })

  it('says when the author may write again: after the last of several', () => {
    const until = (...ends: (number | null)[]) =>
      verdictOf({
        author: { sanctions: ends.map((end) => ({ ...sanction, kind: 'suspend', until: end })) },
      })
    expect(until(now + 5, now + 9)).toMatchObject({ reason: 'author_sanctioned', until: now + 9 })
    expect(until(now + 5, null)).toMatchObject({ until: null })
  })
})

describe('blocked words', () => {
  const words = { blocked: listOf('badger') }

  it('are refused in the body, the name and the website, and shown where they stand', () => {
    const verdict = verdictOf({
      words,
      comment: { body: 'A *badger*.', name: 'Badger', website: 'https://badger.example/' },
    })
    expect(verdict).toMatchObject({ outcome: 'refuse', rule: 'blocked_words', reason: 'abuse' })
    expect(verdict.matches).toEqual([
      { rule: 'blocked_words', in: 'body', start: 3, end: 9, text: 'badger' },
      { rule: 'blocked_words', in: 'name', start: 0, end: 6, text: 'Badger' },
      { rule: 'blocked_words', in: 'website', start: 8, end: 14, text: 'badger' },
    ])
  })

  it.each(['b&#97;dger', 'ba[dger](https://a.example)', 'bad&shy;ger', 'b**a**dger'])(
    'are seen as a reader sees them: %s',
    (body) => {
      const [match] = verdictOf({ words, comment: { body } }).matches
      expect(match?.text.replace(/[*\u00ad]/g, '')).toBe('badger')
      expect([match?.start, match?.end]).toEqual([0, body.length])
    },
  )

  it('may have another reason, or be off', () => {
    const comment = { body: 'badger' }
    const policy = { blocked_words: { reason_code: 'hate' } } as const
    expect(verdictOf({ words, comment, policy })).toMatchObject({ reason: 'hate' })
    expect(said({ words, comment, policy: { blocked_words: { on: false } } })).toBe('publish')
  })
})

describe('blocked domains', () => {
  const policy = { blocked_domains: { domains: ['evil.example', 'xn--mnchen-3ya.example'] } }

  it.each([
    ['https://evil.example/a'],
    ['https://EVIL.example.'],
    ['https://sub.evil.example:8443/'],
    ['[x](https://evil.example)'],
    ['https://münchen.example'],
    ['mailto:a@evil.example'],
    ['https://ev\u00adil.example'],
  ])('are refused: %s', (body) => {
    expect(said({ policy, comment: { body } })).toBe('refuse: blocked_domains')
  })

  it.each([
    ['https://notevil.example/'],
    ['https://evil.example.org/'],
    ['https://good.example/evil.example'],
    ['https://good.example/?to=https://evil.example'],
    ['evil.example'],
  ])('are not what only looks like them: %s', (body) => {
    expect(said({ policy, comment: { body } })).toBe('publish')
  })

  it('are refused as an author’s website', () => {
    const website = 'https://evil.example/me'
    const verdict = verdictOf({ policy, comment: { website } })
    expect(verdict).toMatchObject({ outcome: 'refuse', reason: 'spam' })
    expect(verdict.matches).toMatchObject([{ in: 'website', text: website }])
  })

  it('are shown where they stand', () => {
    const body = 'https://good.example, https://Evil.example and again evil.example'
    expect(verdictOf({ policy, comment: { body } }).matches).toEqual([
      { rule: 'blocked_domains', in: 'body', start: 30, end: 42, text: 'Evil.example' },
    ])
  })
})

describe('watched words', () => {
  const words = { watched: listOf('otter') }

  it('are published, and moderators are told', () => {
    const verdict = verdictOf({ words, comment: { body: 'An otter.' } })
    expect(verdict).toMatchObject({
      outcome: 'publish',
      rule: null,
      reports: [{ rule: 'watched_words', reason: 'abuse' }],
      matches: [{ rule: 'watched_words', start: 3, end: 8, text: 'otter' }],
    })
  })

  it('are told beside what another rule decides', () => {
    const policy = { hold_all: true }
    const verdict = verdictOf({ words, policy, comment: { body: 'An otter.' } })
    expect(verdict).toMatchObject({ outcome: 'hold', rule: 'hold_all' })
    expect(verdict.reports).toHaveLength(1)
  })

  it('may be off', () => {
    const policy = { watched_words: { on: false } }
    expect(verdictOf({ words, policy, comment: { body: 'otter' } }).reports).toEqual([])
  })
})

describe('links', () => {
  const three = 'https://a.example https://b.example https://sub.c.example/'
  const policy = { too_many_links: { on: true, most: 2 } }

  it('are held when there are more than so many', () => {
    const verdict = verdictOf({ policy, comment: { body: three } })
    expect(verdict).toMatchObject({ outcome: 'hold', rule: 'too_many_links', reason: 'spam' })
    expect(verdict.matches.map(({ text }) => text)).toEqual([
      'a.example',
      'b.example',
      'sub.c.example',
    ])
    expect(said({ comment: { body: three } })).toBe('publish')
  })

  it('may be as many as are set, and none where none is', () => {
    expect(said({ policy, comment: { body: 'https://a.example https://b.example' } })).toBe(
      'publish',
    )
    const none = { too_many_links: { on: true, most: 0 } }
    expect(said({ policy: none, comment: { body: 'https://a.example' } })).toBe(
      'hold: too_many_links',
    )
    expect(said({ policy: none, comment: { body: 'a.example' } })).toBe('publish')
  })

  it('to allowed domains do not count', () => {
    const allowed = { too_many_links: { on: true, most: 2, allowed_domains: ['c.example'] } }
    expect(said({ policy: allowed, comment: { body: three } })).toBe('publish')
  })
})

describe('a repeated text', () => {
  const text = 'Buy cheap watches today, the best price on the web is in our shop.'
  const near = 'BUY cheap watches today!! The best price on the web is in our store.'
  const policy = { repeated_text: { on: true } }
  const written = { at: now - 1, status: 'approved', sketch: sketchOfText(text) } as const
  const own = { author: { recent: [written] } }
  const others = { thread: { recent: [sketchOfText(text) ?? ''] } }

  it.each([
    ['the author’s, letter for letter', own, text],
    ['the author’s, nearly', own, near],
    ['somebody’s in the thread', others, text],
    ['somebody’s in the thread, nearly', others, near],
  ] as const)('is held: %s', (_title, facts, body) => {
    expect(said({ policy, comment: { body }, ...facts })).toBe('hold: repeated_text')
    expect(said({ comment: { body }, ...facts })).toBe('publish')
  })

  it('is not another text on the same matter', () => {
    const body = 'I bought a watch there, and it came broken. Keep away from that shop.'
    expect(said({ policy, comment: { body }, ...own })).toBe('publish')
  })

  it('is looked for where the site says', () => {
    const among = { repeated_text: { on: true, among: 'author' } } as const
    expect(said({ policy: among, comment: { body: text }, ...others })).toBe('publish')
    expect(said({ policy: among, comment: { body: text }, ...own })).toBe('hold: repeated_text')
  })

  it('is not looked for in what is short', () => {
    const body = 'I agree with this.'
    const recent = [{ at: now, status: 'approved', sketch: sketchOfText(body) }] as const
    expect(said({ policy, comment: { body }, author: { recent } })).toBe('publish')
    const shorter = { repeated_text: { on: true, least_characters: 10 } }
    expect(said({ policy: shorter, comment: { body }, author: { recent } })).toBe(
      'hold: repeated_text',
    )
  })

  it('must be wholly alike where the site wants it', () => {
    const wholly = { repeated_text: { on: true, likeness: 100 } }
    expect(said({ policy: wholly, comment: { body: near }, ...own })).toBe('publish')
    expect(said({ policy: wholly, comment: { body: text }, ...own })).toBe('hold: repeated_text')
  })
})

const recentAt = (...ages: number[]) =>
  ages.map((age) => ({ at: now - age * 1000, status: 'approved', sketch: null }) as const)

describe('an author who is too fast', () => {
  const policy = { too_fast: { on: true, comments: 2, seconds: 60 } }

  it.each([
    [[1, 59], 'hold: too_fast'],
    [[1, 60], 'publish'],
    [[1], 'publish'],
  ])('has written so much in so short a time: %j', (ages, outcome) => {
    expect(said({ policy, author: { recent: recentAt(...ages) } })).toBe(outcome)
  })
})

describe('a newcomer', () => {
  const policy = { newcomers: { on: true, comments: 2 } }

  it.each([
    [0, 'hold: newcomers'],
    [1, 'hold: newcomers'],
    [2, 'publish'],
  ])('is one until so many comments are published: %i', (published, outcome) => {
    expect(said({ policy, author: { published } })).toBe(outcome)
    expect(said({ author: { published } })).toBe('publish')
  })
})

describe('an author who was often decided against', () => {
  const policy = { rejections: { on: true, percent: 50, least: 4, days: 1 } }
  const recent = (...statuses: ('approved' | 'rejected' | 'spam' | 'pending' | 'withdrawn')[]) => ({
    author: { recent: statuses.map((status) => ({ at: now - 1, status, sketch: null })) },
  })

  it.each([
    ['half', recent('rejected', 'spam', 'approved', 'approved'), 'hold: rejections'],
    ['less than half', recent('rejected', 'approved', 'approved', 'approved'), 'publish'],
    ['too few', recent('rejected', 'rejected', 'rejected'), 'publish'],
    ['too few that were decided', recent('spam', 'spam', 'pending', 'withdrawn'), 'publish'],
  ])('is held: %s', (_title, facts, outcome) => {
    expect(said({ policy, ...facts })).toBe(outcome)
  })

  it('is not for ever', () => {
    const old = Array.from({ length: 4 }, () => {
      return { at: now - 86_400_000, status: 'rejected', sketch: null } as const
    })
    expect(said({ policy, author: { recent: old } })).toBe('publish')
  })
})
