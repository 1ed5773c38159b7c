// The policy as a whole: which rule comes before which, who is asked to reword, which settings hold, and
// what a verdict may come to.
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import {
  defaultPolicy,
  type Policy,
  PolicyChange,
  type PolicyInForce,
} from '../../worker/contract/policy.ts'
import { SiteChange } from '../../worker/contract/settings.ts'
import type { AuthorFacts, Facts } from '../../worker/moderation/facts.ts'
import { policyInForce } from '../../worker/moderation/in-force.ts'
import { judge } from '../../worker/moderation/judge.ts'
import { rules, watches } from '../../worker/moderation/rules/index.ts'
import { sketchOfText } from '../../worker/moderation/sketch.ts'
import { matchLimit, textLimit } from '../../worker/moderation/verdict.ts'
import { aPost, listOf, now } from '../support/facts.ts'

const body = 'A badger at https://evil.example and https://b.example, with an otter.'
const everything: Policy = {
  hold_all: true,
  blocked_domains: { domains: ['evil.example'] },
  too_many_links: { on: true, most: 1 },
  repeated_text: { on: true },
  too_fast: { on: true, comments: 1 },
  newcomers: { on: true },
  rejections: { on: true, least: 1 },
}

// Facts of which every rule has something to say.
const repeated = { at: now - 1, status: 'rejected', sketch: sketchOfText(body) } as const
const facts = aPost({
  policy: everything,
  thread: { state: 'closed' },
  comment: { body },
  author: {
    isTrusted: true,
    published: 0,
    sanctions: [
      { kind: 'ban', until: null, isAcknowledged: false },
      { kind: 'hold', until: null, isAcknowledged: false },
    ],
    recent: [repeated],
  },
  words: { blocked: listOf('badger'), watched: listOf('otter') },
})

const off = (before: Facts, change: Partial<PolicyInForce>): Facts => {
  return { ...before, policy: { ...before.policy, ...change } }
}
const ofAuthor = (before: Facts, change: Partial<AuthorFacts>): Facts => {
  return { ...before, author: { ...before.author, ...change } }
}

/** How each rule is silenced. */
const silence: Record<string, (before: Facts) => Facts> = {
  closed_thread: (f) => ({ ...f, thread: { ...f.thread, state: 'open' } }),
  sanctioned_author: (f) => ofAuthor(f, { sanctions: f.author.sanctions.slice(1) }),
  blocked_words: (f) => ({ ...f, words: { ...f.words, blocked: null } }),
  blocked_domains: (f) => off(f, { blocked_domains: defaultPolicy.blocked_domains }),
  held_author: (f) => ofAuthor(f, { sanctions: [] }),
  trusted_authors: (f) => ofAuthor(f, { isTrusted: false }),
  hold_all: (f) => off(f, { hold_all: false }),
  too_many_links: (f) => off(f, { too_many_links: defaultPolicy.too_many_links }),
  repeated_text: (f) => off(f, { repeated_text: defaultPolicy.repeated_text }),
  too_fast: (f) => off(f, { too_fast: defaultPolicy.too_fast }),
  newcomers: (f) => off(f, { newcomers: defaultPolicy.newcomers }),
  rejections: (f) => off(f, { rejections: defaultPolicy.rejections }),
}

describe('the order', () => {
  it('is that of the list: each rule decides once those before it are silent', () => {
    const order = [
      'refuse: closed_thread',
      'refuse: sanctioned_author',
      'refuse: blocked_words',
      'refuse: blocked_domains',
      'hold: held_author',
      'publish: trusted_authors',
      'hold: hold_all',
      'hold: too_many_links',
      'hold: repeated_text',
      'hold: too_fast',
      'hold: newcomers',
      'hold: rejections',
    ]
    expect(order.map((step) => step.split(': ')[1])).toEqual(rules.map(({ name }) => name))
    let left = facts
    for (const step of order) {
      const { outcome, rule, reports } = judge(left)
      expect(`${outcome}: ${rule}`).toBe(step)
      expect(reports).toHaveLength(1)
      left = silence[rule ?? '']?.(left) ?? left
    }
    expect(judge(left)).toMatchObject({ outcome: 'publish', rule: null })
  })

  it('has a name of its own for every rule, and each has its settings or needs none', () => {
    const names = [...rules, ...watches].map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    const unset = names.filter((name) => !(name in defaultPolicy))
    expect(unset).toEqual(['closed_thread', 'sanctioned_author', 'held_author'])
  })
})

describe('a nudge', () => {
  const links = 'https://a.example https://b.example https://c.example'
  const policy = { nudge: true, too_many_links: { on: true } }

  it('asks first, with what it was, and holds who insists', () => {
    const first = judge(aPost({ policy, comment: { body: links } }))
    expect(first).toMatchObject({ outcome: 'reword', rule: 'too_many_links', reason: 'spam' })
    expect(first.matches).toHaveLength(3)
    const second = judge(aPost({ policy, comment: { body: links, isInsisting: true } }))
    expect(second).toEqual({ ...first, outcome: 'hold' })
  })

  it('is about the text: nobody is asked to reword who is held for something else', () => {
    const newcomers = { nudge: true, newcomers: { on: true } }
    const author = { published: 0 }
    expect(judge(aPost({ policy: newcomers, author })).outcome).toBe('hold')
    expect(rules.filter((rule) => rule.isAboutText).map(({ name }) => name)).toEqual([
      'too_many_links',
      'repeated_text',
    ])
  })

  it('softens no refusal', () => {
    const words = { blocked: listOf('badger') }
    const comment = { body: 'badger', isInsisting: true }
    expect(judge(aPost({ policy, words, comment })).outcome).toBe('refuse')
  })

  it('is off where nobody has turned it on', () => {
    const unasked = { too_many_links: { on: true } }
    expect(judge(aPost({ policy: unasked, comment: { body: links } })).outcome).toBe('hold')
  })
})

