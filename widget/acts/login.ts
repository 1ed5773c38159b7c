// The site's own login: what the page says who the reader is, exchanged once for a session of ours. It is
// kept with what the login said, so that a reload needs no other, and never stands for anybody else.
import type { Author, Session } from '../../worker/contract/shapes.ts'
import { ApiProblem, request } from '../api/api-client.ts'
import { identityKey, keep, recall } from '../controllers/storage.ts'
import type { Place } from '../controllers/thread.ts'
import type { AfterWord } from '../elements/after-word.ts'
import { login } from '../messages/en/login.ts'
import { claimsOf, isOver, saidBy, whoBy } from './claims.ts'

/** A JWT of the site, or what fetches one; null where nobody is logged in. */
export type Login = string | null | (() => string | null | Promise<string | null>)

interface Answer {
  jwt: string
  /** The same for every JWT that says the same of the same reader. */
  said: string
  /** It was sent: a JWT is good once. */
  used: boolean
}

interface Kept {
  token: string
  expires_at: string
  /** When it was asked for, by the reader's clock. */
  at: number
  author: Author
  said: string
}

/** As whom the reader would write: nobody we know, where they are a guest. */
export interface Who {
  author?: Pick<Author, 'name' | 'badge'> & { id?: string }
  /** The login was not taken, or cannot be. */
  failed?: boolean
  /** What fetches it cannot be reached, and has not refused it. */
  isLost?: boolean
  /** The reader was told so when they acted. */
  isTold?: boolean
  /** What the page was asked for, where its answer is late. */
  late?: Promise<unknown> | undefined
}

type Asked = Promise<Answer | undefined>

// What acts go by, and what the page was asked for last: its answer may come later than that.
const answers = new Map<Login, Asked>()
const fetched = new Map<Login, Asked>()
const turns = new Map<string, Promise<unknown>>()
// By place: logins that were not taken, and those beside which the reader writes as a guest.
const failed = new Map<string, Login>()
const declined = new Map<string, Login>()

/** Where logins count. */
type Site = Pick<Place, 'site' | 'api'>

const keyOf = (place: Site) => `${identityKey(place)}:login`

/** The elements of the place's site on this page, its own first. */
export function elementsOf({ host }: Place): AfterWord[] {
  const all = document.querySelectorAll<AfterWord>(host.localName)
  const same = (one: AfterWord) => one.site === host.site && one.api === host.api
  return [host, ...[...all].filter((one) => one !== host && same(one))]
}

function givenTo(place: Place): Login | undefined {
  const given = elementsOf(place).map((one) => one.sso ?? one.getAttribute('sso'))
  return given.find((one) => one && one !== declined.get(keyOf(place)))
}

/** Goes by what the page gives from now on. */
export function begin(place: Site, given?: Login): void {
  if (given) answers.delete(given)
  failed.delete(keyOf(place))
  declined.delete(keyOf(place))
}

/** Forgets whoever was logged in, where the page gives no login any more. */
export function forget(place: Place): void {
  if (!elementsOf(place).some((one) => one.sso || one.getAttribute('sso'))) keep(keyOf(place), null)
}

/** Lets the reader write as a guest, until the page gives another login. */
export function writeAsGuest(place: Place): void {
  const given = givenTo(place)
  if (given) declined.set(keyOf(place), given)
  keep(keyOf(place), null)
}

/** Whether the page has but the one login that was used, and nothing that fetches another. */
export const isUsedUp = (place: Place): boolean => typeof givenTo(place) === 'string'

/** As whom the reader would write, as far as that is known without asking the API. */
export async function whoIs(place: Place): Promise<Who> {
  const given = givenTo(place)
  if (!given) return {}
  if (failed.get(keyOf(place)) === given) return { failed: true, isTold: true }
  try {
    const answer = await ask(given)
    if (!answer) return {}
    const kept = keptAs(place, answer)
    if (kept && !isOver({ exp: Date.parse(kept.expires_at) / 1e3 })) return { author: kept.author }
    const claims = claimsOf(answer.jwt)
    // Nobody writes first and hears of it then. A function is asked for another.
    if (!claims?.sub || (typeof given === 'string' && isOver(claims))) return { failed: true }
    const { name = null, badge, role } = claims
    // The same reader as before, where only the session is over.
    return { author: kept?.author ?? ({ name, badge: badge ?? role ?? 'verified' } as Author) }
  } catch (error) {
    return { failed: true, isLost: isLost(error), late: fetched.get(given) }
  }
}

/** The digest of who is logged in, '' for a guest; undefined where that is not known, and was not asked for. */
export async function readerAt(place: Place): Promise<string | undefined> {
  const given = givenTo(place)
  if (given && !answers.has(given)) return undefined
  try {
    const answer = await ask(given)
    return answer ? await whoBy(answer.jwt) : ''
  } catch {
    return undefined
  }
}

