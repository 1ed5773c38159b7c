// The widget and the bare list, each built for production into a folder that goes away.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { buildWidget } from '../cli/build-widget.ts'
import { root } from '../cli/state-folder.ts'

export interface Built {
  /** Folders. */
  widget: string
  bare: string
}

/** Gone when this process is, however it ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-bench-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export async function buildPages(): Promise<Built> {
  const folder = temporaryFolder()
  const widget = join(folder, 'widget')
  const bare = join(folder, 'bare')
  // Vite builds for whom NODE_ENV says, and so did buildWidget set it.
  await buildWidget(widget)
  await build({
    configFile: false,
    root: resolve(root, 'bench/floor'),
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: bare,
      emptyOutDir: true,
      target: 'es2022',
      lib: { entry: resolve(root, 'bench/floor/bare-list.ts'), formats: ['es'] },
      rolldownOptions: { output: { entryFileNames: 'bare-list.js', minify: true } },
    },
  })
  return { widget, bare }
}
