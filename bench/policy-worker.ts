// Judges one comment in an isolate that has judged none, with the lists as they are stored: a thread of
// its own, which says how much CPU it took and ends.
import { parentPort, workerData } from 'node:worker_threads'
import { parseBody } from '../worker/markup/parse.ts'
import { judge } from '../worker/moderation/judge.ts'
import { openList } from '../worker/moderation/words/list.ts'
import { factsOf } from './policy-texts.ts'

export interface Given {
  body: string
  blocked: string
  watched: string
  sketches: string[]
}

/** Milliseconds of CPU. */
export interface Taken {
  /** Markdown to nodes. */
  parse: number
  /** Opening the lists and judging. */
  judge: number
}

const { body, blocked, watched, sketches } = workerData as Given

function cpuOf<Made>(act: () => Made): [number, Made] {
  const before = process.threadCpuUsage()
  const made = act()
  const { user, system } = process.threadCpuUsage(before)
  return [(user + system) / 1000, made]
}

const [parse, nodes] = cpuOf(() => parseBody(body))
const facts = factsOf(body, nodes, null, null, sketches)
const [judged] = cpuOf(() => {
  const words = { blocked: openList(blocked), watched: openList(watched) }
  return judge({ ...facts, words })
})
parentPort?.postMessage({ parse, judge: judged } satisfies Taken)
