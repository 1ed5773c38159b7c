// What the siblings say in another language than English: a small file of each, made of the language's own
// texts when it is built.
import type { Messages } from './en.ts'
import type { SiblingWords } from './siblings-en.ts'

/** Most of it is what <after-word> says. */
export function siblingWordsOf({ dir, reading, acting, siblings }: Messages): SiblingWords {
  const { empty, guest, now, reactions, retry } = reading
  const { notSaved } = acting
  return { dir, ...siblings, nothing: empty, guest, now, reactions, retry, notSaved }
}
