// Every state of the element as it is met in light and dark, in forced colours, on the narrowest page and from
// right to left.
import { describe, expect, test } from 'vitest'
import { audit } from './support/audit.ts'
import { scenes } from './support/scenes.ts'
import { forceColours, resize, tooFaint, tooSmall, tooWide, unseenFocus } from './support/seeing.ts'

const light = 'margin: 0 1rem; background: #fffaf2; color: #333'
const dark = 'margin: 0 1rem; color-scheme: dark; background: #1b2430; color: #c9d1d9'

describe.each(Object.entries(scenes))('%s', (_, scene) => {
  test('in light and dark, with large enough targets and a focus that is seen', async () => {
    await resize(320, 256)
    document.body.setAttribute('style', light)
    const element = await scene()
    await audit(element)
    expect(tooSmall(element)).toEqual([])
    expect(tooWide(element)).toEqual([])
    document.body.setAttribute('style', dark)
    expect(await tooFaint(element)).toEqual([])
    await forceColours()
    expect(await unseenFocus(element)).toEqual([])
  })

  test('in Arabic', async () => {
    await resize(320, 640)
    document.body.setAttribute('style', 'margin: 0 1rem')
    Object.assign(document.documentElement, { lang: 'ar', dir: 'rtl' })
    const element = await scene()
    await audit(element)
    expect(tooWide(element)).toEqual([])
  })
})
