// What the rules decide, as a route answers it. The rules themselves are in tests/units/moderation-*.
import { describe, expect, it } from 'vitest'
import { aComment, aGuest, aSite, aThread, edit, post, read } from '../../support/builders.ts'
import { expectProblem } from '../../support/problems.ts'
import { everything } from '../../support/rows.ts'

const policy = {
  blocked_domains: { domains: ['evil.example'] },
  too_many_links: { on: true, most: 1 },
}
const refused = 'See https://sub.evil.example/a.'
const linked = 'See https://a.example and https://b.example.'

describe('a comment with a link that the site refuses', () => {
  it('is 422, with where it stands, and leaves nothing', async () => {
    const thread = await aThread(await aSite({ policy }))
    const guest = await aGuest(thread.site)
    const before = await everything()
    const { errors } = expectProblem(await post(guest, thread, { body: refused }), 'refused')
    expect(errors).toEqual([{ pointer: '/body', detail: 'from 12 to 28: sub.evil.example' }])
    expect(await everything()).toEqual(before)
  })

  it('is refused as an author’s website, and as an edit', async () => {
    const thread = await aThread(await aSite({ policy }))
    const website = 'https://evil.example'
    expectProblem(await post(await aGuest(thread.site), thread, { website }), 'refused')
    const comment = await aComment(thread)
    const before = await everything()
    expectProblem(await edit(comment, refused), 'refused')
    expect(await everything()).toEqual(before)
  })
})

describe('a comment with more links than the site takes unread', () => {
  it('is 202 and waits', async () => {
    const thread = await aThread(await aSite({ policy }))
    const { status, json } = await post(await aGuest(thread.site), thread, { body: linked })
    expect([status, json.comment.state]).toEqual([202, 'pending'])
    expect((await read(thread)).comments.items).toEqual([])
  })

  it('hides a published one by an edit', async () => {
    const thread = await aThread(await aSite({ policy }))
    const comment = await aComment(thread)
    const { status, json } = await edit(comment, linked)
    expect([status, json.comment.state]).toEqual([202, 'pending'])
  })
})
