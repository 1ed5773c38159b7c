// A comment with the replies to it, and the replies to those.
import { html, nothing, type TemplateResult } from 'lit'
import type { Comment } from '../../worker/contract/shapes.ts'
import type { AfterWord } from '../elements/after-word.ts'
import { canWrite, isListed } from '../state/permission.ts'
import type { ThreadState } from '../state/thread-state.ts'
import { bodyElement } from './body.ts'
import { composerTemplate, trouble } from './frame.ts'
import { markTemplate } from './mark.ts'
import { reactionsTemplate } from './reactions.ts'
import { timeTemplate } from './time.ts'

// The replies to each of a branch, by the list of them: from one drawing to the next, that is mostly the same.
const trees = new WeakMap<Comment[], Map<string, Comment[]>>()

/** A root, its branch as far as it is loaded, and the way to the rest of it. */
export function commentTemplate(
  host: AfterWord,
  state: ThreadState,
  root: Comment,
): TemplateResult {
  const { items = [], next } = root.replies ?? {}
  const children = trees.get(items) ?? new Map<string, Comment[]>()
  if (!children.size) {
    trees.set(items, children)
    // What is answered may not be here, where one was found by its address.
    const answers: Comment[] = []
    children.set(root.id, answers)
    for (const reply of items) {
      const siblings = children.get(reply.parent_id as string) ?? answers
      siblings.push(reply)
      children.set(reply.id, [])
    }
  }
  const count = ({ id }: Comment): number =>
    children
      .get(id)
      ?.reduce((sum, reply) => sum + +(reply.state === 'approved') + count(reply), 0) ?? 0
  const left = root.reply_count - items.filter((reply) => reply.state === 'approved').length
  const branch = (comment: Comment, parent?: Comment): TemplateResult => {
    const replies = children.get(comment.id) ?? []
    const folded = host.folded.has(comment.id)
    return html`<li>${article(host, state, comment, parent, folded && replies.length ? count(comment) || 1 : replies.length)}${
      host.composing === comment.id ? composerTemplate(comment) : nothing
    }${
      replies.length && !folded
        ? html`${parent ? nothing : state.gap}${state.away?.earlier(comment.id)}<ol part="replies">${(
            state.away?.drawn(replies) ?? replies
          ).map((reply) => branch(reply, comment))}</ol>`
        : nothing
    }${
      next && !parent && !folded
        ? html`<button part="button more-replies" aria-busy=${host.busy.has(root.id)} name="more" value=${root.id}>${state.gap ? host.words.more : host.words.moreReplies(left)}</button>`
        : nothing
    }${trouble(host, comment.id)}</li>`
  }
  return branch(root)
}

/** A comment by itself. */
export function article(
  host: AfterWord,
  state: ThreadState,
  comment: Comment,
  parent?: Comment,
  answers = 0,
): TemplateResult {
  const { words } = host
  const { id, author, edited_at, pinned, body_nodes = [] } = comment
  const shown = comment.state === 'approved'
  const hidden = !shown && !body_nodes.length
  const name = author?.name ?? words.guest
  const acts = shown && isListed(state)
  const note = words[!hidden && comment.state === 'pending' ? 'held' : (comment.state as 'removed')]
  return html`<article part="comment" id="comment-${id}" tabindex="-1" aria-label=${hidden ? note : words.commentBy(name)}><header part="byline">${
    hidden
      ? nothing
      : html`${author ? markTemplate(author.id, name) : nothing}<b part="author" dir="auto">${name}</b> ${
          author?.badge ? html`<span part="badge">${author.badge}</span> ` : nothing
        }`
  }${timeTemplate(host, comment)}${
    edited_at
      ? html` <span part="mark">${comment.edited_by === 'moderator' ? words.moderated : words.edited}</span>`
      : nothing
  }${pinned ? html` <span part="mark">${words.pinned}</span>` : nothing}${
    // Where it no longer stands further in, it says what it answers.
    parent && comment.parent_id === parent.id && comment.depth > 6
      ? html` <a part="mark" href="#comment-${parent.id}">${words.inReplyTo(parent.author?.name ?? words.guest)}</a>`
      : nothing
  }</header>${shown ? nothing : html`<p part="note">${note}</p>`}${
    hidden
      ? nothing
      : html`${bodyElement(body_nodes, host.foreign)}<footer part="actions">${shown ? reactionsTemplate(host, state, comment) : nothing}${
          acts && canWrite(state) && comment.depth < state.site.limits.depth
            ? html`<button part="button reply" name="compose" value=${id}>${words.reply}</button>`
            : nothing
        }${
          answers
            ? html`<button part="button fold" aria-expanded=${!host.folded.has(id)} name="fold" value=${id}>${host.folded.has(id) ? words.unfold(Math.max(comment.reply_count, answers)) : words.fold}</button>`
            : nothing
        }${host.tools?.(comment)}${
          acts
            ? html`<button part="button report" name="report" value=${id}>${words.report}</button>`
            : nothing
        }</footer>`
  }</article>`
}
