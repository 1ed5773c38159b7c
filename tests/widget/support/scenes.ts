// Every state of <after-word> that a reader may find, brought about without a word of any language: so that
// each can be looked at in every scheme and in every direction.
import { onTestFinished, vi } from 'vitest'
import type { AfterWord } from '../../../widget/index.ts'
import { aComment, aReply, aSite, aThread, replies, roots } from './builders.ts'
import { type FakeApi, fakeApi } from './fake-api.ts'
import { aLogin } from './fake-login.ts'
import { aRemoval, aSanction } from './fake-moderation.ts'
import { becomes, eventually, mountThread, showThread } from './mount.ts'
import { add } from './others.ts'

export type Scene = () => Promise<AfterWord>

/** What a selector finds in the element, once it is there. */
export async function find<Found extends HTMLElement>(
  element: AfterWord,
  selector: string,
): Promise<Found> {
  const found = () => element.renderRoot.querySelector<Found>(selector)
  await eventually(found, selector).not.toBeNull()
  return found() as Found
}

async function press(element: AfterWord, selector: string): Promise<void> {
  const button = await find(element, selector)
  button.click()
}

async function say(element: AfterWord, selector: string, text: string): Promise<void> {
  const field = await find<HTMLTextAreaElement>(element, selector)
  field.value = text
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

/** Several roots, of which one has been through much. */
function aBusyThread(): FakeApi {
  const ada = aComment({
    ...{ name: 'Ada', pinned: true, edited_at: '2026-01-01T00:00:00Z', body: 'One\n\nTwo' },
    reactions: [{ kind: 'like', count: 12 }],
  })
  Object.assign(ada.author ?? {}, { badge: 'Staff' })
  const gone = aComment({ state: 'removed' })
  const comments = [...roots(4), ada, ...replies(ada, 5), gone, aReply(gone)]
  const limits = { roots_per_page: 4 }
  const site = aSite({ notice: 'Please be kind.', sign_in: 'guest_or_sso', limits })
  return fakeApi({ site, threads: [aThread({ message: 'Closes at six.', comments })] })
}

async function thread(api = aBusyThread(), attributes = ''): Promise<AfterWord> {
  const element = await showThread(api, attributes)
  await press(element, '[name=choose]')
  await press(element, '[name=react]')
  await find(element, '[aria-pressed=true]')
  return element
}

/** A short thread, with the composer open in it. */
async function composing(api = fakeApi(), attributes = ''): Promise<AfterWord> {
  const element = await showThread(api, attributes)
  element.focusComposer()
  await find(element, '#aw-body')
  return element
}

async function sent(api: FakeApi, text = 'Mine', attributes = ''): Promise<AfterWord> {
  const element = await composing(api, attributes)
  await say(element, '#aw-body', text)
  await press(element, '[part~=composer] [part~=submit]')
  return element
}

async function declined(api: FakeApi, text?: string, attributes?: string): Promise<AfterWord> {
  const element = await sent(api, text, attributes)
  await find(element, '[role=alert]')
  return element
}

function offline(): void {
  const spy = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  onTestFinished(() => spy.mockRestore())
}

/** A comment of the reader's own, beside another's. */
async function own(api = fakeApi({ threads: [aThread({ comments: [aComment()] })] })) {
  const element = await sent(api)
  await find(element, '[part~=withdraw]')
  return { api, element }
}

async function editing(problem?: (api: FakeApi) => void): Promise<AfterWord> {
  const { api, element } = await own()
  await press(element, '[part~=edit]')
  await find(element, '[part~=editor]')
  if (!problem) return element
  problem(api)
  await say(element, '[part~=editor] textarea', 'Mine, and better')
  await press(element, '[part~=editor] [part~=submit]')
  await find(element, '[part~=editor] [role=alert]')
  return element
}

const reserved = [{ pointer: '/name', detail: 'is reserved for those who run this site' }]

/** The dialog that opens where `opener` is pressed. */
async function dialog(element: AfterWord, ...pressed: string[]): Promise<AfterWord> {
  for (const selector of pressed) await press(element, selector)
  await find(element, 'dialog[open]')
  return element
}

async function ownDialog(api: FakeApi | undefined, ...pressed: string[]): Promise<AfterWord> {
  const { element } = await own(api)
  return dialog(element, ...pressed)
}

/** Something of the reader's was removed. */
async function removal(): Promise<AfterWord> {
  const api = fakeApi({ threads: [aThread({ comments: [aComment()] })] })
  api.decisions.push(aRemoval())
  const known = { guest_key: 'k'.repeat(43), token: '', expires_at: '' }
  localStorage.setItem(`after-word:${api.site.id}@${api.origin}`, JSON.stringify(known))
  const element = await showThread(api)
  await press(element, 'summary')
  return element
}

const dropping = (...given: Parameters<FakeApi['drop']>): FakeApi => {
  const api = fakeApi({ threads: [aThread({ comments: [aComment()] })] })
  api.drop(...given)
  return api
}
const submit = 'dialog [part~=submit]'
const forget = 'dialog hr + div button + button'

export const scenes: Record<string, Scene> = {
  loading: async () => {
    const api = fakeApi()
    onTestFinished(api.hold('read'))
    const element = mountThread(api)
    await find(element, '[part=skeleton]')
    return element
  },
  failed: async () => {
    const element = mountThread(dropping('read'))
    await becomes(element, 'failed')
    return element
  },
  empty: () => showThread(fakeApi()),
  thread: () => thread(),
  'loading more': async () => {
    const api = aBusyThread()
    onTestFinished(api.hold('more'))
    onTestFinished(api.hold('more'))
    const element = await showThread(api)
    await press(element, '[part~=more-replies]')
    await press(element, '[part~=more]')
    await eventually(() => element.busy.size).toBe(2)
    await element.updateComplete
    return element
  },
  'more that did not come': async () => {
    const api = aBusyThread()
    api.drop('more')
    const element = await showThread(api)
    await press(element, '[part~=more]')
    await find(element, '[role=alert]')
    return element
  },
  closed: () => showThread(fakeApi({ threads: [aThread({ state: 'closed' })] })),
  'a site that does not list the page': () =>
    showThread(fakeApi({ site: aSite({ origins: [] }), threads: [aThread()] })),
  'new comments': async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(4) })] })
    const element = await showThread(api)
    add(api, aComment(), aComment())
    await find(element, '[part~=fresh]')
    return element
  },
  'a comment found by its address': async () => {
    const api = fakeApi({ threads: [aThread({ comments: roots(30) })] })
    history.replaceState(null, '', `#comment-${api.thread.comments[15]?.id}`)
    const element = await showThread(api)
    await find(element, '[part~=found]')
    return element
  },
  'a composer with an error': async () => {
    const element = await thread()
    element.focusComposer()
    await press(element, '[part~=composer] [part~=submit]')
    await find(element, '[part~=composer] [role=alert]')
    return element
  },
  'a reply that is too long': async () => {
    const element = await showThread(fakeApi({ threads: [aThread({ comments: [aComment()] })] }))
    await press(element, '[name=compose]')
    await say(element, '#aw-body', 'long '.repeat(3_000))
    await find(element, '[part~=over]')
    return element
  },
  sending: async () => {
    const api = fakeApi()
    onTestFinished(api.hold('post'))
    const element = await sent(api)
    await eventually(() => api.of('post').length).toBe(1)
    return element
  },
  'no connection': async () => {
    offline()
    return declined(dropping('post'))
  },
  'a warning': async () => {
    const api = fakeApi()
    api.sanctions.push(aSanction())
    api.decline('post', 'author_sanctioned')
    return declined(api)
  },
  'asked to reword': async () => {
    const api = fakeApi()
    const matches = [{ rule: 'too_many_links', in: 'body', start: 0, end: 9, text: 'a.example' }]
    const verdict = { outcome: 'reword', rule: 'too_many_links', reason: 'spam', matches }
    const problem = { code: 'reword', title: 'Again?', verdict, insist: 'signed' }
    api.answer('post', Response.json(problem, { status: 422 }))
    return declined(api, 'See https://a.example')
  },
  'logged in': async () => {
    const api = fakeApi({ site: aSite({ sign_in: 'guest_or_sso' }) })
    const element = await composing(api, `sso="${aLogin({ badge: 'Staff' })}"`)
    await find(element, '[part~=writer]')
    return element
  },
  'a login that was not taken': () =>
    declined(fakeApi({ site: aSite({ sign_in: 'guest_or_sso' }) }), 'Mine', 'sso="x.y.z" login=""'),
  'held for review': async () => {
    const element = await sent(fakeApi({ held: true }))
    await find(element, '[part=note]')
    return element
  },
  'own comment': async () => (await own()).element,
  'an editor': () => editing(),
  'an editor with an error': () => editing((api) => api.drop('edit')),
  'a comment that was removed': removal,
  'contesting it': async () => dialog(await removal(), '[part~=contest]'),
  reporting: async () => {
    const api = fakeApi({ threads: [aThread({ comments: [aComment({ name: 'Ada' })] })] })
    return dialog(await showThread(api), '[name=report]')
  },
  'reporting without a reason': async () => {
    const api = fakeApi({ threads: [aThread({ comments: [aComment({ name: 'Ada' })] })] })
    const element = await dialog(await showThread(api), '[name=report]', submit)
    await find(element, 'dialog [role=alert]')
    return element
  },
  reported: async () => {
    const api = fakeApi({ threads: [aThread({ comments: [aComment({ name: 'Ada' })] })] })
    const element = await dialog(await showThread(api), '[name=report]', 'dialog input', submit)
    await eventually(() => element.renderRoot.querySelector('fieldset')).toBeNull()
    return element
  },
  withdrawing: () => ownDialog(undefined, '[part~=withdraw]'),
  'a withdrawal that failed': async () => {
    const element = await ownDialog(dropping('withdraw', 2), '[part~=withdraw]', submit)
    await find(element, 'dialog [role=alert]')
    return element
  },
  'name and data': () => ownDialog(undefined, '[part~=you]'),
  'a name that is saved': async () => {
    const element = await ownDialog(undefined, '[part~=you]', submit)
    await find(element, 'dialog [part=hint]')
    return element
  },
  'a comment whose name is refused': () => {
    const api = fakeApi()
    api.decline('post', 'invalid_request', { errors: reserved })
    return declined(api)
  },
  'a name that is refused': async () => {
    const api = fakeApi({ threads: [aThread({ comments: [aComment()] })] })
    const element = await ownDialog(api, '[part~=you]')
    await eventually(() => api.of('me').length).toBe(1)
    api.decline('me', 'invalid_request', { errors: reserved })
    await press(element, submit)
    await find(element, 'dialog [role=alert]')
    return element
  },
  'being forgotten': () => ownDialog(undefined, '[part~=you]', forget),
  forgotten: async () => {
    const element = await ownDialog(undefined, '[part~=you]', forget, submit)
    await find(element, 'dialog [method=dialog]')
    return element
  },
}
