// Builds what readers load: into widget/dist, or where it is told. Run by itself it says what it made.
import { resolve } from 'node:path'
import { build } from 'vite'
import { root } from './state-folder.ts'

export async function buildWidget(
  outDir = resolve(root, 'widget/dist'),
  logLevel: 'warn' | 'info' = 'warn',
): Promise<void> {
  // Whatever the shell has set: Lit's other form is larger, slower and meant for its own authors.
  process.env.NODE_ENV = 'production'
  const configFile = resolve(root, 'widget/vite.config.ts')
  await build({ configFile, logLevel, build: { outDir } })
}

if (import.meta.main) await buildWidget(undefined, 'info')
