// The whole of the element: one template a state, and the frame around the comments.
import { html, nothing, type TemplateResult } from 'lit'
import { hasDraft } from '../controllers/storage.ts'
import type { AfterWord } from '../elements/after-word.ts'
import { canWrite } from '../state/permission.ts'
import type { ThreadState } from '../state/thread-state.ts'
import { article, commentTemplate } from './comment.ts'
import { composerTemplate, trouble } from './frame.ts'
import { reactionsTemplate } from './reactions.ts'

export function threadTemplate(host: AfterWord): TemplateResult {
  const { load, state } = host.controller
  const { words } = host
  // The status stands first: below, it would move with the content, and a browser that keeps the scroll
  // position by it would take the reader along.
  return html`<section part="thread" lang=${host.foreign === nothing ? nothing : 'en'} dir=${host.messages.dir ?? nothing} aria-label=${words.comments} aria-busy=${load === 'loading'} @click=${host.pressed}><p role="status">${
    host.announcement
  }</p>${state ? ready(host, state) : waiting(host)}</section>`
}

// The page's own fallback stays until there is something better.
function waiting(host: AfterWord): TemplateResult {
  const { words } = host
  return host.state === 'failed'
    ? html`<div part="failed" role="alert"><p>${
        host.note || (navigator.onLine ? words.failed : words.offline)
      }</p><button part="button wide" @click=${async () => {
        await host.reload()
        // The button that was pressed is gone.
        host.focusOn('h2,[part~=wide]')
      }}>${words.retry}</button></div><slot></slot>`
    : html`<slot><div part="skeleton" role="img" aria-label=${words.loading}><i></i><i></i><i></i></div></slot>`
}

function ready(host: AfterWord, state: ThreadState): TemplateResult {
  const { words, controller } = host
  const { site, thread, comments } = state
  const roots = comments.items.slice(0, controller.drawn)
  const drawn = roots.length === comments.items.length
  // What the site, or a moderator, tells all readers in their own words.
  const said = (part: string, text: string | null) =>
    text ? html`<p part=${part} dir="auto" lang=${host.foreign}>${text}</p>` : nothing
  return html`<div part="article-reactions" role="group" aria-label=${words.reactions}>${reactionsTemplate(
    host,
    state,
    null,
  )}</div>${trouble(host, '')}<h2 part="heading" tabindex="-1">${words.comments} <span part="count">${
    thread.comment_count ? host.formats.number(thread.comment_count) : nothing
  }</span></h2>${said('notice', site.notice)}${said('message notice', thread.message)}${entrance(host, state)}${
    state.held.length
      ? html`<ol part="held">${state.held.map((own) => html`<li>${article(host, state, own)}</li>`)}</ol>`
      : nothing
  }${state.removed}${
    // What waits behind the button moves nothing.
    thread.comment_count - (state.fresh ?? 0) > 1
      ? html`<select part="order" aria-label=${words.order} @change=${async ({
          target,
        }: {
          target: HTMLSelectElement
        }) => {
          await host.perform('order', 'order', target.value)
          // Also where not even the part for it came, it says how the comments stand.
          target.value = controller.place.sort
        }}>${(['newest', 'oldest', 'best'] as const).map(
          (sort) =>
            html`<option value=${sort} ?selected=${sort === controller.place.sort}>${words[sort]}</option>`,
        )}</select>`
      : nothing
  }${trouble(host, 'order')}${state.found}${host.above}${state.away?.earlier('more')}${
    roots.length
      ? html`<ol part="comments">${(state.away?.drawn(roots) ?? roots).map((root) => commentTemplate(host, state, root))}</ol>`
      : state.held.length || thread.comment_count || !drawn
        ? nothing
        : html`<div part="empty"><p>${words.empty}</p>${canWrite(state) ? html`<p>${words.invite}</p>` : nothing}</div>`
  }${
    comments.next && drawn
      ? html`<button part="button wide more" aria-busy=${host.busy.has('more')} name="more" value="more">${words.more}</button>`
      : nothing
  }${trouble(host, 'more')}`
}

// Where the composer is, or will be: until it is wanted, one line that takes the first letters.
function entrance(host: AfterWord, state: ThreadState): TemplateResult | typeof nothing {
  const { words } = host
  const note = state.thread.state === 'closed' ? words.closed : host.note
  const isOpen = canWrite(state)
  const told = note && !isOpen ? html`<p part="notice">${note}</p>` : nothing
  // What is being written stays where it is, also when the discussion closes meanwhile.
  if (host.composing === '') return html`${told}${composerTemplate(null)}`
  // Storage is asked once a comment stands, for that may take a moment.
  const isBegun = host.controller.drawn && hasDraft(host.controller.place, !isOpen)
  // What was begun can be read also where it cannot be posted any more.
  if (!isOpen && !isBegun) return told
  const line = isBegun ? words.goOn : words.write
  const open = () => host.perform('compose', '')
  // Where it could not be opened, a press tries again.
  return html`${told}<textarea part="entrance" rows="1" lang=${host.foreign} aria-label=${line} placeholder=${line} .value=${host.typed} @focus=${open} @click=${host.trouble && open} @input=${({ target }: { target: HTMLTextAreaElement }) => host.keepTyped(target.value)}></textarea>`
}
