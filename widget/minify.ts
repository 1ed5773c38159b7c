// Makes what readers load small: the bundler has minified it, terser finds another 70 bytes in the first file
// (brotli).
import { minify } from 'terser'
import type { Plugin } from 'vite'

// Of the element and of no answer, said in many files: short names for them are another 50 bytes.
const ours =
  /^(controller|composing|choosing|announcement|foreign|refresh|perform|pressed|focusOn|announce|formats|spoken|folded|drawn|translated|busy|sought|chosen|away|writer|typed|trouble|listen|socket)$/

export function terser(): Plugin {
  return {
    name: 'terser',
    async generateBundle(_options, bundle) {
      const props = {}
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        const { code } = await minify(chunk.code, {
          module: true,
          ecma: 2022,
          compress: {
            ecma: 2022,
            passes: 3,
            keep_fargs: false,
            unsafe_arrows: true,
            unsafe_methods: true,
          },
          mangle: { module: true, properties: { regex: ours } },
          nameCache: { vars: {}, props },
          format: { ecma: 2022, comments: false },
        })
        // All of the first file runs before the first comment shows: a browser that knows this hint
        // compiles it while it loads, and not function by function on the page's own thread.
        chunk.code = chunk.isEntry ? `${code}\n//# allFunctionsCalledOnLoad\n` : `${code}`
      }
    },
  }
}
