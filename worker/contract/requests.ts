// What may enter: one schema per body and query, unknown keys refused. Types are inferred from them.
// Only the worker loads this file; others take its types.
import * as v from 'valibot'
import { bodyForms, fixedLimits, sorts } from './limits.ts'
import { told } from './parts.ts'

// U+0000–U+001F but tab, line feed and carriage return, and U+007F.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

/** Any text without control characters. */
export const plainText = v.pipe(
  v.string('must be a string'),
  v.check((value) => value.isWellFormed(), 'holds half of a surrogate pair'),
  v.check((value) => !controls.test(value), 'holds a control character'),
)

function isWebAddress(value: string): boolean {
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) return false
  const { username, password } = new URL(value)
  return username === '' && password === ''
}

export const webAddress = v.pipe(
  plainText,
  v.maxLength(fixedLimits.urlCharacters, `is longer than ${fixedLimits.urlCharacters} characters`),
  v.check(isWebAddress, 'must be an http or https address, without a user name'),
  v.transform((value) => new URL(value).href),
)

// Controls of writing direction could turn the text around a name.
const directional = /[\u202a-\u202e\u2066-\u2069]/
// By what nobody sees, two names would be one to readers and two to us. It stays where it makes something else of
// what stands around it: in pictures, between joined letters of Arabic, after a virama, in variants of Chinese.
const unseen = new RegExp(
  [
    '\\u{1f3f4}[\\u{e0061}-\\u{e007a}]+\\u{e007f}',
    '\\p{ExtPict}\\ufe0f?[\\u{1f3fb}-\\u{1f3ff}]?(?:\\u200d\\p{ExtPict}\\ufe0f?[\\u{1f3fb}-\\u{1f3ff}]?)*',
    '(?<=\\p{sc=Arab})(?<![\\u0622-\\u0625\\u0627\\u0629\\u062f-\\u0632\\u0648\\u0698])\\u200c(?=\\p{sc=Arab})',
    '(?<=[\\u094d\\u09cd\\u0a4d\\u0acd\\u0b4d\\u0bcd\\u0c4d\\u0ccd\\u0d4d\\u0dca])[\\u200c\\u200d]',
    '\\u200d(?=\\u09cd)',
    '(?<=[0-9#*])\\ufe0f(?=\\u20e3)',
    '(?<=\\p{sc=Han})[\\u{e0100}-\\u{e01ef}]',
    '([\\p{DI}\\u2800])',
  ].join('|'),
  'gu',
)
// Marks in a pile cover what stands above the name. Once it is composed, no letter has more than three, but in
// scripts that write letters below letters, or points beside dots. What joins letters does not end a pile.
const mark = '[\\p{M}\\u200c\\u200d]'
const stacking = 'Hebr Syrc Tibt Mymr Lana Java Sund Cham Cakm Lepc Limb'
const letters = stacking.replace(/(\w+) ?/g, '\\p{sc=$1}')
const piled = new RegExp(`((?!\\p{M})[${letters}]${mark}{0,6}|${mark}{1,3})${mark}*`, 'gu')
// What else cannot be seen alone makes no name: separators, marks without a base, format characters.
const invisible = /[\p{Z}\p{C}\p{M}]/gu

function withoutUnseen(name: string): string {
  return name.replace(unseen, (all, gone) => (gone === undefined ? all : ''))
}

/** A name as it may stand beside a comment; how long it may be is the site's. */
export const authorName = v.pipe(
  plainText,
  v.check((value) => !directional.test(value), 'holds a control of writing direction'),
  v.transform((value) => withoutUnseen(value).normalize('NFC').replace(piled, '$1')),
  v.transform((value) => value.trim().replace(/\s+/gu, ' ')),
  v.check((value) => value.replace(invisible, '') !== '', 'has no visible character'),
)

const insist = v.optional(
  told(
    v.nullable(v.pipe(plainText, v.maxLength(1_000, 'is longer than 1000 characters'))),
    'The `insist` of a `reword` answer to the same words.',
  ),
)

