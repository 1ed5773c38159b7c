// What every file keeps to, and that lists which mirror a folder do.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newestMigration } from '../../worker/db/installation.ts'

const root = resolve(import.meta.dirname, '../..')
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)))
const code = files.filter((path) => /\.(ts|css|sql)$/.test(path))
// Named by its tag: `zh-Hant`.
const isLanguage = /^widget\/messages\/[a-z]{2}(-[A-Z][a-z]{3})?\.ts$/
const textOf = (path: string) => readFileSync(join(root, path), 'utf8')

describe('every file', () => {
  it('has at most 300 lines', () => {
    const long = code.filter((path) => textOf(path).split('\n').length > 301)
    expect(long).toEqual([])
  })

  it('opens with a comment that says what lives there', () => {
    const silent = code.filter((path) => !/^(\/\/|\/\*|--|#!)/.test(textOf(path)))
    expect(silent).toEqual([])
  })

  it('has a name in kebab-case that says something', () => {
    const empty =
      /^(utils?|helpers?|common|shared|misc|manager|service|dto|data|info|handle|process)\b/
    const bad = code
      .map((path) => [
        path,
        basename(path).replace(/\.(test\.ts|config\.ts|d\.ts|ts|css|sql)$/, ''),
      ])
      .filter(
        ([path, name]) =>
          (!isLanguage.test(path ?? '') &&
            !/^[a-z0-9]+(-[a-z0-9]+)*$/.test((name ?? '').replaceAll('_', '-'))) ||
          empty.test(name ?? ''),
      )
      .map(([path]) => path)
    expect(bad).toEqual([])
  })

  it('leaves no promise and no test that does not run', () => {
    const marks = new RegExp(
      `\\b(${['TO', 'DO'].join('')}|FIX${'ME'}|XX${'X'})\\b|\\.(skip|only|todo|fixme)\\(`,
    )
    expect(code.filter((path) => marks.test(textOf(path)))).toEqual([])
  })
})

it('names the newest migration in the worker', () => {
  const migrations = readdirSync(join(root, 'worker/db/migrations')).sort()
  expect(migrations.at(-1)).toBe(newestMigration)
})
