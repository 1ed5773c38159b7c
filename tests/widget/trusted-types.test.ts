// On a page that lets no text become markup or script: the element reads, reacts and posts, and the
// page's policy has nothing to object to. Lit's own templates are the one policy that it names.
import { expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { AfterWord } from '../../widget/index.ts'
import { aComment, aSite, aThread, roots } from './support/builders.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { eventually } from './support/mount.ts'

const policy = "require-trusted-types-for 'script'; trusted-types lit-html"

/** A page of its own with that policy and the element's script, and what the policy objects to. */
async function strictPage(): Promise<{ frame: HTMLIFrameElement; objections: string[] }> {
  const frame = document.createElement('iframe')
  const script = new URL('../../widget/index.ts', import.meta.url).href
  frame.title = 'A strict page'
  frame.width = '400'
  frame.height = '800'
  frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><script>
    window.objections = []
    // The test runner's way of loading modules on demand.
    window.__vitest_browser_runner__ = parent.__vitest_browser_runner__
    document.addEventListener('securitypolicyviolation', (event) => objections.push(event.violatedDirective + ' ' + event.sample))
  </script><script type="module" src="${script}"></script>`
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  document.body.append(frame)
  onTestFinished(() => frame.remove())
  await loaded
  return { frame, objections: Reflect.get(frame.contentWindow as object, 'objections') }
}

function mountIn(frame: HTMLIFrameElement, api: FakeApi): AfterWord {
  Object.assign(frame.contentWindow as object, { fetch: api.fetch })
  const host = frame.contentDocument as Document
  const element = host.createElement('after-word')
  Object.assign(element, { site: api.site.id, api: api.origin, thread: api.thread.key })
  host.body.append(element)
  return element
}

test('the policy of the page objects to what it should', async () => {
  const { frame, objections } = await strictPage()
  const host = frame.contentDocument as Document
  expect(() => {
    host.body.innerHTML = '<b>text</b>'
  }).toThrow(/TrustedHTML/)
  await eventually(() => objections.length).toBe(1)
})

test('reading, reacting, paging, replying and posting pass it', async () => {
  const { frame, objections } = await strictPage()
  const comments = [...roots(24), aComment({ name: 'Ada', body: 'The newest' })]
  // A document without an address of its own has the origin of the page around it.
  const api = fakeApi({ site: aSite({ origins: [self.origin] }), threads: [aThread({ comments })] })
  const element = mountIn(frame, api)
  const text = () => element.renderRoot.textContent
  await eventually(text).toContain('The newest')
  const inside = page.frameLocator(page.getByTitle('A strict page'))
  await inside.getByRole('button', { name: 'Like' }).first().click()
  await eventually(() => api.of('react').length).toBe(1)
  await inside.getByRole('button', { name: 'More comments' }).click()
  await eventually(text).toContain('Root 1')
  await inside.getByRole('button', { name: 'Reply' }).first().click()
  await eventually(() => (element.renderRoot as ShadowRoot).activeElement?.id).toBe('aw-body')
  await userEvent.keyboard('To Ada{Control>}{Enter}{/Control}')
  await eventually(text).toContain('To Ada')
  await inside.getByRole('textbox', { name: 'Write a comment …' }).click()
  await userEvent.keyboard('<b>My own</b>{Control>}{Enter}{/Control}')
  await eventually(text).toContain('<b>My own</b>')
  expect(objections).toEqual([])
})
