// Builds what readers load: into widget/dist, or where it is told. Run by itself it says what it made.
import { resolve } from 'node:path'
import { build } from 'vite'
import { root } from './state-folder.ts'

/** Small elements beside <after-word>, each a file that needs no other. */
export const siblings = ['count', 'reactions', 'recent'] as const

export async function buildWidget(
  outDir = resolve(root, 'widget/dist'),
  logLevel: 'warn' | 'info' = 'warn',
): Promise<void> {
  // Whatever the shell has set: Lit's other form is larger, slower and meant for its own authors.
  process.env.NODE_ENV = 'production'
  const configFile = resolve(root, 'widget/vite.config.ts')
  await build({ configFile, logLevel, build: { outDir } })
  // One build each: what they share with each other or with afterword.js would otherwise be a part of
  // its own, and another request.
  for (const sibling of siblings) {
    await build({
      configFile,
      logLevel,
      build: {
        outDir,
        emptyOutDir: false,
        copyPublicDir: false,
        lib: { entry: resolve(root, `widget/siblings/${sibling}.ts`) },
        rolldownOptions: { output: { entryFileNames: `${sibling}.js` } },
      },
    })
  }
}

if (import.meta.main) await buildWidget(undefined, 'info')
