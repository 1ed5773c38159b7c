// As whom the reader writes, where the site has a login: said in the composer, with the way to log in.
// Loaded only there.
import { html, nothing, type TemplateResult } from 'lit'
import type { Author } from '../../worker/contract/shapes.ts'
import { ApiProblem } from '../api/api-client.ts'
import { forgetHere } from '../controllers/forgetting.ts'
import type { Place } from '../controllers/thread.ts'
import type { AfterWord } from '../elements/after-word.ts'
import type { Ask } from '../elements/ask.ts'
import type { Composer } from '../elements/composer.ts'
import type { Editor } from '../elements/editor.ts'
import { login as failing } from '../messages/en/login.ts'
import { own } from '../messages/en/own.ts'
import { becomeGuest, handOver, isTheirs, mark, showOwn, timesHanded } from './handing-over.ts'
import * as login from './login.ts'

export { type Login, whoIs } from './login.ts'

/** As whom the composer posts. */
export interface Writer {
  /** Where there is none, it is the one that a guest gives. */
  name?: string | null
  /** Says of the draft that was just kept whose it is. */
  mark(): void
  /** In place of the field for a guest's name. */
  draw(guest: TemplateResult): unknown
}

// As whom each element was last let in. Where a function says that it is another, nobody has told the element.
const known = new WeakMap<AfterWord, string>()

// As of which change of hands something is done, over all its attempts.
const begun = new WeakMap<object, number>()

/** A token for `act` of whoever is logged in, other than `refused`; none for guests. */
export async function tokenFor(
  place: Place,
  url: string,
  refused: string | undefined,
  act: object,
): Promise<string | undefined> {
  watch(place)
  const handed = begun.get(act) ?? timesHanded()
  begun.set(act, handed)
  const token = login.tokenFor(place, url, refused)
  const taken = await token.catch(() => undefined)
  await settle(place)
  if (place.host.writer) offer(place.host)
  const id = taken && login.keptAuthor(place)?.id
  const before = known.get(place.host)
  if (id) known.set(place.host, id)
  const isAnother = !!id && !!before && before !== id
  if (isAnother) {
    const who = await login.whoIs(place)
    for (const one of login.elementsOf(place)) {
      known.set(one, id)
      showOwn(one, who)
    }
  }
  // What the one before was about to do is not done to whoever is here, nor what they have posted sent as theirs.
  const isMeantForOne = isAnother && !/\/(mine|reactions\/[^/]+)$/.test(url)
  if (isMeantForOne || (/\/comments$/.test(url) && timesHanded() > handed)) {
    throw new ApiProblem('sso_replayed', { title: goOnAs(place.host, await login.whoIs(place)) })
  }
  return token
}

/** Sees to it that what is written here is of whoever is here, as far as that is known; who that is. */
async function settle(place: Place): Promise<string | undefined> {
  const reader = await login.readerAt(place)
  if (reader === undefined) return undefined
  const who = await login.whoIs(place)
  await handOver(place, reader, (host) => goOnAs(host, who))
  return reader
}

const asking = new WeakMap<AfterWord, Promise<login.Who>>()

/** Lets the composer say as whom the reader writes, or how they log in, as soon as that is known. */
export async function offer(host: AfterWord): Promise<void> {
  const { place } = host.controller
  watch(place)
  const isNew = !host.writer
  if (isNew) tell(host)
  const asked = login.whoIs(place)
  asking.set(host, asked)
  const told = asked.then(async (who) => {
    const reader = await settle(place)
    if (asking.get(host) !== asked) return
    tell(host, isNew ? { ...who, isTold: false } : who, reader)
    const again = () => (asking.get(host) === asked ? offer(host) : undefined)
    who.late?.then(again, () => {})
    if (who.isLost) addEventListener('online', again, { once: true })
  })
  // What the page fetches may take its time: the reader writes meanwhile, unless what is written there may be
  // another's. What is at hand is waited for, so that nothing moves.
  const soon = new Promise((soon) => setTimeout(soon, 50))
  await (isTheirs(place) ? told : Promise.race([told, soon]))
}

function tell(host: AfterWord, who?: login.Who, reader?: string): void {
  const { place } = host.controller
  host.writer = {
    mark: () => mark(place, reader),
    ...(who?.author && { name: who.author.name }),
    draw: (guest) => who && drawn(host, who, guest),
  }
  redraw(host, who)
}

// It is no part of the host's own template. That a login failed is said no more once there is another, or none.
function redraw(host: AfterWord, who?: login.Who): void {
  for (const one of host.renderRoot.querySelectorAll<Composer>('after-word-composer')) {
    if (who && !who.failed) one.unsay(wordsOf(host).loginFailed)
    one.requestUpdate()
  }
}

const wordsOf = ({ messages }: AfterWord) => ({ ...own, ...failing, ...messages.own })
// The name keeps its own direction.
const isolated = (name: string) => `\u2068${name}\u2069`
const writesAs = (host: AfterWord, { name }: Pick<Author, 'name'>) =>
  wordsOf(host).loggedIn(isolated(name ?? host.words.guest))
