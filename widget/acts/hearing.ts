// What changed while the page was open. Loaded with the first change.
import type { ThreadPage } from '../../worker/contract/shapes.ts'
import type { AfterWord } from '../elements/after-word.ts'

/** What the thread's live connection says. */
export interface LiveMessage {
  version: number
  comment_count: number
}

/** Shows what changed; without `told`, asks first. */
export async function hear(host: AfterWord, told?: LiveMessage): Promise<void> {
  const { controller } = host
  const { thread } = await controller.read<ThreadPage>('')
  console.log(thread, told)
}
