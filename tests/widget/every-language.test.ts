// Every language once: a thread, the composer and the dialog of a report, without an English word left.
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { en } from '../../widget/messages/en.ts'
import { audit } from './support/audit.ts'
import { aComment, aThread, roots } from './support/builders.ts'
import { fakeApi } from './support/fake-api.ts'
import { eventually, showThread } from './support/mount.ts'

const tags = [
  ...[
    'ar',
    'de',
    'es',
    'fa',
    'fr',
    'he',
    'hi',
    'id',
    'it',
    'ja',
    'ko',
    'nl',
    'no',
    'pl',
    'pt',
    'sv',
  ],
  ...['tr', 'uk', 'zh-Hans', 'zh-Hant'],
]
// Of English texts that are made, what is always in them.
const made = /Comment by|Report the|in reply to|Show replies|Your reply|more repl/
const audited = ['de', 'ar', 'ja']

type Group = { [name: string]: unknown }

function textsOf(group: Group): string[] {
  return Object.values(group).flatMap((text) =>
    typeof text === 'string' ? [text] : typeof text === 'object' ? textsOf(text as Group) : [],
  )
}
const english = new Set(textsOf(en as unknown as Group).filter((text) => /\w{4}/.test(text)))

function saidBy(root: ParentNode): string[] {
  return [...root.querySelectorAll('*')].flatMap((node) => [
    ...[...node.childNodes]
      .filter(({ nodeType }) => nodeType === 3)
      .map((text) => text.nodeValue ?? ''),
    ...['aria-label', 'placeholder', 'title'].map((name) => node.getAttribute(name) ?? ''),
  ])
}

test.each(tags)('%s', async (lang) => {
  const comments = [aComment({ body: '…', name: 'A', reply_count: 3 }), ...roots(22)]
  const element = await showThread(fakeApi({ threads: [aThread({ comments })] }), `lang="${lang}"`)
  const root = element.renderRoot as ShadowRoot
  const left = () =>
    saidBy(root)
      .map((text) => text.trim())
      .filter((text) => english.has(text) || made.test(text))
  expect(left()).toEqual([])
  if (audited.includes(lang)) await audit(element)

  root.querySelector<HTMLElement>('[part="entrance"]')?.focus()
  await eventually(() => root.querySelector('#aw-body')).not.toBeNull()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.element(page.getByRole('alert')).toBeVisible()
  expect(left()).toEqual([])
  if (audited.includes(lang)) await audit(element)

  root.querySelector<HTMLElement>('[part~="report"]')?.click()
  await expect.element(page.getByRole('dialog')).toBeVisible()
  expect(left()).toEqual([])
  if (audited.includes(lang)) await audit(element)
})
