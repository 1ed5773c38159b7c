// What does what a button asks for, by its name: the common acts are at hand, the others are loaded when they
// are wanted.
import { type Act, acts } from './acting.ts'

const withdrawing = () => import('./withdrawing.ts')
const later: Record<string, () => Promise<{ acts: Record<string, Act> }>> = {
  compose: () => import('./composing.ts'),
  report: () => import('./objecting.ts'),
  show: () => import('./showing.ts'),
  edit: () => import('./editing.ts'),
  withdraw: withdrawing,
  you: withdrawing,
  own: () => import('./own.ts'),
}

/** Does it at a comment's id, or at '' for the thread. */
export async function act(name: string, ...asked: Parameters<Act>): Promise<unknown> {
  return (acts[name] ?? (await later[name]?.())?.acts[name])?.(...asked)
}
