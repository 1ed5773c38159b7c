// The API as the element sees it, in place of `fetch`: one site, its threads, its guests. Records what
// is asked, answers as the contract says, and goes wrong where a test wants it to.
import { onTestFinished } from 'vitest'
import type { Sort } from '../../../worker/contract/limits.ts'
import type { OwnSanction } from '../../../worker/contract/people.ts'
import type { ProblemCode } from '../../../worker/contract/problems.ts'
import type { OwnDecision } from '../../../worker/contract/reports.ts'
import type { Author, Comment, OwnComment, Session, Site } from '../../../worker/contract/shapes.ts'
import { aComment, anAuthor, aSite, aThread, nodesOf, type StoredThread } from './builders.ts'
import { type Declined, json, lose, problem } from './fake-answers.ts'
import { FakeAuthors } from './fake-authors.ts'
import { FakeLive } from './fake-live.ts'
import { type Begun, judgeLogin } from './fake-login.ts'
import { acknowledged, inForce, objection } from './fake-moderation.ts'
import { type Route, routeOf } from './fake-routes.ts'
import {
  branchPage,
  contextOf,
  counted,
  countsOf,
  recentOf,
  rootPage,
  threadPage,
} from './fake-thread.ts'
import { wordsAt } from './fake-words.ts'

export interface Asked {
  route: Route
  method: string
  url: URL
  init: RequestInit
  headers: Headers
  body: unknown
  /** The element has given it up. */
  aborted: boolean
}

/** Stands between the request and its answer. */
type Answer = Response | Promise<Response>
type Mishap = (answer: () => Answer) => Answer

/** A site whose comments are held for review until a test says otherwise. */
interface Settings {
  site?: Site
  threads?: StoredThread[]
  held?: boolean
}

export class FakeApi {
  readonly origin = 'https://comments.example'
  readonly asked: Asked[] = []
  readonly live = new FakeLive()
  readonly site: Site
  readonly threads: StoredThread[]
  held: boolean
  /** By how much the reader's clock is ahead of its own, in milliseconds. */
  ahead = 0
  readonly now = () => Date.now() - this.ahead
  /** What was decided against whoever asks. */
  readonly decisions: OwnDecision[] = []
  /** What moderators have told whoever asks. */
  readonly sanctions: OwnSanction[] = []
  /** Guest keys and what they are the keys of: author ids. */
  readonly guests = new Map<string, string>()
  #tokens = new Map<string, string>()
  /** Those who came by the site's own login. */
  #logins = new Map<string, Author>()
  #usedLogins = new Set<string>()
  /** Kinds by author and target. */
  readonly reactions = new Set<string>()
  /** What readers do with what is theirs. */
  readonly authors = new FakeAuthors(this)
  #answers = new Map<string, { body: string; answer: [number, unknown] }>()
  #mishaps: { route: Route; mishap: Mishap }[] = []

  constructor({ site = aSite(), threads = [aThread()], held = false }: Settings) {
    this.site = site
    this.threads = threads
    this.held = held
  }

  /** The thread that most tests are about. */
  get thread(): StoredThread {
    return this.threads[0] as StoredThread
  }

  of(route: Route): Asked[] {
    return this.asked.filter((asked) => asked.route === route)
  }

  /** The next `route` is declined. */
  decline(route: Route, code: ProblemCode, more: Declined = {}): void {
    this.#next(route, () => problem(code, more))
  }

  /** The next `route` gets this answer instead of the API's. */
  answer(route: Route, response: Response): void {
    this.#next(route, () => response)
  }

  /** The next `route` does not arrive, so many `times`. */
  drop(route: Route, times = 1): void {
    for (let nth = 0; nth < times; nth++) this.#next(route, lose)
  }

  /** The next `route` is done, but its answer is lost on the way, or is what `other` makes of it. */
  dropAnswer(route: Route, other: (answer: Answer) => Answer = lose): void {
    this.#next(route, (answer) => other(answer()))
  }

  /** The next `route` waits until what is returned is called. */
  hold(route: Route): () => void {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#next(route, (answer) => promise.then(answer))
    return resolve
  }

