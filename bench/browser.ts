// What a reader's browser pays: our element on a thread of 200 comments, and in turn with it a bare Lit
// list of 25 rows, from the same server, on the same page, in the same run.
import { chromium } from 'playwright'
import { chromiumArguments, findChromium } from '../tests/support/chromium.ts'
import { fillPath, paths } from '../worker/contract/paths.ts'
import type { ThreadPage } from '../worker/contract/shapes.ts'
import { updateSite } from '../worker/db/site-changes.ts'
import type { Built } from './builds.ts'
import { type BareRow, servePages } from './page/pages.ts'
import { type Visit, visit } from './page/visit.ts'
import type { Started } from './started.ts'
import { median, milliseconds, ratio, table, whole } from './table.ts'
import { addThread, origin, site } from './threads.ts'

const comments = 200
const rows = 25
// The first visit to each page is thrown away.
const visits = 6

/** Prints the table; returns lines for the summary. */
export async function measureBrowser({ worker }: Started, built: Built): Promise<string[][]> {
  const plain = await addThread(worker.db, comments, false)
  const dear = await addThread(worker.db, comments, true)
  const pages = await servePages(built, worker.url, await bareRows(worker.url, plain.key))
  await updateSite(worker.db, site, { origins: [origin, pages.origin] })
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments })
  const subjects = [
    { name: `after-word, thread of ${comments}`, path: plain.key, visits: [] as Visit[] },
    { name: 'the same with its dearest page', path: dear.key, visits: [] as Visit[] },
    { name: `bare Lit list of ${rows}`, path: 'bare', visits: [] as Visit[] },
  ]
  for (let turn = 0; turn < visits; turn++) {
    for (const subject of subjects) {
      const made = await visit(browser, `${pages.origin}/${subject.path}`)
      if (turn > 0) subject.visits.push(made)
    }
  }
  await browser.close()
  pages.close()
  const medians = subjects.map((subject) => ({ ...subject, of: medianOf(subject.visits) }))
  print(medians)
  const [ours, dearest, bare] = medians.map(({ of }) => of) as [Visit, Visit, Visit]
  return [
    ['first comment visible, to a bare Lit list', ratio(ours.first / bare.first), '≤ 1.20'],
    ['the same on the dearest page', ratio(dearest.first / bare.first), ''],
    [
      'longest task: ours / bare',
      `${milliseconds(ours.longest)} / ${milliseconds(bare.longest)}`,
      'no longer',
    ],
    ['layout shift', ours.shift.toFixed(3), '≤ 0.01'],
    ['requests, of them one to the API', String(ours.requests), '2'],
  ]
}

// The same 25 comments that our element would show first, as little of each as a list needs.
async function bareRows(api: string, key: string): Promise<BareRow[]> {
  const url = `${api}${fillPath(paths.thread, { site, key })}?sort=newest&limit=${rows}`
  const { comments } = (await (await fetch(url)).json()) as ThreadPage
  return comments.items.map(({ author, posted_at, body_html = '' }) => ({
    name: author?.name ?? 'Guest',
    posted_at,
    text: body_html.replace(/<[^>]*>/g, ''),
  }))
}

function medianOf(visits: Visit[]): Visit {
  const names = Object.keys(visits[0] as Visit) as (keyof Visit)[]
  const values = names.map((name) => [name, median(visits.map((one) => one[name]))])
  return Object.fromEntries(values) as unknown as Visit
}

function print(subjects: { name: string; visits: Visit[]; of: Visit }[]): void {
  const lines = subjects.map(({ name, visits, of }) => {
    const firsts = visits.map(({ first }) => first)
    return [
      name,
      String(of.shown),
      milliseconds(of.first),
      `${whole(Math.min(...firsts))}–${whole(Math.max(...firsts))}`,
      milliseconds(of.longest),
      milliseconds(of.blocking),
      of.shift.toFixed(3),
      milliseconds(of.script),
      milliseconds(of.layout),
      whole(of.requests),
      whole(of.bytes),
      whole(of.nodes),
      `${(of.heap / 1e6).toFixed(1)} MB`,
    ]
  })
  const times = ['first comment', 'from–to', 'longest task', 'TBT', 'CLS', 'script', 'layout']
  const sizes = ['requests', 'bytes', 'nodes', 'heap']
  console.log(`\n## Browser\n\n${table(['page', 'shown', ...times, ...sizes], lines)}`)
}