const goOnAs = (host: AfterWord, { author }: login.Who) =>
  (author ? `${writesAs(host, author)} ` : '') + host.words.goOn

function drawn(host: AfterWord, who: login.Who, guest: TemplateResult) {
  const { author, failed, isTold, isLost } = who
  const words = wordsOf(host)
  if (author) {
    return html`<p part="writer">${writesAs(host, author)} <span part="badge" dir="auto">${author.badge}</span></p>`
  }
  const said =
    isTold || isLost ? nothing : html`<p part="trouble" id="aw-login">${words.loginFailed}</p>`
  return html`${failed ? said : guest}<div part="composer-actions" role="group" aria-describedby="aw-login">${logIn(host)}${
    failed ? asGuest(host, () => host.focusOn('#aw-name')) : nothing
  }</div>`
}

/** What was `said` of a login; both ways go on from one that was not taken, and `then` follows that of a guest. */
export function withWays(host: AfterWord, said: string | undefined, then: () => void): unknown {
  if (said !== wordsOf(host).loginFailed) return said
  const ways = html`${said} ${logIn(host)}${asGuest(host, then)}`
  allWays.add(ways)
  return ways
}

const allWays = new WeakSet<WeakKey>()

const asGuest = (host: AfterWord, then: () => void) =>
  html`<button part="button logout" type="button" @click=${() => goOn(host).then(then)}>${wordsOf(host).asGuest}</button>`

function logIn(host: AfterWord): TemplateResult | typeof nothing {
  const way = host.login ?? host.getAttribute('login')
  return way === null
    ? nothing
    : html`<button part="button login" type="button" @click=${() => ask(host, way)}>${wordsOf(host).logIn}</button>`
}

/** Why nothing of the reader's own was changed, with the way to log in again: as a guest, nobody can change it. */
export function explain(host: AfterWord): TemplateResult {
  // The sentence after it offers that.
  const [why] = /^[^.。।]+./.exec(wordsOf(host).loginFailed) ?? []
  return html`${why} ${logIn(host)}`
}

function ask(host: AfterWord, way: string | null): void {
  if (host.announce('login-request', { failed: false }, true) && way) location.assign(way)
}

// As a guest, whatever the page says.
async function goOn(host: AfterWord): Promise<void> {
  const { place } = host.controller
  beGuest(place)
  becomeGuest(place)
  await offer(host)
}

// Beside what the page gives, with what is that guest's own.
function beGuest(place: Place): void {
  login.writeAsGuest(place)
  for (const one of login.elementsOf(place)) one.perform('own', '', 'guest')
}

/** Takes away what is here of who was forgotten. Where their login is used up, a guest goes on. */
export async function leave(place: Place): Promise<void> {
  forgetHere(place, (await login.readerAt(place)) ?? '')
  if (login.isUsedUp(place)) beGuest(place)
}

const watched = new WeakSet<AfterWord>()

// The page may give the login, another, or none at any time.
function watch(place: Place): void {
  for (const one of login.elementsOf(place)) {
    if (watched.has(one)) continue
    watched.add(one)
    let { sso } = one
    Object.defineProperty(one, 'sso', {
      configurable: true,
      enumerable: true,
      get: () => sso,
      set(given: login.Login | undefined) {
        sso = given
        change(one.controller.place ?? place, given)
      },
    })
    const observer = new MutationObserver(() => change(one.controller.place ?? place))
    observer.observe(one, { attributeFilter: ['sso'] })
  }
}

// By then a page that says late who is logged in has done so. Elements that it has dropped are not asked.
addEventListener('pagehide', () => {
  for (const one of document.querySelectorAll<AfterWord>('after-word')) {
    const { place } = one.controller
    if (place && watched.has(one)) login.forget(place)
  }
})

function change(place: Place, given?: login.Login): void {
  login.begin(place, given)
  const asked = login.whoIs(place)
  // The same, where it has taken one away to give another.
  asked.then(() => login.forget(place))
  settle(place)
  for (const host of login.elementsOf(place)) {
    known.delete(host)
    asked.then((who) => showOwn(host, who))
    const { writer, renderRoot, trouble } = host
    const button = (renderRoot as ShadowRoot).activeElement?.closest('[part~="login"]')
    for (const one of renderRoot.querySelectorAll<Editor | Ask>('after-word-editor,after-word-ask'))
      one.unsay()
    if (trouble && allWays.has(trouble.text as WeakKey)) {
      host.refresh({ trouble: undefined })
      if (button) host.focusOn(trouble.at ? `#comment-${trouble.at}` : 'h2')
    }
    if (!writer || !renderRoot.querySelector('after-word-composer')) continue
    offer(host)
    asked.then(({ author }) => {
      if (!author) return
      host.refresh({ announcement: writesAs(host, author) })
      // Where the button was that is no more, the reader goes on writing.
      if (button) host.focusOn('#aw-body')
    })
  }
}
