// What readers do with what is theirs: each is a file that is loaded when they do it.
import type { Act } from './acting.ts'

const loaders: Record<string, () => Promise<{ acts: Record<string, Act> }>> = {
  edit: () => import('./editing.ts'),
  withdraw: () => import('./withdrawing.ts'),
  you: () => import('./withdrawing.ts'),
}

/** Does `kind` with the comment at `at`, or with name and data. */
const own: Act = async (host, at, kind = '') => {
  await (await loaders[kind]?.())?.acts[kind]?.(host, at)
}

export const acts = { own }
