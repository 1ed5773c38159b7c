// Every state of the element from right to left is the mirror image of it from left to right, by its pictures.
import { expect, test } from 'vitest'
import { isMirrored } from './support/mirrored.ts'
import { scenes } from './support/scenes.ts'

test.each(Object.entries(scenes))('%s', (_, scene) => isMirrored(scene))

test('an edge on one side is found, so that the tests above mean something', async () => {
  const { thread } = scenes
  const leftEdge = '[part=comments] > li { border-left: 3px solid }'
  await expect(isMirrored(thread as never, leftEdge)).rejects.toThrow()
})
