// What a language weighs as it is shipped, and that packing loses nothing.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildWidget } from '../../cli/build-widget.ts'
import { en } from '../../widget/messages/en.ts'
import { siblingWordsOf } from '../../widget/messages/sibling-words.ts'
import { reactionsEn, recentEn } from '../../widget/messages/siblings-en.ts'
import { packed } from '../../widget/pack-languages.ts'
import { ours } from '../../widget/siblings/speaking.ts'

const tags = readdirSync(resolve(import.meta.dirname, '../../widget/messages'))
  .filter((file) => /^[a-z]{2}(-[A-Z]\w+)?\.ts$/.test(file) && file !== 'en.ts')
  .map((file) => file.slice(0, -3))
const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }

describe('a language', () => {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-languages-'))
  beforeAll(() => buildWidget(folder), 60_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  it('is one of twenty', () => expect(tags).toHaveLength(20))

  it.each(tags)('%s is one file of at most 2,048 bytes', (tag) => {
    const files = readdirSync(folder).filter((file) => file.startsWith(`${tag}-`))
    expect(files).toHaveLength(1)
    const bytes = brotliCompressSync(readFileSync(join(folder, files[0] as string)), { params })
    expect(bytes.length).toBeLessThanOrEqual(2_048)
  })

  it('is found by one file, whatever it is, of at most 2,048 bytes', () => {
    const [file, ...others] = readdirSync(folder).filter((name) => /^languages-.*js$/.test(name))
    expect(others).toEqual([])
    const bytes = brotliCompressSync(readFileSync(join(folder, file as string)), { params })
    expect(bytes.length).toBeLessThanOrEqual(2_048)
  })

  it('is known to the siblings, whatever it is', () => {
    const languages = new Set([...tags.map((tag) => tag.slice(0, 2)), 'nb'])
    expect(ours.split(' ')).toEqual([...languages].sort())
  })

  it.each([...tags, 'nb'])('%s has a file of what the siblings say', (tag) => {
    const file = readFileSync(join(folder, `words/${tag}.json`))
    expect(brotliCompressSync(file, { params }).length).toBeLessThanOrEqual(256)
    const names = Object.keys({ ...recentEn, ...reactionsEn, dir: '' })
    const words: Record<string, string> = JSON.parse(file.toString())
    expect(Object.keys(words).sort()).toEqual(names.sort())
    expect(Object.values(words)).not.toContain('')
  })

  it.each(tags)('%s says alike that something was not loaded', async (tag) => {
    const { messages } = await import(`../../widget/messages/${tag}.ts`)
    const failed = messages.siblings.failed.replace(/\p{P}$/u, '')
    expect(messages.reading.notLoaded.startsWith(failed)).toBe(true)
  })

  it.each(tags)(
    '%s says of a login that was not taken that first, and then what to do',
    async (tag) => {
      const { messages } = await import(`../../widget/messages/${tag}.ts`)
      const said = messages.own.loginFailed
      expect(said.match(/[^.。।]+[.。।]/g).join('')).toBe(said)
      expect(said.match(/[^.。।]+[.。।]/g)).toHaveLength(2)
    },
  )

  it.each(tags)('%s is packed to the last text', async (tag) => {
    const { messages } = await import(`../../widget/messages/${tag}.ts`)
    const texts = packed(messages).split('~')
    expect(texts).not.toContain('')
    expect(texts[0]).toBe(['ar', 'fa', 'he'].includes(tag) ? 'rtl' : 'ltr')
  })
})

it('what cannot be told apart from how it is packed is declined', async () => {
  const { messages } = await import('../../widget/messages/de.ts')
  const reading = { ...messages.reading, more: 'mehr ~ weniger' }
  expect(() => packed({ ...messages, reading } as never)).toThrow('reading more')
})

it('in English the siblings say what <after-word> does', () => {
  expect({ dir: 'ltr', ...recentEn, ...reactionsEn }).toEqual(siblingWordsOf(en))
})
