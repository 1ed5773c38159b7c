// Drafts are of whoever wrote them. Where the site's login says that another is here, those of the one before are
// put away until they are back; only a guest's go along with whoever logs in. Loaded with the login.
import type { OwnComment } from '../../worker/contract/shapes.ts'
import { keysOf } from '../controllers/forgetting.ts'
import { denying, draftKey, identityKey, keep, recall } from '../controllers/storage.ts'
import type { Place } from '../controllers/thread.ts'
import type { AfterWord } from '../elements/after-word.ts'
import type { Composer } from '../elements/composer.ts'
import { elementsOf, type Who, whoIs } from './login.ts'

// Whose the drafts are: a guest's where nothing is kept.
const drafterKey = (place: Place) => `${identityKey(place)}:drafts`
const awayKey = (place: Place, who: string) => `${drafterKey(place)}:${who}`

// Where nothing may be kept, nothing that was kept is looked at either.
// An edit is offered to the comment's author alone, and so stays where it is.
const draftsOf = ({ site }: Place): string[] =>
  keysOf(
    (key) =>
      key.startsWith(`after-word:draft:${site}:`) &&
      !/:edit-\w+$/.test(key) &&
      recall(key) !== null,
    !denying.size,
  )
const shownOf = (place: Place) => elementsOf(place).filter(({ controller }) => controller.state)

/** Whether something is written here by somebody who has logged in, here or now. */
export const isTheirs = (place: Place): boolean =>
  recall(drafterKey(place)) !== null && draftsOf(place).length > 0

// Where something was written before it was known who is here.
const unknown = new Set<string>()

/** The draft that was just kept is of `who`: '' is a guest, and undefined not known yet. */
export function mark(place: Place, who: string | undefined): void {
  const key = drafterKey(place)
  if (who === undefined) unknown.add(key)
  else if (recall(key) !== (who || null)) keep(key, who || null)
}

/** Lets the element show what is their own who is here, and nothing of the one before. */
export function showOwn(host: AfterWord, { author, failed }: Who): void {
  host.perform('own', author?.id ?? '', author || failed ? '' : 'guest')
}

let times = 0

/** How often drafts have changed hands on this page: what was posted before and not sent must not be sent then. */
export const timesHanded = (): number => times

/** Gives `who` is here what they had written; of what a guest had posted, and waits no more, is `said` why. */
export async function handOver(
  place: Place,
  who: string,
  said: (host: AfterWord) => string,
): Promise<void> {
  const before = recall(drafterKey(place)) ?? ''
  // What was written before it was known who is here is not a guest's; once that is known, the next is.
  const wasUnknown = unknown.delete(drafterKey(place))
  const isSame = who === before
  if (isSame && recall(awayKey(place, who)) === null) return
  const keys = before && !isSame ? putAway(place, before) : []
  if (!wasUnknown && !before) takeBack(place, said)
  keys.push(...bringBack(place, who))
  mark(place, draftsOf(place).length ? who : '')
  await Promise.all(shownOf(place).map((host) => drawAnew(host, keys)))
}

/** What is written here becomes a guest's: the reader has said so. */
export function becomeGuest(place: Place): void {
  takeBack(place)
  mark(place, '')
}

function entriesOf(away: string | null): [string, string][] {
  try {
    return Object.entries(JSON.parse(away ?? '{}'))
  } catch {
    return []
  }
}

function keepAway(at: string, drafts: [string, string][]): void {
  keep(at, drafts.length ? JSON.stringify(Object.fromEntries(drafts)) : null)
}

// Where a guest has written meanwhile what goes along now, that stays, and the older waits until it is posted.
function bringBack(place: Place, who: string): string[] {
  const away = entriesOf(recall(awayKey(place, who)))
  const drafts = new Map(away.filter(([key]) => recall(key) === null))
  for (const [key, kept] of drafts) {
    // Of what is not there, nothing waits.
    const isThere = (at: string) => drafts.has(key.slice(0, -1) + at)
    const waiting = kept.split(',').filter(isThere)
    if (!key.endsWith(':?')) keep(key, kept)
    else if (waiting.length) keep(key, waiting.join())
  }
  const isLeft = ([key]: [string, string]) => !drafts.has(key) && !key.endsWith(':?')
  keepAway(awayKey(place, who), away.filter(isLeft))
  return [...drafts.keys()]
}

function putAway(place: Place, who: string): string[] {
  const at = awayKey(place, who)
  const drafts = draftsOf(place).map((key): [string, string] => [key, recall(key) ?? ''])
  const keys = drafts.map(([key]) => key)
  if (!keys.length) return keys
  times++
  // With what was put away before: from another tab, or where something else stood in its place.
  keepAway(at, [...entriesOf(recall(at)), ...drafts])
  for (const key of keys) keep(key, null)
  for (const host of shownOf(place)) {
    if (host.busy.delete(`post ${host.controller.url()}`)) dropPosted(host, at)
  }
  return keys
}

// What was on its way may arrive after all: then it is not brought back, to be sent again.
function dropPosted(host: AfterWord, away: string): void {
  const { place } = host.controller
  const end = new AbortController()
  const drop = (event: Event) => {
    const { parent_id, body } = (event as CustomEvent<{ comment: OwnComment }>).detail.comment
    const at = draftKey(place, parent_id ?? '')
    const all = entriesOf(recall(away))
    const left = all.filter(([key, kept]) => key !== at || bodyOf(kept) !== body)
    if (left.length === all.length) return
    keepAway(away, left)
    end.abort()
    // Nor is it offered to whoever is here. Accepted: what only its author may see is drawn until then, for a frame.
    host.announcement = ''
    whoIs(place).then((who) => showOwn(host, who))
  }
  for (const name of ['comment-posted', 'comment-held']) {
    host.addEventListener(name, drop, { signal: end.signal })
  }
}

function bodyOf(kept: string): string | undefined {
  try {
    return JSON.parse(JSON.parse(kept).sent).body
  } catch {
    return undefined
  }
}

// A composer that is open has what was kept before; whoever is in it begins with what is kept now.
async function drawAnew(host: AfterWord, keys: string[]): Promise<void> {
  const { composing, controller, shadowRoot, trouble } = host
  const isOther = (at: string) => keys.includes(draftKey(controller.place, at))
  host.refresh(trouble && isOther(trouble.at) ? { trouble: undefined } : {})
  if (composing === null || !isOther(composing)) return
  const isHere = shadowRoot?.activeElement?.closest('[part~=composer]')
  host.refresh({ composing: null, typed: '' })
  await host.updateComplete
  if (isHere) host.refresh({ composing })
  await host.updateComplete
}

// What waits is not sent by itself any more, for it would be another's.
function takeBack(place: Place, said?: (host: AfterWord) => string): void {
  for (const host of shownOf(place)) {
    const waiting = recall(draftKey(host.controller.place, '?'))
    if (waiting === null || !said) continue
    const text = said(host)
    host.busy.delete(`post ${host.controller.url()}`)
    const composer = host.renderRoot.querySelector('after-word-composer') as Composer | null
    for (const at of waiting.split(',')) {
      if (at === host.composing) composer?.tell(text)
      else host.refresh({ trouble: { at, text } })
    }
  }
  for (const key of draftsOf(place).filter((key) => key.endsWith(':?'))) {
    times++
    keep(key, null)
  }
}
