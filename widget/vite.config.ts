// One entry that reads and reacts, and parts that are loaded when they are wanted.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { terser } from './minify.ts'
import { packLanguages } from './pack-languages.ts'
import { pruneLit } from './prune-lit.ts'

const here = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  root: here,
  publicDir: 'public',
  plugins: [packLanguages(), pruneLit(), terser()],
  build: {
    target: 'es2022',
    // Those that know light-dark(); for others a scheme would be spelled out in properties.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    outDir: 'dist',
    emptyOutDir: true,
    copyPublicDir: true,
    // A library: its parts are loaded by plain `import()`, without Vite's own loader around it.
    lib: { entry: `${here}index.ts`, formats: ['es'] },
    rolldownOptions: {
      // That minifying takes long is no news.
      checks: { pluginTimings: false },
      // What the parts share stays in the one file that is loaded first.
      preserveEntrySignatures: 'allow-extension',
      output: {
        entryFileNames: 'afterword.js',
        chunkFileNames: '[name]-[hash:6].js',
        // Four bits a character: what names the parts compresses better. Six are enough to tell a part from
        // those that a browser has kept of it.
        hashCharacters: 'hex',
        minify: true,
        comments: { annotation: false },
      },
    },
  },
})