  /** No token is valid any more. */
  forgetTokens(): void {
    this.#tokens.clear()
  }

  #next(route: Route, mishap: Mishap): void {
    this.#mishaps.push({ route, mishap })
  }

  fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(input as string)
    const method = init.method ?? 'GET'
    const route = url.origin === this.origin ? routeOf(method, url.pathname) : 'unknown'
    const body = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
    const headers = new Headers(init.headers)
    const asked: Asked = { route, method, url, init, headers, body, aborted: false }
    this.asked.push(asked)
    const at = this.#mishaps.findIndex((one) => one.route === route)
    const [{ mishap } = { mishap: (answer: () => Answer) => answer() }] =
      at < 0 ? [] : this.#mishaps.splice(at, 1)
    const aborted = new Promise<never>((_, reject) => {
      init.signal?.addEventListener('abort', () => {
        asked.aborted = true
        reject(init.signal?.reason)
      })
    })
    return Promise.race([aborted, Promise.resolve().then(() => mishap(() => this.#answer(asked)))])
  }

  #answer(asked: Asked): Answer {
    const [, , , site, , key, rest] = asked.url.pathname.split('/').map(decodeURIComponent)
    if (asked.route === 'unknown') return problem('not_found')
    if (asked.route === 'words') return wordsAt(asked.url)
    const ofSite = asked.url.pathname.startsWith('/v1/sites/')
    if (ofSite && site !== this.site.id) return problem('not_found')
    if (asked.route === 'counts') return json(countsOf(this.threads, asked.url))
    if (asked.route === 'recent') return json(recentOf(this.threads, asked.url))
    if (asked.route === 'session') return this.#begin(asked.body as Begun)
    const sort = (asked.url.searchParams.get('sort') ?? 'oldest') as Sort
    if (asked.route === 'read') return json(threadPage(this.site, this.#threadOf(key), sort))
    if (asked.route === 'context') {
      const found = contextOf(this.site, this.#threadOf(key), asked.url.pathname)
      return found ? json(found) : problem('not_found')
    }
    if (asked.route === 'more') return json(this.#page(this.#threadOf(key), asked, sort))
    const author = this.#tokens.get(asked.headers.get('Authorization')?.slice(7) ?? '')
    if (!author) return problem('unauthenticated')
    if (asked.route === 'mine') return json(this.#mine(this.#threadOf(key), author))
    if (asked.route === 'object') return json(objection(asked.url, asked.body, this.decisions), 201)
    if (asked.route === 'sanctions') return json({ items: inForce(this.sanctions), next: null })
    if (asked.route === 'acknowledge') return json(acknowledged(asked.url, this.sanctions))
    if (asked.route === 'post') return this.#post(this.#threadOf(key), author, asked)
    const own = this.authors.answer(asked, author)
    if (own) return own
    const kind = asked.url.pathname.split('/').at(-1) as string
    return json(this.#react(rest ? this.#threadOf(key) : this.#comment(site), author, kind, asked))
  }

  #threadOf(key: string | undefined): StoredThread {
    const known = this.threads.find((thread) => thread.key === key)
    if (!known) this.threads.push(aThread({ key: key as string }))
    return known ?? (this.threads.at(-1) as StoredThread)
  }

  // `/v1/comments/{id}/…` has the id where others have the site.
  #comment(id: string | undefined): Comment {
    return this.threads.flatMap(({ comments }) => comments).find((one) => one.id === id) as Comment
  }

  #page(thread: StoredThread, { url }: Asked, sort: Sort) {
    const cursor = url.searchParams.get('cursor') as string
    const parent = url.searchParams.get('parent')
    const limit = Number(url.searchParams.get('limit') ?? this.site.limits.roots_per_page)
    if (parent) return branchPage(thread, parent, cursor, limit)
    return rootPage(thread, this.site.limits, sort, cursor, limit)
  }

  #begin({ guest_key, sso }: Begun): Response {
    if (sso) return this.#logIn(sso)
    const key = guest_key ?? `guest-key-${this.site.id}-${this.guests.size + 1}`.padEnd(43, 'x')
    const author = this.guests.get(key) ?? `author-of-${key}`
    this.guests.set(key, author)
    const session: Session = {
      ...this.#token(author),
      author: anAuthor(author, null),
      ...(guest_key ? {} : { guest_key: key }),
    }
    return json(session, 201)
  }

  #token(author: string) {
    const token = `token-${this.site.id}-${this.of('session').length}`
    this.#tokens.set(token, author)
    return { token, expires_at: new Date(this.now() + 3_600_000).toISOString() }
  }

  #logIn(sso: string): Response {
    if (this.site.sign_in === 'guest') return problem('invalid_request')
    const author = judgeLogin(sso, this.#usedLogins, this.now())
    if (typeof author === 'string') return problem(author)
    this.#logins.set(author.id, author)
    return json({ ...this.#token(author.id), author } satisfies Session, 201)
  }

  #mine(thread: StoredThread, author: string) {
    const kindsOf = (id: string) =>
      this.site.reaction_kinds
        .map(({ kind }) => kind)
        .filter((kind) => this.reactions.has(`${author} ${id} ${kind}`))
    const comments = thread.comments.map(({ id }) => [id, kindsOf(id)] as const)
    return {
      reactions: {
        thread: kindsOf(thread.key),
        comments: Object.fromEntries(comments.filter(([, own]) => own.length)),
      },
      comments: thread.comments.filter(
        (comment) => comment.state === 'pending' && comment.author?.id === author,
      ),
      decisions: this.decisions,
    }
  }

  #post(thread: StoredThread, author: string, { body, headers }: Asked): Response {
    const key = `${author} ${headers.get('Idempotency-Key')}`
    const sent = JSON.stringify(body)
    const before = this.#answers.get(key)
    if (before && before.body !== sent) return problem('idempotency_mismatch')
    if (before) return json(before.answer[1], before.answer[0])
    if (thread.state === 'closed') return problem('thread_closed')
    const forbids = inForce(this.sanctions).some(({ kind }) => kind !== 'hold')
    if (forbids) return problem('author_sanctioned')
    const draft = body as { body: string; parent_id: string | null; name: string | null }
    const bytes = new TextEncoder().encode(draft.body).length
    if (bytes > this.site.limits.body_bytes) return problem('too_large')
    const parent = thread.comments.find(({ id }) => id === draft.parent_id)
    const comment: OwnComment = {
      ...aComment({
        parent_id: draft.parent_id,
        depth: parent ? parent.depth + 1 : 0,
        state: this.held ? 'pending' : 'approved',
        posted_at: new Date(this.now()).toISOString(),
      }),
      author: this.#logins.get(author) ?? anAuthor(author, draft.name),
      body: draft.body,
      body_html: '',
      body_nodes: nodesOf(draft.body),
    }
    thread.comments.push(comment)
    thread.version += this.held ? 0 : 1
    const answer = { comment, editable_until: new Date(this.now() + 300_000).toISOString() }
    this.#answers.set(key, { body: sent, answer: [this.held ? 202 : 201, answer] })
    return json(answer, this.held ? 202 : 201)
  }

  #react(target: StoredThread | Comment, author: string, kind: string, { method }: Asked) {
    const id = 'key' in target ? target.key : target.id
    const own = `${author} ${id} ${kind}`
    const set = method === 'PUT'
    if (set !== this.reactions.has(own)) {
      target.reactions = counted(this.site.reaction_kinds, target.reactions, kind, set ? 1 : -1)
      this.reactions[set ? 'add' : 'delete'](own)
    }
    const mine = this.site.reaction_kinds.filter((one) =>
      this.reactions.has(`${author} ${id} ${one.kind}`),
    )
    return { reactions: target.reactions, mine: mine.map((one) => one.kind) }
  }
}

/** Puts a fake in the place of `fetch` until the test is over. */
export function fakeApi(settings: Settings = {}): FakeApi {
  const api = new FakeApi(settings)
  const real = globalThis.fetch
  const RealSocket = globalThis.WebSocket
  globalThis.fetch = api.fetch
  globalThis.WebSocket = api.live.inPlaceOf(RealSocket, api.origin)
  onTestFinished(() => {
    globalThis.fetch = real
    globalThis.WebSocket = RealSocket
  })
  return api
}