export const CommentDraft = v.strictObject({
  body: v.pipe(
    told(
      plainText,
      'The source, in a subset of Markdown; at most `limits.body_bytes` of the site.',
    ),
    v.transform((value) => value.normalize('NFC').trim()),
  ),
  parent_id: v.optional(
    told(
      v.nullable(v.pipe(plainText, v.maxLength(40, 'is not an id'))),
      'The comment that is replied to.',
    ),
  ),
  name: v.optional(
    told(
      v.nullable(authorName),
      'As it is to stand there; at most `limits.name_characters` of the site. Left out: the profile’s.',
    ),
  ),
  website: v.optional(told(v.nullable(webAddress), 'Left out: the profile’s.')),
  insist,
  page: told(
    v.strictObject({
      url: v.pipe(
        webAddress,
        v.transform((value) => value.replace(/#.*$/, '')),
      ),
      title: v.optional(
        v.nullable(
          v.pipe(
            plainText,
            v.maxLength(
              fixedLimits.titleCharacters,
              `is longer than ${fixedLimits.titleCharacters} characters`,
            ),
          ),
        ),
      ),
    }),
    'The article: of the origin that sends it; without one, of an origin on the site’s list.',
  ),
})
export type CommentDraft = v.InferInput<typeof CommentDraft>

export const CommentEdit = v.strictObject({ body: CommentDraft.entries.body, insist })
export type CommentEdit = v.InferInput<typeof CommentEdit>

export const SessionStart = v.strictObject({
  guest_key: v.optional(
    told(
      v.pipe(v.string('must be a string'), v.regex(/^[A-Za-z0-9_-]{43}$/, 'is not a guest key')),
      'What a new guest was given: the same guest again. Without it, a new one.',
    ),
  ),
  sso: v.optional(
    told(
      v.pipe(
        v.string('must be a string'),
        v.maxLength(
          fixedLimits.loginCharacters,
          `is longer than ${fixedLimits.loginCharacters} characters`,
        ),
      ),
      'A JWT of the site’s own login, instead of a guest key; docs/sign-in.md says what it holds.',
    ),
  ),
})
export type SessionStart = v.InferInput<typeof SessionStart>

/** How many items a page has. */
export const limitInQuery = v.pipe(
  v.string(),
  v.regex(/^[1-9][0-9]{0,2}$/, `must be a whole number from 1 to ${fixedLimits.pageSize}`),
  v.transform(Number),
  v.number(),
  v.integer(),
  v.minValue(1),
  v.maxValue(fixedLimits.pageSize, `must be at most ${fixedLimits.pageSize}`),
)
const cursor = told(v.string(), 'The `next` of the page before.')
const sort = v.picklist(sorts, `must be one of ${sorts.join(', ')}`)
const body = told(
  v.picklist(bodyForms, `must be one of ${bodyForms.join(', ')}`),
  'Whether comments come with `body_html` or with `body_nodes`.',
)

export const ThreadQuery = v.object({
  sort: v.optional(sort, 'oldest'),
  limit: v.optional(limitInQuery),
  body: v.optional(body, 'html'),
})

export const CommentsQuery = v.object({
  sort: v.optional(sort),
  cursor: v.optional(cursor),
  limit: v.optional(limitInQuery),
  parent: v.optional(told(v.string(), 'A root’s id: more of its branch instead of more roots.')),
  body: v.optional(body, 'html'),
})

export const ContextQuery = v.object({ body: v.optional(body, 'html') })

export const RecentQuery = v.object({
  limit: v.optional(limitInQuery, '20'),
  body: v.optional(body, 'html'),
})

export const CountsQuery = v.object({
  key: v.optional(
    told(
      v.pipe(
        v.array(v.string()),
        v.transform((keys) => [...new Set(keys)]),
        v.maxLength(fixedLimits.countKeys, `may be given at most ${fixedLimits.countKeys} times`),
      ),
      'Thread keys, each in a parameter of its own.',
    ),
    [],
  ),
})
