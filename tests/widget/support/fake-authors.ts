// What the API does when readers edit, withdraw, rename themselves, take their data along or are forgotten.
import type { Comment, OwnComment } from '../../../worker/contract/shapes.ts'
import { anAuthor, nodesOf } from './builders.ts'
import { json, problem } from './fake-answers.ts'
import type { Asked, FakeApi } from './fake-api.ts'
import { counted } from './fake-thread.ts'

type Own = Comment & Partial<OwnComment>

export class FakeAuthors {
  readonly #api: FakeApi
  readonly names = new Map<string, string | null>()
  /** How many comments a file of the export has. */
  perFile = 500

  constructor(api: FakeApi) {
    this.#api = api
  }

  answer(asked: Asked, author: string): Response | undefined {
    const { route, method, body } = asked
    if (route === 'edit' || route === 'withdraw') return this.#change(asked, author)
    if (route === 'written') {
      return json({ items: this.#of(author).map(withSource).reverse(), next: null })
    }
    if (route === 'export') return this.#export(asked.url, author)
    if (route !== 'me') return undefined
    if (method === 'PATCH') this.names.set(author, (body as { name: string | null }).name)
    if (method !== 'DELETE') return json(anAuthor(author, this.names.get(author) ?? null))
    this.#forget(author, (body as { keep_comments?: boolean }).keep_comments ?? false)
    return new Response(null, { status: 204 })
  }

  #of(author: string): Own[] {
    const all = this.#api.threads.flatMap(({ comments }) => comments)
    return all.filter((one) => one.author?.id === author)
  }

  #change({ url, method, body, headers }: Asked, author: string): Response {
    const id = url.pathname.split('/').at(-1)
    const comment = this.#of(author).find((one) => one.id === id)
    if (!comment) return problem('not_found')
    if (method === 'DELETE') {
      this.#withdraw(comment)
      return new Response(null, { status: 204 })
    }
    const revision = headers.get('If-Match')
    if (!revision) return problem('revision_required')
    if (revision !== `"${comment.revision}"`) {
      return problem('stale_revision', { current: withSource(comment) })
    }
    const until = Date.parse(comment.posted_at) + this.#api.site.limits.edit_window_seconds * 1000
    if (this.#api.now() > until) return problem('edit_window_over')
    const { body: text } = body as { body: string }
    Object.assign(comment, {
      ...{ body: text, body_nodes: nodesOf(text), edited_at: new Date().toISOString() },
      ...{ revision: comment.revision + 1, state: this.#api.held ? 'pending' : comment.state },
    })
    const answer = { comment: { ...comment }, editable_until: new Date(until).toISOString() }
    return json(answer, comment.state === 'pending' ? 202 : 200)
  }

  // A place remains while something visible stands on it.
  #withdraw(comment: Own): void {
    for (const thread of this.#api.threads) {
      const stands = (id: string): boolean =>
        thread.comments.some(
          (one) => one.parent_id === id && (one.state === 'approved' || stands(one.id)),
        )
      Object.assign(
        comment,
        { author: null, body: '', body_nodes: [], edited_at: null, reactions: [] },
        { state: 'withdrawn', revision: comment.revision + 1 },
      )
      thread.comments = thread.comments.filter((one) => one.state !== 'withdrawn' || stands(one.id))
    }
  }

  #export(url: URL, author: string): Response {
    const from = Number(url.searchParams.get('cursor') ?? 0)
    const to = from + this.perFile
    const all = this.#of(author)
    return json({
      exported_at: new Date().toISOString(),
      profile: anAuthor(author, this.names.get(author) ?? null),
      comments: all.slice(from, to).map(({ id, body }) => ({ id, body })),
      ...{ reactions: [], reports: [], decisions: [], sanctions: [] },
      next: to < all.length ? String(to) : null,
    })
  }

  #forget(author: string, keeps: boolean): void {
    const { site, threads, reactions } = this.#api
    for (const own of [...reactions].filter((one) => one.startsWith(`${author} `))) {
      reactions.delete(own)
      const [, id, kind = ''] = own.split(' ')
      const targets = [...threads, ...threads.flatMap(({ comments }) => comments)]
      const target = targets.find((one) => ('key' in one ? one.key : one.id) === id)
      if (target) target.reactions = counted(site.reaction_kinds, target.reactions, kind, -1)
    }
    this.names.delete(author)
    for (const one of this.#of(author)) {
      if (keeps) one.author = null
      else this.#withdraw(one)
    }
  }
}

function withSource(comment: Own): OwnComment {
  const paragraphs = comment.body_nodes ?? []
  const body =
    comment.body ?? paragraphs.map((one) => (one as { children: string[] }).children).join('\n\n')
  return { ...comment, body, body_html: '', body_nodes: paragraphs }
}
