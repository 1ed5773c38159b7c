// Ships a language as one text: without the names, which are the same in all, and without code. What
// messages/languages.ts does with it is the other half. The siblings' few words of it are a file beside.
import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'
import type { Messages } from './messages/en.ts'
import { names } from './messages/names.ts'
import { phrasing } from './messages/phrasing.ts'
import { siblingWordsOf } from './messages/sibling-words.ts'

const folder = resolve(import.meta.dirname, 'messages')

type Text = string | { way: string; args: string[] }
type Group = { [name: string]: Group | Text }

const isLanguage = /\/widget\/messages\/((?!en\.)[a-z]{2,3}(-[A-Z][a-z]{3})?)\.ts$/
const ways = Object.keys(phrasing('en'))

export function packLanguages(): Plugin {
  return {
    name: 'pack-languages',
    enforce: 'pre',
    async load(id) {
      if (id.endsWith('/widget/messages/names.ts')) {
        return `export const names = ${JSON.stringify(names)}`
      }
      // For tests, which have no build.
      const [path = '', query] = id.split('?')
      if (!isLanguage.test(path)) return
      const messages = await messagesIn(path)
      return query === 'words'
        ? `export const words = ${JSON.stringify(siblingWordsOf(messages))}`
        : `export const messages = ${JSON.stringify(packed(messages as unknown as Group))}`
    },
    async generateBundle(_options, bundle) {
      if (!bundle['afterword.js']) return
      const paths = readdirSync(folder).map((file) => resolve(folder, file))
      for (const path of paths) {
        const [, tag] = isLanguage.exec(path) ?? []
        if (!tag) continue
        const source = JSON.stringify(siblingWordsOf(await messagesIn(path)))
        for (const name of tag === 'no' ? ['no', 'nb'] : [tag]) {
          this.emitFile({ type: 'asset', fileName: `words/${name}.json`, source })
        }
      }
    },
  }
}

async function messagesIn(path: string): Promise<Messages> {
  const { messages } = await import(pathToFileURL(path).href)
  return messages
}

/** The texts in the order of their names. */
export function packed(messages: Group): string {
  const texts = names.split('\n').flatMap((line) => {
    const [path = '', ...own] = line.split(' ')
    const steps = path ? path.split('.') : []
    const group = steps.reduce((outer, step) => outer[step] as Group, messages)
    return own.map((name) => packedText(group[name] as Text, `${path} ${name}`))
  })
  return texts.join('~')
}

function packedText(text: Text, name: string): string {
  const parts = typeof text === 'string' ? [text] : text.args
  const marks = typeof text === 'string' ? /^=|~/ : /[~|]/
  if (parts.some((part) => marks.test(part))) throw new Error(`cannot be packed: ${name}`)
  return typeof text === 'string' ? text : `=${[ways.indexOf(text.way), ...parts].join('|')}`
}
