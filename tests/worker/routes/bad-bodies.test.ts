// Bodies that are declined, each with its reason and with nothing stored afterwards.
import { beforeAll, describe, expect, it } from 'vitest'
import type { ProblemCode } from '../../../worker/contract/problems.ts'
import { type Answer, ask } from '../../support/ask.ts'
import {
  aComment,
  aGuest,
  as,
  aThread,
  commentPath,
  type Draft,
  type Guest,
  post,
  type ThreadMade,
} from '../../support/builders.ts'
import { expectProblem, expectProblemAt } from '../../support/problems.ts'
import { everything } from '../../support/rows.ts'

let thread: ThreadMade
let guest: Guest
let own: Awaited<ReturnType<typeof aComment>>

beforeAll(async () => {
  thread = await aThread()
  guest = await aGuest(thread.site)
  own = await aComment(thread, { by: guest })
})

/** Sends raw bytes as a post, as an edit, and as the beginning of a session. */
const senders: Record<
  string,
  (body: unknown, headers?: Record<string, string>) => Promise<Answer>
> = {
  'a post': (body, headers = {}) => post(guest, thread, {}, undefined, { body, headers }),
  'an edit': (body, headers = {}) => {
    const { headers: sent, ...who } = as(guest)
    const all = { ...sent, 'If-Match': '"1"', ...headers }
    return ask(commentPath(own.id), { method: 'PATCH', ...who, body, headers: all })
  },
  'a session': (body, headers = {}) =>
    ask(`/v1/sites/${thread.site.id}/session`, {
      method: 'POST',
      origin: thread.site.origin,
      body,
      headers,
    }),
}

async function expectNothingStored(send: () => Promise<unknown>): Promise<void> {
  const before = await everything()
  await send()
  expect(await everything()).toBe(before)
}

function stream(chunk: Uint8Array, times: number): ReadableStream<Uint8Array> {
  let sent = 0
  return new ReadableStream({
    pull(controller) {
      if (sent++ < times) controller.enqueue(chunk)
      else controller.close()
    },
  })
}

describe.each(Object.entries(senders))('%s', (_, send) => {
  it.each([
    ['nothing', ''],
    ['a word', 'hello'],
    ['cut JSON', '{"body":"x"'],
    ['two values', '{} {}'],
    ['a trailing comma', '{"body":"x",}'],
    ['single quotes', "{'body':'x'}"],
    ['a comment', '{/* */}'],
    ['a raw line feed in a string', '{"body":"a\nb"}'],
    ['NaN', '{"body":NaN}'],
    ['a form', 'body=hello'],
    ['HTML', '<p>hello</p>'],
    ['deep nesting that is cut', '['.repeat(100_000)],
    ['bytes that are not UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
    ['UTF-8 that is cut', new Uint8Array([0x7b, 0x7d, 0xf0, 0x9f])],
    ['encoded surrogates', new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00])],
  ])('that is not JSON is 400: %s', async (_, body) => {
    await expectNothingStored(async () => expectProblem(await send(body), 'invalid_json'))
  })

  it.each([
    'null',
    '[]',
    '[{}]',
    '"text"',
    '1',
    'true',
    '{"__proto__":{"body":"x"}}',
    '{"constructor":1}',
    '{"toString":1}',
    '{"":1}',
  ])('that is JSON of another shape is 422: %s', async (body) => {
    await expectNothingStored(async () => expectProblem(await send(body), 'invalid_request'))
  })

  it('with a key that is not known is 422 and names it', async () => {
    for (const key of ['status', 'author_id', 'state', 'id', 'site_id', 'sso_', 'Body', 'a/b~c']) {
      const body = { ...goodBody(), [key]: 'x' }
      const pointer = `/${key.replace('~', '~0').replace('/', '~1')}`
      await expectNothingStored(async () =>
        expectProblemAt(await send(body), 'invalid_request', pointer),
      )
    }
  })

  it.each([
    ['no type', ''],
    ['text', 'text/plain'],
    ['text that says JSON', 'text/plain; application/json'],
    ['a form', 'application/x-www-form-urlencoded'],
    ['a form in parts', 'multipart/form-data; boundary=x'],
    ['XML', 'application/xml'],
    ['what looks like JSON', 'application/jsonp'],
    ['a list of types', 'text/plain, application/json'],
  ])('of another type is 415: %s', async (_, type) => {
    await expectNothingStored(async () => {
      expectProblem(await send(goodBody(), { 'Content-Type': type }), 'unsupported_media_type')
    })
  })

  it('over the limit of a request is 413, whatever Content-Length says', async () => {
    const filler = new Uint8Array(16_000).fill(0x20)
    for (const headers of [{}, { 'Content-Length': '2' }, { 'Content-Length': '0' }]) {
      await expectNothingStored(async () =>
        expectProblem(await send(stream(filler, 11), headers), 'too_large'),
      )
    }
    await expectNothingStored(async () =>
      expectProblem(await send(`{"body":"${'x'.repeat(160_000)}"}`), 'too_large'),
    )
  })

  it('that never ends is 413 as soon as it is over the limit', async () => {
    let pulled = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1
        controller.enqueue(new Uint8Array(10_000).fill(0x20))
      },
    })
    expectProblem(await send(endless), 'too_large')
    expect(pulled).toBeLessThan(30)
  })
})

