// Judges one comment in an isolate that has judged none, with the lists as they are stored: a thread of
// its own, which says how long it took and ends.
import { parentPort, workerData } from 'node:worker_threads'
import { parseBody } from '../worker/markup/parse.ts'
import { judge } from '../worker/moderation/judge.ts'
import { openList } from '../worker/moderation/words/list.ts'
import { warmUp } from '../worker/warm.ts'
import { factsOf } from './policy-texts.ts'

export interface Given {
  body: string
  blocked: string
  watched: string
  sketches: string[]
}

/** Milliseconds: the processor says what a thread had of it in steps that are too coarse. */
export interface Taken {
  /** Markdown to nodes. */
  parse: number
  /** Opening the lists and judging. */
  judge: number
  /** What the isolate's start takes on itself. */
  start: number
}

const { body, blocked, watched, sketches } = workerData as Given

function timeOf<Made>(act: () => Made): [number, Made] {
  const began = performance.now()
  const made = act()
  return [performance.now() - began, made]
}

const [start] = timeOf(warmUp)
const [parse, nodes] = timeOf(() => parseBody(body))
const facts = factsOf(body, nodes, null, null, sketches)
const [judged] = timeOf(() => {
  const words = { blocked: openList(blocked), watched: openList(watched) }
  return judge({ ...facts, words })
})
parentPort?.postMessage({ parse, judge: judged, start } satisfies Taken)
