// Shows one comment of a thread wherever it stands: where it is loaded, or with what stands around it, in
// one request. Loaded where a page's address, or the page itself, asks for one.
import { html } from 'lit'
import type { Comment, CommentContext, ThreadPage } from '../../worker/contract/shapes.ts'
import type { ApiProblem } from '../api/api-client.ts'
import type { Place } from '../controllers/thread.ts'
import type { AfterWord } from '../elements/after-word.ts'
import { finding } from '../messages/en/finding.ts'
import { orderOf } from '../state/order.ts'
import type { ThreadState } from '../state/thread-state.ts'
import type { Act } from './acting.ts'
import { every, listed, showIn } from './ordering.ts'

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

interface Jump {
  id: string
  answer: Promise<unknown>
}

// Where each element of the page was led last: all of them hear of another address, and one has the comment.
const jumps = new Map<AfterWord, Jump>()

function jump(host: AfterWord, id: string, answer: Promise<unknown>): Jump {
  for (const one of jumps.keys()) if (!one.isConnected) jumps.delete(one)
  const jumped = { id, answer }
  jumps.set(host, jumped)
  return jumped
}

async function isElsewhere(host: AfterWord, id: string): Promise<boolean> {
  const others = [...jumps].filter(([other, jumped]) => other !== host && jumped.id === id)
  const answers = await Promise.allSettled(others.map(([, { answer }]) => answer))
  return answers.some(({ status }) => status === 'fulfilled')
}

/** Shows a comment; whether it is there. What is loaded stays until it is. */
const show: Act = async (host, id) => {
  const { controller } = host
  const { state } = controller
  if (!state) {
    seen.delete(id)
    host.sought = id
    await host.reload()
    return !!controller.state && !!above(controller.state, id) && reveal(host, id)
  }
  if (above(state, id) || drawn(host, id)) {
    jump(host, id, Promise.resolve())
    return reveal(host, id)
  }
  const url = controller.url()
  const read = () => controller.read<CommentContext>(`/comments/${encodeURIComponent(id)}/context`)
  const asked = read()
  const jumped = jump(host, id, asked)
  const isLast = () => jumps.get(host) === jumped && controller.url() === url && !!controller.state
  try {
    let answer = await asked
    // What was heard meanwhile is in the next one.
    if (answer.thread.version < (controller.state?.thread.version ?? 0)) answer = await read()
    if (!isLast()) return false
    const place = { ...controller.place }
    const part = partOf(host, place, answer)
    controller.place = place
    controller.set(listed(host, controller.state as ThreadState, part))
    controller.draw(1)
    host.refresh({ announcement: '', trouble: undefined })
    return reveal(host, id)
  } catch (error) {
    const { code } = error as ApiProblem
    const isSaid = code === 'unreachable' || !(await isElsewhere(host, id))
    const announcement = code === 'unreachable' ? host.words.notLoaded : wordsOf(host).gone
    if (isSaid && isLast()) host.refresh({ announcement })
    return false
  }
}

export const acts: Record<string, Act> = { show }

// What was shown once: its address may be left from the thread before.
const seen = new Set<string>()

type Part = ThreadPage & Pick<ThreadState, 'found' | 'part' | 'about' | 'gap'>

/** What the answer to a comment's address shows: it in its place, or the thread where it is not here. */
export async function found(host: AfterWord, id: string, asked: Promise<unknown>): Promise<Part> {
  const { controller } = host
  const { place } = controller
  jump(host, id, asked)
  try {
    const part = partOf(host, place, (await asked) as CommentContext)
    later(host, () => reveal(host, id))
    return part
  } catch (error) {
    if ((error as ApiProblem).code === 'unreachable') throw error
    const { gone } = wordsOf(host)
    const page = await controller.read<ThreadPage>('')
    host.sought = ''
    if (seen.has(id) || (await isElsewhere(host, id))) return page
    later(host, async () => {
      host.refresh({ announcement: gone })
      await host.updateComplete
      // Below what the site says.
      const notice = [...host.renderRoot.querySelectorAll('[part=notice]')].at(-1)
      notice?.scrollIntoView({ block: 'center', behavior: 'instant' })
    })
    return { ...page, found: html`<p part="notice">${gone}</p>` }
  }
}

// The comment with what stands around it, in a place of its own.
function partOf(host: AfterWord, place: Place, answer: CommentContext): Part {
  const words = wordsOf(host)
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
  host.sought = ''
  seen.add(comment.id)
  const button = (part: string) =>
    html`<button part="button ${part}" @click=${() => whole(host)}>${words.whole}</button>`
  const items = root ? [root] : [...before.items, comment, ...after.items]
  const shown = (all: Comment[]) => every(all).filter(({ state }) => state === 'approved').length
  const counted = shown(items)
  const isAbove =
    before.next && (after.next || shown(root?.replies?.items ?? []) < (root?.reply_count ?? 0))
  const isPart = counted < thread.comment_count
  return {
    site,
    thread,
    part: isPart ? (root ? 'branch' : 'roots') : undefined,
    about: (root ?? comment).id,
    // Where that is all of it, there is no more to show.
    found: isPart
      ? html`<div part="notice found"><p>${words.part}</p>${button('wide')}</div>`
      : undefined,
    // What is missing above would pass for what is not there.
    gap: root && isAbove ? button('earlier-replies') : undefined,
    comments: { items, next: root ? null : after.next },
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

/** The thread from its first page on; the focus goes to the first that was posted after `since`. */
export async function whole(host: AfterWord, since?: string, said = ''): Promise<void> {
  const { controller } = host
  if (!(await showIn(host, orderOf(host)))) return
  host.refresh({ announcement: said })
  sheets.get(host)?.replaceSync('')
  const isNew = ({ state, posted_at }: Comment) =>
    !!since && state === 'approved' && posted_at > since
  const roots = controller.state?.comments.items ?? []
  const at = roots.findIndex((root) => every([root]).some(isNew))
  const first = every(roots).find(isNew)
  if (first) controller.draw(Math.max(controller.drawn, at + 1))
  await host.updateComplete
  await host.focusOn(first && drawn(host, first.id) ? `#comment-${first.id}` : 'h2')
}
