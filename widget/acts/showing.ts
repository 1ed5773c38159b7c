// Shows one comment of a thread wherever it stands: where it is loaded, or with what stands around it, in
// one request. Loaded where a page's address, or the page itself, asks for one.
import { html } from 'lit'
import type { Comment, CommentContext, ThreadPage } from '../../worker/contract/shapes.ts'
import type { ApiProblem } from '../api/api-client.ts'
import type { AfterWord } from '../elements/after-word.ts'
import { finding } from '../messages/en/finding.ts'
import type { ThreadState } from '../state/thread-state.ts'
import type { Act } from './acting.ts'

const wordsOf = (host: AfterWord) => ({ ...finding, ...host.messages.finding })

// One sheet an element, by the comment's id: whatever is drawn in its place later is not highlighted.
const sheets = new WeakMap<AfterWord, CSSStyleSheet>()

function highlight(host: AfterWord, id: string): void {
  const known = sheets.get(host)
  const sheet = known ?? new CSSStyleSheet()
  sheet.replaceSync(
    `#comment-${CSS.escape(id)}{background:var(--_fill);outline:2px solid var(--_accent);outline-offset:.25rem}`,
  )
  if (known) return
  sheets.set(host, sheet)
  ;(host.renderRoot as ShadowRoot).adoptedStyleSheets.push(sheet)
}

const drawn = (host: AfterWord, id: string) =>
  host.renderRoot.querySelector<HTMLElement>(`#comment-${CSS.escape(id)}`)

// Those that a comment stands below, nearest first; none where it is not loaded.
function above({ comments, held }: ThreadState, id: string): Comment[] | undefined {
  for (const root of [...comments.items, ...held]) {
    const branch = new Map([root, ...(root.replies?.items ?? [])].map((one) => [one.id, one]))
    const comment = branch.get(id)
    if (!comment) continue
    const found: Comment[] = []
    for (
      let parent = branch.get(comment.parent_id ?? '');
      parent;
      parent = branch.get(parent.parent_id ?? '')
    ) {
      found.push(parent)
    }
    return comment.parent_id && found.at(-1) !== root ? [...found, root] : found
  }
  return undefined
}

/** Whether the element still shows what it did. */
async function reveal(host: AfterWord, id: string): Promise<boolean> {
  const { controller } = host
  const { state, place } = controller
  for (const one of (state && above(state, id)) ?? []) host.folded.delete(one.id)
  state?.away?.show(id)
  controller.draw(Math.max(controller.drawn, 1))
  // It may be drawn in a later slice.
  while (!drawn(host, id)) {
    await new Promise((later) => requestAnimationFrame(later))
    if (controller.place !== place || !controller.state) return false
  }
  await host.updateComplete
  const comment = drawn(host, id) as HTMLElement
  highlight(host, id)
  comment.focus({ preventScroll: true })
  comment.scrollIntoView({ block: 'center', behavior: 'instant' })
  return true
}

/** Shows a comment; whether it is there. */
const show: Act = async (host, id) => {
  const { controller } = host
  const { state } = controller
  if (!state || (!above(state, id) && !drawn(host, id))) {
    seen.delete(id)
    host.sought = id
    // What had the focus is gone with what was shown.
    const hadFocus = (host.renderRoot as ShadowRoot).activeElement
    await host.reload()
    if (!controller.state || !above(controller.state, id)) {
      if (hadFocus) host.focusOn('h2')
      return false
    }
  }
  return reveal(host, id)
}

export const acts: Record<string, Act> = { show }

// What was shown once: its address may be left from the thread before.
const seen = new Set<string>()

/** What the answer to a comment's address shows: it in its place, or the thread where it is not here. */
export async function found(
  host: AfterWord,
  id: string,
  asked: Promise<unknown>,
): Promise<ThreadPage & Pick<ThreadState, 'found'>> {
  const { controller } = host
  const { place } = controller
  const words = wordsOf(host)
  let answer: CommentContext
  try {
    answer = (await asked) as CommentContext
  } catch (error) {
    if ((error as ApiProblem).code === 'unreachable') throw error
    const page = await controller.read<ThreadPage>('')
    host.sought = ''
    if (seen.has(id)) return page
    later(host, () => host.refresh({ announcement: words.gone }))
    return { ...page, found: html`<p part="notice">${words.gone}</p>` }
  }
  const { site, thread, comment, ancestors, before, after } = answer
  const [root, ...between] = ancestors
  if (root) {
    const items = new Map(
      [...between, ...before.items, comment, ...after.items].map((one) => [one.id, one]),
    )
    root.replies = {
      items: [...items.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
      next: after.next,
    }
  } else {
    // What stands around a root is in the order of posting, and goes on in it.
    place.sort = 'oldest'
  }
  const said = html`<div part="notice found"><p>${words.part}</p><button part="button wide" @click=${() =>
    whole(host)}>${words.whole}</button></div>`
  host.sought = ''
  seen.add(id)
  later(host, () => reveal(host, id))
  return {
    site,
    thread,
    found: said,
    comments: root
      ? { items: [root], next: null }
      : { items: [...before.items, comment, ...after.items], next: after.next },
  }
}

// Once the thread is drawn, where the element has not gone on to another.
async function later(host: AfterWord, act: () => unknown): Promise<void> {
  const { controller } = host
  const { place } = controller
  while (controller.place === place && controller.load === 'loading') {
    await new Promise((next) => setTimeout(next))
  }
  if (controller.place === place && controller.load === 'ready') act()
}

// The thread from its first page on.
async function whole(host: AfterWord): Promise<void> {
  sheets.get(host)?.replaceSync('')
  await host.reload()
  host.focusOn('h2')
}
