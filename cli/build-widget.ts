// Builds what readers load: into widget/dist, or where it is told. What was built of the same sources before is
// copied. Run by itself it says what it made.
import { cp, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { build } from 'vite'
import { keptBuild } from './kept-build.ts'
import { root } from './state-folder.ts'

/** Small elements beside <after-word>, each a file that needs no other. */
export const siblings = ['count', 'reactions', 'recent'] as const

// Our sources, and the versions of what they are built of and with.
const sources = [
  'widget/!(dist)/**/*.*',
  'widget/*.*',
  'widget/public/_headers',
  'worker/contract/*.ts',
  'cli/build-widget.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]

export async function buildWidget(
  outDir = resolve(root, 'widget/dist'),
  logLevel: 'warn' | 'info' = 'warn',
): Promise<void> {
  const kept = await keptBuild('widget', sources, (folder) => buildInto(folder, logLevel))
  await rm(outDir, { recursive: true, force: true })
  await cp(kept, outDir, { recursive: true })
}

async function buildInto(outDir: string, logLevel: 'warn' | 'info'): Promise<void> {
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
      resolve: {
        alias: [
          {
            find: './signing-in.ts',
            replacement: resolve(root, 'widget/siblings/logging-in.ts'),
          },
        ],
      },
      build: {
        outDir,
        emptyOutDir: false,
        copyPublicDir: false,
        lib: { entry: resolve(root, `widget/siblings/${sibling}.ts`) },
        rolldownOptions: {
          output: { entryFileNames: `${sibling}.js`, codeSplitting: false },
        },
      },
    })
  }
}

if (import.meta.main) await buildWidget(undefined, 'info')
