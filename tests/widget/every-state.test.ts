// Every state of the element as it is met in light and dark, in forced colours, on the narrowest page and from
// right to left.
import { describe, test } from 'vitest'
import { scenes } from './support/scenes.ts'
import { isSeen, isSeenInArabic } from './support/seeing.ts'

describe.each(Object.entries(scenes))('%s', (_, scene) => {
  test('in light, dark and forced colours', () => isSeen(scene))
  test('in Arabic', () => isSeenInArabic(scene))
})
