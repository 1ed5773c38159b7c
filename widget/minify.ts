// Makes what readers load small: the bundler has minified it, terser finds another 70 bytes in the first file
// (brotli).
import { minify } from 'terser'
import type { Plugin } from 'vite'

// Names of the element and of no answer, said in many files: short ones are another 50 bytes. Each has its own
// for good, so that a file that a browser has kept goes with one that is new; further names go to the end.
const ours = [
  'controller',
  'composing',
  'choosing',
  'announcement',
  'foreign',
  'refresh',
  'perform',
  'pressed',
  'focusOn',
  'announce',
  'formats',
  'spoken',
  'folded',
  'drawn',
  'busy',
  'sought',
  'chosen',
  'away',
  'writer',
  'typed',
  'trouble',
  'listen',
  'socket',
  'keepTyped',
]

const settings = {
  module: true,
  ecma: 2022,
  compress: { ecma: 2022, passes: 3, keep_fargs: false, unsafe_arrows: true, unsafe_methods: true },
  mangle: { module: true, properties: { regex: new RegExp(`^(${ours.join('|')})$`) } },
  format: { ecma: 2022, comments: false },
} as const

export function terser(): Plugin {
  return {
    name: 'terser',
    // What a file is called follows from all that makes it.
    augmentChunkHash: () => `${ours} ${JSON.stringify(settings)}`,
    async generateBundle(_options, bundle) {
      const short = ours.map((name, nth) => [`$${name}`, `t${(nth + 10).toString(36)}`])
      const props = { props: Object.fromEntries(short) }
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        const { code } = await minify(chunk.code, { ...settings, nameCache: { vars: {}, props } })
        // All of the first file runs before the first comment shows: a browser that knows this hint
        // compiles it while it loads, and not function by function on the page's own thread.
        const isFirst = chunk.fileName === 'afterword.js'
        chunk.code = isFirst ? `${code}\n//# allFunctionsCalledOnLoad\n` : `${code}`
      }
    },
  }
}
