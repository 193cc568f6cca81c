import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { repository } from '../environment/server.ts'

const readShared = (file: string) => readFileSync(join(repository, 'shared/ui', file), 'utf8')

/** The drawing of the mark: for 16 pixels one of its own, in which no line falls between two pixels. */
export const readMark = (pixels: number): string => readShared(pixels <= 16 ? 'icon-16.svg' : 'icon.svg')

interface Drawing {
  width: number
  height: number
  body: string
  style?: string
  /** Left out of a picture without background. */
  alpha?: boolean
  /** The same drawing at half of its size. */
  half?: boolean
}

/** Makes a picture of a page that is written here, with the tokens of `shared/ui/theme.css`. */
export async function draw(
  browser: Browser,
  { width, height, body, style = '', alpha, half }: Drawing,
): Promise<Buffer> {
  const scale = half ? 2 : 1
  const page = await browser.newPage({ viewport: { width: width / scale, height: height / scale } })
  const sheet = `${readShared('theme.css')} * { margin: 0; box-sizing: border-box }
    html { zoom: ${1 / scale} } body { width: ${width}px; height: ${height}px; overflow: hidden; font-family: var(--font); color: var(--text) }
    svg, img { display: block } ${style}`
  try {
    await page.setContent(`<!doctype html><meta charset="utf-8"><style>${sheet}</style>${body}`)
    await whenPainted(page)
    return await page.screenshot({ omitBackground: alpha })
  } finally {
    await page.close()
  }
}

const whenPainted = (page: Page) =>
  page.evaluate(async () => {
    await Promise.all(Array.from(document.images, (image) => image.decode()))
    await document.fonts.ready
  })

/** The mark in a square of `size`; `padding` stays transparent on each side, as the Chrome Web Store asks of its icon. */
export const drawIcon = (browser: Browser, size: number, padding = 0): Promise<Buffer> =>
  draw(browser, {
    width: size,
    height: size,
    alpha: true,
    style: `body { padding: ${padding}px } svg { width: ${size - 2 * padding}px; height: ${size - 2 * padding}px }`,
    body: readMark(size),
  })
