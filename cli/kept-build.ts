// What was built is kept beside the packages, under a fingerprint of its sources: the same is not built twice.
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { resolve } from 'node:path'
import { root } from './state-folder.ts'

const day = 86_400_000

/**
 * Returns the folder of what `build` makes of `sources`, globs from the root of the repository: whatever
 * makes another result. One that was built before is not built again.
 */
export async function keptBuild(
  name: string,
  sources: readonly string[],
  build: (folder: string) => Promise<void>,
): Promise<string> {
  const all = resolve(root, 'node_modules/.cache/afterword', name)
  const kept = resolve(all, fingerprint(sources))
  if (existsSync(kept)) {
    // Used, so not old.
    await utimes(kept, new Date(), new Date()).catch(() => {})
    return kept
  }
  await mkdir(all, { recursive: true })
  await removeOld(all)
  const fresh = await mkdtemp(resolve(all, 'new-'))
  await build(fresh)
  // Whole or not at all; where another was faster, theirs is as good.
  await rename(fresh, kept).catch(async (error) => {
    await rm(fresh, { recursive: true })
    if (!existsSync(kept)) throw error
  })
  return kept
}

function fingerprint(sources: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of sources.flatMap((one) => globSync(one, { cwd: root })).sort()) {
    hash.update(`${path}\n`).update(readFileSync(resolve(root, path)))
  }
  return hash.digest('hex').slice(0, 16)
}

// Each change of a source leaves one behind.
async function removeOld(all: string): Promise<void> {
  for (const name of await readdir(all)) {
    const path = resolve(all, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > day) await rm(path, { recursive: true, force: true })
  }
}