describe('the settings that hold', () => {
  it('are the thread’s over the site’s over the defaults, one by one', () => {
    const site: Policy = { hold_all: true, newcomers: { on: true, comments: 3 } }
    const thread: Policy = { hold_all: false, newcomers: { comments: 5 }, nudge: true }
    expect(policyInForce(site, thread)).toEqual({
      ...defaultPolicy,
      hold_all: false,
      nudge: true,
      newcomers: { on: true, comments: 5 },
    })
    expect(policyInForce({})).toEqual(defaultPolicy)
  })

  it('pass over what is unset, unknown or null', () => {
    const stored = { hold_all: null, newcomers: { on: null }, nudge: undefined, old_rule: {} }
    expect(policyInForce(stored as unknown as Policy)).toEqual(defaultPolicy)
  })

  it('of a new site let every comment be published', () => {
    const many = 'https://a.example '.repeat(50)
    const recent = Array.from({ length: 20 }, () => {
      return { at: now, status: 'rejected', sketch: sketchOfText(many) } as const
    })
    const author = { published: 0, recent }
    expect(judge(aPost({ author, comment: { body: many } })).outcome).toBe('publish')
  })
})

describe('a change of the settings', () => {
  const faults = (change: unknown) => {
    const result = v.safeParse(PolicyChange, change)
    return result.issues?.map(({ message }) => message) ?? []
  }

  it('may have any part of them, and null for what is to be as if it had not been set', () => {
    expect(faults(defaultPolicy)).toEqual([])
    expect(faults({ hold_all: null, newcomers: null, rejections: { days: null } })).toEqual([])
    expect(faults({})).toEqual([])
  })

  it('is also a part of a change of the site', () => {
    const policy = { newcomers: { on: true, comments: 2 } }
    expect(v.parse(SiteChange, { policy })).toEqual({ policy })
  })

  it('stores domains in the form in which hosts are compared', () => {
    const domains = ['MÜNCHEN.example', 'a.example.', 'xn--mnchen-3ya.example']
    const parsed = v.parse(PolicyChange, { blocked_domains: { domains } })
    expect(parsed.blocked_domains?.domains).toEqual([
      'xn--mnchen-3ya.example',
      'a.example',
      'xn--mnchen-3ya.example',
    ])
  })

  it.each([
    [{ newcomer: { on: true } }, /^There is no rule "newcomer". There are: hold_all, nudge,/],
    [{ newcomers: { of: 3 } }, /^There is no setting of newcomers "of". There are: on, comments\./],
    [{ newcomers: true }, /must be an object/],
    [{ hold_all: 'yes' }, /must be true or false/],
    [{ newcomers: { comments: 0 } }, /must be a whole number from 1 to 20/],
    [{ newcomers: { comments: 21 } }, /must be a whole number from 1 to 20/],
    [{ newcomers: { comments: 1.5 } }, /must be a whole number from 1 to 20/],
    [{ repeated_text: { likeness: 59 } }, /from 60 to 100/],
    [{ repeated_text: { among: 'site' } }, /must be author or thread/],
    [{ blocked_words: { reason_code: 'rude' } }, /must be one of spam, abuse/],
    [{ blocked_domains: { domains: 'evil.example' } }, /must be a list of domains/],
    [{ blocked_domains: { domains: ['https://evil.example'] } }, /must be a domain alone/],
    [{ blocked_domains: { domains: ['evil.example/path'] } }, /must be a domain alone/],
    [{ blocked_domains: { domains: ['a@evil.example'] } }, /must be a domain alone/],
    [{ blocked_domains: { domains: [''] } }, /must be a domain alone/],
    [{ blocked_domains: { domains: ['*.evil.example'] } }, /must be a domain alone/],
    [{ blocked_domains: { domains: ['.evil.example'] } }, /must be a domain alone/],
    [{ blocked_domains: { domains: Array(1_001).fill('a.example') } }, /has more than 1000/],
  ])('says what is wrong: %j', (change, words) => {
    expect(faults(change).join()).toMatch(words)
  })
})

describe('a verdict', () => {
  it('is JSON, and small whatever the comment', () => {
    const long = `${'x'.repeat(500)} `
    const words = { blocked: listOf('x*'.replace('x', 'xx')), watched: listOf('xx*') }
    const verdict = judge(aPost({ words, comment: { body: long.repeat(100) } }))
    expect(verdict.matches).toHaveLength(2 * matchLimit)
    expect(Math.max(...verdict.matches.map(({ text }) => text.length))).toBe(textLimit)
    expect(JSON.parse(JSON.stringify(verdict))).toEqual(verdict)
    expect(JSON.stringify(verdict).length).toBeLessThan(10_000)
  })
})
