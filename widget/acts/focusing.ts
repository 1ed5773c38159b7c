// Where the focus goes when what had it is gone.
import type { AfterWord } from '../elements/after-word.ts'

/** A comment's button of that name; where it is gone, the comment, else the heading. */
export function wayBack({ renderRoot }: AfterWord, id = '', name = ''): HTMLElement | null {
  const find = (selector: string) => renderRoot.querySelector<HTMLElement>(selector)
  return find(`[name="${name}"][value="${id}"]`) ?? find(`#comment-${id}`) ?? find('h2')
}

/** Where what is drawn next takes away what has the focus, its comment or the heading has it; nothing moves. */
export async function holdFocus(host: AfterWord): Promise<void> {
  const root = host.renderRoot as ShadowRoot
  const { activeElement } = root
  if (!activeElement) return
  const comment = activeElement.closest('article') ?? activeElement.closest('li')?.firstElementChild
  const id = comment?.id
  const field = activeElement.id
  await host.updateComplete
  // Drawn by position, the button may also be another comment's by now.
  const isLost = root.activeElement ? comment?.id !== id : document.activeElement === document.body
  if (!isLost) return
  // What is written in may be drawn elsewhere.
  const at = (field && root.getElementById(field)) || wayBack(host, id?.slice(8))
  at?.focus({ preventScroll: true })
}