/** A token of whoever is logged in, other than `refused`; none for guests. */
export function tokenFor(
  place: Place,
  url: string,
  refused: string | undefined,
): Promise<string | undefined> {
  const key = keyOf(place)
  // One after the other: what is done at once shares one exchange.
  const before = turns.get(key) ?? Promise.resolve()
  const turn = before.catch(() => {}).then(() => find(place, /\/mine$/.test(url), refused))
  turns.set(key, turn)
  return turn
}

async function find(
  place: Place,
  passive: boolean,
  refused: string | undefined,
): Promise<string | undefined> {
  const key = keyOf(place)
  const given = givenTo(place)
  const fetches = typeof given === 'function'
  let answer = await ask(given).catch((error) => {
    throw passive ? error : fail(place, given, error)
  })
  // Who has never been logged in here is a guest, also after the page could not say.
  if (!answer && given && failed.get(key) === given && read(place)) {
    answers.delete(given)
    throw passive ? new ApiProblem('sso_replayed') : fail(place, given)
  }
  if (!answer) {
    failed.delete(key)
    // Whoever acts now has logged out, or the page says so.
    if (!passive || given) keep(key, null)
    // Reading makes no guest of whoever has only been here with a login.
    if (passive && !recall(identityKey(place))?.includes('guest_key'))
      throw new ApiProblem('sso_replayed')
    return undefined
  }
  const known = keptAs(place, answer, refused)
  if (known) return known.token
  // Reading is no act: no login is used up for it.
  if (passive) throw new ApiProblem('sso_replayed')
  for (let again = answer.used; ; again = true) {
    if (fetches && again) {
      answers.delete(given)
      answer = await ask(given).catch((error) => {
        throw fail(place, given, error)
      })
    }
    // Who was logged in and is no more has not asked to be a guest: the page is asked again with each act.
    if (!answer) {
      answers.delete(given as Login)
      throw fail(place, given)
    }
    answer.used = true
    try {
      return await exchange(place, answer)
    } catch (error) {
      const { code } = error as ApiProblem
      if (!['unauthenticated', 'sso_replayed', 'invalid_request'].includes(code)) throw error
      // Another tab may have been sooner.
      const other = keptAs(place, answer, refused)
      if (other) return other.token
      if (!fetches || again) throw fail(place, given)
    }
  }
}

function ask(given: Login | undefined): Asked {
  if (!given) return Promise.resolve(undefined)
  const known = answers.get(given)
  if (known) return known
  const coming = (async () => {
    const jwt = typeof given === 'function' ? await given() : given
    return jwt ? { jwt, said: await saidBy(jwt), used: false } : undefined
  })()
  // No reader waits for ever: what takes longer is as what cannot be reached.
  const late = new Promise<never>((_, reject) => setTimeout(reject, 1e4, new TypeError()))
  const asked = Promise.race([coming, late])
  fetched.set(given, coming)
  answers.set(given, asked)
  // What failed is asked again. An answer that comes late still counts, unless another was asked for.
  const isLast = () => fetched.get(given) === coming
  asked.catch(() => {
    if (isLast()) answers.delete(given)
    coming.then(
      () => isLast() && answers.set(given, coming),
      () => {},
    )
  })
  return asked
}

async function exchange(place: Place, { jwt, said }: Answer): Promise<string> {
  const { api, site, host } = place
  const at = Date.now()
  const { token, expires_at, author } = await request<Session>(`${api}/v1/sites/${site}/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ sso: jwt }),
  })
  const before = read(place)?.author
  keep(keyOf(place), JSON.stringify({ token, expires_at, at, author, said } satisfies Kept))
  // With it, the element asks for what is theirs when the page is opened again.
  if (!recall(identityKey(place))) keep(identityKey(place), '{}')
  failed.delete(keyOf(place))
  host.announce('logged-in', { author })
  if (before?.id === author.id && JSON.stringify(before) !== JSON.stringify(author)) {
    host.announce('profile-changed', { author })
  }
  return token
}

/** Whose session is kept, also where it is over. */
export const keptAuthor = (place: Place): Author | undefined => read(place)?.author

function read(place: Place): Kept | undefined {
  try {
    return JSON.parse(recall(keyOf(place)) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

// That it is over only the API says: the reader's clock may be wrong, and no other login is had for it then.
function keptAs(place: Place, { said }: Answer, refused?: string): Kept | undefined {
  const kept = read(place)
  return kept?.said === said && kept.token !== refused ? kept : undefined
}

const isLost = (error: unknown) => error instanceof TypeError

// Tells the page, and then the reader.
function fail(place: Place, given: Login | undefined, error?: unknown): ApiProblem {
  if (isLost(error)) return new ApiProblem('unreachable')
  const { host } = place
  if (given) failed.set(keyOf(place), given)
  host.announce('login-request', { failed: true }, true)
  const { loginFailed } = { ...login, ...host.messages.own }
  return new ApiProblem('sso_replayed', { title: loginFailed })
}
