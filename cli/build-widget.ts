// Builds what readers load into widget/dist. Run by itself it says what it made.
import { resolve } from 'node:path'
import { build } from 'vite'
import { root } from './state-folder.ts'

export async function buildWidget(logLevel: 'warn' | 'info' = 'warn'): Promise<void> {
  await build({ configFile: resolve(root, 'widget/vite.config.ts'), logLevel })
}

if (import.meta.main) await buildWidget('info')
