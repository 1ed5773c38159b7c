// Whoever moves a thread's version is heard: the statement returns the thread, and its batch passes that on.
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'

const folder = resolve(import.meta.dirname, '../../worker/db')
const files = readdirSync(folder).filter((name) => name.endsWith('.ts'))
const texts = new Map(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))

it('each statement that moves a version returns the thread', () => {
  const statements = [...texts.values()].flatMap((text) => text.match(/`[^`]*`/g) ?? [])
  const moving = statements.filter((sql) => /threads\b.*\bSET\b[^`]*\bversion = /.test(sql))
  expect(moving.length).toBeGreaterThan(5)
  expect(moving.filter((sql) => !sql.includes('$' + '{returnThread}'))).toEqual([])
})

it('who has such a statement runs it in a batch that is heard, or hands it to whoever does', () => {
  // The last two are what the files named below hand out.
  const moving = /\{(returnThread\w*)\}|\b(follow|forgetComments)\(/
  const unheard = [...texts].filter(
    ([, text]) => moving.test(text) && !text.includes('await changingBatch'),
  )
  expect(unheard.map(([name]) => name)).toEqual(['forgotten-comments.ts', 'transitions.ts'])
})
