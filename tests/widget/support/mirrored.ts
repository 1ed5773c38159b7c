// Whether a page that is read from the right is the mirror image of the same page read from the left. Words are
// taken out of both pictures, and what has its direction from them takes the page's: they are not mirrored. An empty
// field shows nothing of its own, and must have it by itself.
import { expect, onTestFinished } from 'vitest'
import { page } from 'vitest/browser'
import { resize } from './seeing.ts'

// What the eye sees as one colour; edges that fall between two pixels are blended otherwise from the right.
const tolerance = 48

const wordless = `* { -webkit-text-fill-color: transparent !important; caret-color: transparent !important;
  transition: none !important; animation: none !important; scrollbar-width: none !important;
  content-visibility: visible !important; text-decoration: none !important }
[dir=auto]:not(textarea, input) { direction: inherit !important }`

/** Fails where more than a few pixels of the scene are not where their mirror image is. */
export async function isMirrored(scene: () => Promise<Element>, change = ''): Promise<void> {
  await resize(414, 1_400)
  document.body.setAttribute('style', 'margin: 0; -webkit-text-fill-color: transparent')
  const element = await scene()
  // Where the first picture would show the pointer's hover, so would the second in another place.
  const root = element.shadowRoot as ShadowRoot
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(wordless + change)
  root.adoptedStyleSheets.push(sheet)
  const fields = [...root.querySelectorAll<HTMLInputElement>('textarea, input')]
  for (const field of fields) {
    if (field.value) field.style.setProperty('direction', 'inherit', 'important')
  }
  const left = await seen()
  document.documentElement.dir = 'rtl'
  onTestFinished(() => document.documentElement.removeAttribute('dir'))
  expect(fields.map((field) => getComputedStyle(field).direction)).not.toContain('ltr')
  const right = await seen()
  expect([right.width, right.height]).toEqual([left.width, left.height])
  expect(apart(left, right)).toBeLessThan(left.width / 4)
}

async function seen(): Promise<ImageData> {
  const picture = await page.screenshot({ base64: true, save: false })
  const image = new Image()
  image.src = `data:image/png;base64,${picture}`
  await image.decode()
  const canvas = new OffscreenCanvas(image.width, image.height)
  const drawing = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
  drawing.drawImage(image, 0, 0)
  return drawing.getImageData(0, 0, image.width, image.height)
}

/** How many pixels are another colour than those in their mirrored place. */
function apart({ data, width, height }: ImageData, mirrored: ImageData): number {
  let count = 0
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const here = 4 * (y * width + x)
      const there = 4 * (y * width + width - 1 - x)
      const differs = [0, 1, 2].some((channel) => {
        const one = data[here + channel] as number
        return Math.abs(one - (mirrored.data[there + channel] as number)) > tolerance
      })
      if (differs) count++
    }
  }
  return count
}