const goodBody = () => ({})

describe('a comment', () => {
  const wrong: [string, Draft, string][] = [
    ['no body', { body: undefined as never }, '/body'],
    ['an empty body', { body: '' }, '/body'],
    ['a blank body', { body: ' \t\n\u00a0\u3000 ' }, '/body'],
    ['a body of zero-width characters', { body: '\u200b\u200c\u200d\ufeff\u2060' }, '/body'],
    ['a body of invisible letters', { body: '\u3164\u115f\uffa0\u2800' }, '/body'],
    ['a body of soft hyphens and direction', { body: '\u00ad\u202e\u2066' }, '/body'],
    ['a body of markup that shows nothing', { body: '> \n\n- ' }, '/body'],
    ['half of a surrogate pair', { body: 'a\ud83e' }, '/body'],
    ['the other half', { body: '\udd8a b' }, '/body'],
    ['NUL', { body: 'a\u0000b' }, '/body'],
    ['an escape', { body: 'a\u001b[31mb' }, '/body'],
    ['a backspace', { body: 'a\u0008' }, '/body'],
    ['a delete', { body: 'a\u007f' }, '/body'],
    ['a body that is a number', { body: 5 as never }, '/body'],
    ['a body that is null', { body: null as never }, '/body'],
    ['a body that is a list', { body: ['a'] as never }, '/body'],
    ['a body that is an object', { body: { toString: 'a' } as never }, '/body'],
    ['a name of 41 characters', { name: 'x'.repeat(41) }, '/name'],
    ['an empty name', { name: '' }, '/name'],
    ['a blank name', { name: ' \u00a0 ' }, '/name'],
    ['a name of zero-width characters', { name: '\u200b\u2060\ufeff' }, '/name'],
    ['a name of invisible letters', { name: '\u3164\uffa0' }, '/name'],
    ['a name of marks without a letter', { name: '\u0301\u0302' }, '/name'],
    ['a name that turns the text', { name: 'Ada\u202egnihtoN' }, '/name'],
    ['a name that isolates', { name: '\u2066Ada\u2069' }, '/name'],
    ['a name of marks of direction alone', { name: '\u200f\u200e' }, '/name'],
    ['a website with a user name', { website: 'https://bank.example@evil.example/' }, '/website'],
    ['a name with NUL', { name: 'A\u0000da' }, '/name'],
    ['a name with half of a pair', { name: 'Ada\ud83e' }, '/name'],
    ['a name that is a number', { name: 1 as never }, '/name'],
    ['a website that is a script', { website: 'javascript:alert(1)' }, '/website'],
    ['a website that hides a script', { website: ' javascript:alert(1)' }, '/website'],
    ['a website of data', { website: 'data:text/html,x' }, '/website'],
    ['a website without a scheme', { website: 'ada.example' }, '/website'],
    ['a website without a host', { website: 'https://' }, '/website'],
    ['a website by mail', { website: 'mailto:ada@ada.example' }, '/website'],
    ['an empty website', { website: '' }, '/website'],
    ['a long website', { website: `https://ada.example/${'x'.repeat(2_048)}` }, '/website'],
    ['no page', { page: undefined as never }, '/page'],
    ['a page that is an address', { page: 'https://a.example' as never }, '/page'],
    ['a page without an address', { page: {} as never }, '/page/url'],
    ['a page that is a script', { page: { url: 'javascript:alert(1)' } }, '/page/url'],
    ['a page on a disk', { page: { url: 'file:///etc/passwd' } }, '/page/url'],
    ['a page without a scheme', { page: { url: '//a.example/x' } }, '/page/url'],
    ['a page with a password', { page: { url: 'https://a:b@a.example/' } }, '/page/url'],
    ['a page of another origin', { page: { url: 'https://elsewhere.example/' } }, '/page/url'],
    ['a page on no host', { page: { url: 'https://' } }, '/page/url'],
    [
      'a page with an unknown key',
      { page: { url: 'https://a.example', html: 'x' } as never },
      '/page/html',
    ],
    ['a long title', { page: { url: 'https://a.example', title: 'x'.repeat(301) } }, '/page/title'],
    ['a title with NUL', { page: { url: 'https://a.example', title: '\u0000' } }, '/page/title'],
    [
      'a title that is a number',
      { page: { url: 'https://a.example', title: 1 as never } },
      '/page/title',
    ],
    ['a parent that nobody wrote', { parent_id: '0VbnlMl0000000000000000z' }, '/parent_id'],
    ['a parent that is no id', { parent_id: 'x' }, '/parent_id'],
    ['an empty parent', { parent_id: '' }, '/parent_id'],
    ['a long parent', { parent_id: 'x'.repeat(41) }, '/parent_id'],
    ['a parent that is a number', { parent_id: 1 as never }, '/parent_id'],
    ['an e-mail address, which we do not take', { email: 'ada@ada.example' }, '/email'],
    ['a status', { status: 'approved' }, '/status'],
    ['an author', { author: { name: 'Editor', badge: 'staff' } }, '/author'],
  ]

  it.each(wrong)('with %s is 422 and says where', async (_, draft, pointer) => {
    await expectNothingStored(async () =>
      expectProblemAt(await post(guest, thread, draft), 'invalid_request', pointer),
    )
  })

  const large: [string, string][] = [
    ['10,001 letters', 'x'.repeat(10_001)],
    ['3,334 letters of three bytes', '語'.repeat(3_334)],
    ['2,501 emoji', '🦊'.repeat(2_501)],
  ]

  it.each(large)('whose body has more than 10,000 bytes is 413: %s', async (_, body) => {
    await expectNothingStored(async () => {
      expectProblemAt(await post(guest, thread, { body }), 'too_large', '/body')
      const edited = await senders['an edit']?.({ body })
      if (edited) expectProblemAt(edited, 'too_large', '/body')
    })
  })

  it('is told everything that is wrong with it at once', async () => {
    const answer = await post(guest, thread, {
      body: 1 as never,
      name: '',
      extra: 1,
      page: {} as never,
    })
    const { errors } = expectProblem(answer, 'invalid_request')
    const pointers = errors?.map(({ pointer }) => pointer).sort()
    expect(pointers).toEqual(['/body', '/extra', '/name', '/page/url'])
  })
})

it('an edit is judged as a post is: 422 where nothing would show', async () => {
  for (const body of ['', ' ', '\u200b', '\u0000', 'a\ud83e', null, 5, undefined]) {
    await expectNothingStored(async () => {
      const answer = await senders['an edit']?.({ body })
      expectProblemAt(answer as Answer, 'invalid_request' satisfies ProblemCode, '/body')
    })
  }
})
