// How much work code does, counted and not timed, so that a busy machine counts the same: each run of each
// block of it, as V8 counts them for coverage, and each character or element that the engine's own searches
// pass over. Not counted: how often a regular expression steps back within one execution.
import { Session } from 'node:inspector'
import { setFlagsFromString } from 'node:v8'

interface Coverage {
  result: { url: string; functions: { ranges: { count: number }[] }[] }[]
}

// Code that V8 has made faster loses some of the counts.
for (const flag of ['--no-opt', '--no-maglev']) setFlagsFromString(flag)

const session = new Session()
session.connect()
send('Profiler.enable')
send('Profiler.startPreciseCoverage', { callCount: true, detailed: true })

function send<Answer>(method: string, params?: object): Answer {
  let answer: Answer | undefined
  session.post(method, params, (error: Error | null, given?: object) => {
    if (error) throw error
    answer = given as Answer
  })
  return answer as Answer
}

/**
 * The work of `act` in the files whose address matches `where`. They must have been loaded after this
 * one, by `import()`: V8 puts counters into code when it compiles it.
 */
export function workOf(where: RegExp, act: () => void): number {
  send('Profiler.takePreciseCoverage')
  const passed = passedDuring(act)
  const { result } = send<Coverage>('Profiler.takePreciseCoverage')
  return result
    .filter(({ url }) => where.test(url))
    .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
    .reduce((sum, { count }) => sum + count, passed)
}

// biome-ignore lint/suspicious/noExplicitAny: whatever the engine's methods take
type Method = (this: any, ...given: any[]) => any

/** What one call passed over, from what it was called on, what it was given and what it answered. */
type Passed = (self: string & unknown[] & RegExp, given: never[], answer: never) => number

const whole: Passed = ({ length }) => length
const upTo: Passed = ({ length }, [, from = 0], found) => (found < 0 ? length - from : found - from)

const watched: [prototype: object, passed: Passed, ...names: string[]][] = [
  [String.prototype, upTo, 'indexOf'],
  [String.prototype, whole, 'lastIndexOf', 'includes', 'split', 'replaceAll', 'trim', 'trimEnd'],
  [String.prototype, whole, 'trimStart', 'normalize', 'toLowerCase', 'toUpperCase'],
  [Array.prototype, upTo, 'indexOf'],
  [
    Array.prototype,
    whole,
    'lastIndexOf',
    'includes',
    'join',
    'flat',
    'shift',
    'unshift',
    'reverse',
  ],
  [Array.prototype, whole, 'splice', 'sort'],
  [Array.prototype, (_, __, { length }: never[]) => length, 'slice', 'concat'],
]

function passedDuring(act: () => void): number {
  let sum = 0
  const undo: (() => void)[] = []
  const replace = (prototype: object, name: string, make: (method: Method) => Method) => {
    const method = Reflect.get(prototype, name) as Method
    Reflect.set(prototype, name, make(method))
    undo.push(() => Reflect.set(prototype, name, method))
  }
  for (const [prototype, passed, ...names] of watched) {
    for (const name of names) {
      replace(
        prototype,
        name,
        (method) =>
          function counted(...given) {
            const answer = method.apply(this, given)
            sum += passed(this, given as never[], answer as never)
            return answer
          },
      )
    }
  }
  // Every method that takes a regular expression comes to this one.
  replace(
    RegExp.prototype,
    'exec',
    (method) =>
      function counted(text) {
        const from = this.global || this.sticky ? this.lastIndex : 0
        const answer = method.call(this, text) as RegExpExecArray | null
        sum += passedBy(this, String(text), from, answer)
        return answer
      },
  )
  try {
    act()
  } finally {
    for (const one of undo) one()
  }
  return sum
}

function passedBy(
  { source, sticky, multiline }: RegExp,
  { length }: string,
  from: number,
  answer: RegExpExecArray | null,
): number {
  if (answer !== null) return answer.index + answer[0].length - from
  // One that may match in one place only fails there, unless it looks for the end.
  const inOnePlace = (sticky || source.startsWith('^')) && !multiline && !source.endsWith('$')
  return inOnePlace ? 1 : length - from
}
