// What a reader downloads: every built file, compressed alone by brotli at its best.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Built } from './builds.ts'
import { table, whole } from './table.ts'

export function brotli(content: Buffer): Buffer {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
}

// Each is loaded where a page is in it, and no other.
const isLanguage = /^[a-z]{2}(-Han[st])?-[0-9a-f]+\.js$/

/** Prints the table; returns lines for the summary. */
export function measureWeight({ widget, bare }: Built): string[][] {
  const first = firstPath(widget, 'afterword.js')
  const ours = weigh(
    widget,
    readdirSync(widget).filter((name) => name.endsWith('.js') && !isLanguage.test(name)),
  )
  const floor = weigh(bare, ['bare-list.js'])
  const lines = ours.map(({ name, sizes }) => [
    first.has(name) ? `${name} (first path)` : name,
    ...sizes.map(whole),
  ])
  const total = (parts: Weight[]): number => parts.reduce((sum, { sizes }) => sum + sizes[2], 0)
  const path = total(ours.filter(({ name }) => first.has(name)))
  const all = total(ours)
  lines.push(['first path', '', '', whole(path)], ['everything', '', '', whole(all)])
  lines.push(['bare Lit list', ...(floor[0]?.sizes.map(whole) ?? [])])
  console.log(`\n## Weight\n\n${table(['file', 'bytes', 'gzip 9', 'brotli 11'], lines)}`)
  return [
    ['JavaScript to read and react, brotli 11', `${whole(path)} bytes`, '≤ 10,752'],
    ['JavaScript in all, but for languages, brotli 11', `${whole(all)} bytes`, ''],
    ['bare Lit list, brotli 11', `${whole(total(floor))} bytes`, ''],
  ]
}

interface Weight {
  name: string
  sizes: [raw: number, gzip: number, brotli: number]
}

function weigh(folder: string, files: string[]): Weight[] {
  return files.map((name) => {
    const content = readFileSync(join(folder, name))
    const gzip = gzipSync(content, { level: 9 }).length
    return { name, sizes: [content.length, gzip, brotli(content).length] }
  })
}

// What `entry` imports before it runs, and what that imports; `import()` waits for the reader.
function firstPath(folder: string, entry: string, path = new Set<string>()): Set<string> {
  if (path.has(entry)) return path
  path.add(entry)
  const code = readFileSync(join(folder, entry), 'utf8')
  for (const [, name] of code.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+)["']/g)) {
    firstPath(folder, name as string, path)
  }
  return path
}
