import type { Browser } from 'playwright'
import type { Pictures } from './pictures.ts'
import { pictures } from './stores.ts'

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
/** Colour types of the PNG specification. */
const colourTypes = { withAlpha: 6, withoutAlpha: 2 }
/** Stores take larger ones, but what a page full of them weighs is waited for. */
const maxBytes = 1_000_000

/** Sentences about pictures that a store would refuse. */
export function checkPictures(drawn: Pictures): string[] {
  return [...drawn].flatMap(([file, { kind, png }]) => {
    const { width, height, alpha } = pictures[kind]
    const faults: string[] = []
    if (!png.subarray(0, 8).equals(signature)) return [`${file} is no PNG`]
    const actual = `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`
    if (actual !== `${width}x${height}`) faults.push(`${file} is ${actual}`)
    if (png[25] !== (alpha ? colourTypes.withAlpha : colourTypes.withoutAlpha)) {
      faults.push(`${file} has ${alpha ? 'no' : 'an'} alpha channel`)
    }
    if (png.length > maxBytes) faults.push(`${file} has ${png.length} bytes`)
    return faults
  })
}

/** How many transparent pixels surround the drawing of a square icon, at least. */
export async function measurePadding(browser: Browser, png: Buffer): Promise<number> {
  const page = await browser.newPage()
  try {
    return await page.evaluate(
      async (address) => {
        const image = new Image()
        image.src = address
        await image.decode()
        const canvas = new OffscreenCanvas(image.width, image.height)
        const context = canvas.getContext('2d')
        context?.drawImage(image, 0, 0)
        const { data = new Uint8ClampedArray() } = context?.getImageData(0, 0, image.width, image.height) ?? {}
        let padding = image.width
        for (let pixel = 0; pixel < data.length / 4; pixel++) {
          if (data[pixel * 4 + 3] === 0) continue
          const [x, y] = [pixel % image.width, Math.floor(pixel / image.width)]
          padding = Math.min(padding, x, y, image.width - 1 - x, image.height - 1 - y)
        }
        return padding
      },
      `data:image/png;base64,${png.toString('base64')}`,
    )
  } finally {
    await page.close()
  }
}
