import type { Browser } from 'playwright'
import { mailOrigin } from '../screenshots/environment/shared-browsers.ts'
import type { Language } from '../screenshots/surface.ts'
import { draw, drawIcon, readMark } from './draw.ts'
import { readListing } from './listing.ts'
import { type ScreenshotName, type Shots, screenshots } from './screenshots.ts'
import { type PictureName, pictures } from './stores.ts'

/** The pictures of a listing, by file name. */
export type Pictures = Map<string, { kind: PictureName; png: Buffer }>

/** Makes every picture of a listing in a language. */
export async function drawPictures(browser: Browser, language: Language, shots: Shots): Promise<Pictures> {
  const drawn: Pictures = new Map()
  const add = (kind: PictureName, file: string, png: Buffer) => drawn.set(`${file}.png`, { kind, png })
  const { captions } = readListing(language)
  add('icon', 'icon-128', await drawIcon(browser, pictures.icon.width, 16))
  add('logo', 'logo-300', await drawIcon(browser, pictures.logo.width))
  for (const [index, name] of (Object.keys(screenshots) as ScreenshotName[]).entries()) {
    const drawing = { ...pictures.screenshot, alpha: false, ...arrange(name, captions[name] ?? '', shots[name]) }
    add('screenshot', `${index + 1}-${name}-1280x800`, await draw(browser, drawing))
    add('screenshot-small', `${index + 1}-${name}-640x400`, await draw(browser, { ...drawing, half: true }))
  }
  add('promotion-small', 'promotion-440x280', await draw(browser, drawSmallPromotion()))
  add('promotion-large', 'promotion-1400x560', await draw(browser, drawLargePromotion(captions.promotion ?? '', shots)))
  return drawn
}

const image = (png: Buffer) => `<img src="data:image/png;base64,${png.toString('base64')}" alt="">`
const brand = `<p class="brand">${readMark(32)} Latchkey</p>`

const common = `
  body { display: flex; background: linear-gradient(160deg, var(--surface), var(--accent-soft)) }
  .brand { display: flex; gap: 14px; align-items: center; font-size: 28px; font-weight: var(--weight-strong) }
  .brand svg { width: 44px }
  h1 { font-size: 44px; line-height: 1.2; font-weight: var(--weight-strong); text-wrap: balance }
  figure { border: 1px solid var(--line); border-radius: 12px; overflow: hidden; background: var(--surface); box-shadow: 0 12px 40px oklch(0.3 0.04 230 / 0.18) }`

/** A page stands in its browser below the caption, a window beside it. */
function arrange(name: ScreenshotName, caption: string, png: Buffer): { body: string; style: string } {
  const { width } = screenshots[name]
  if (width > 1000) {
    return {
      style: `${common}
        body { flex-direction: column; align-items: center; padding: 40px 0 0; gap: 32px }
        header { width: ${width}px; display: flex; justify-content: space-between; align-items: center }
        h1 { font-size: 36px }
        .bar { display: flex; gap: 8px; align-items: center; height: 44px; padding: 0 16px; border-bottom: 1px solid var(--line); background: var(--sunken); font-size: 15px; color: var(--text-quiet) }
        .bar i { width: 12px; height: 12px; border-radius: 6px; background: var(--line) } .bar span { margin-left: 12px }`,
      body: `<header><h1>${caption}</h1>${brand}</header><figure><div class="bar"><i></i><i></i><i></i><span>${mailOrigin}</span></div>${image(png)}</figure>`,
    }
  }
  return {
    style: `${common}
      body { align-items: center; justify-content: space-between; gap: 56px; padding: 0 80px }
      div { flex: 1; display: grid; gap: 28px }`,
    body: `<div>${brand}<h1>${caption}</h1></div><figure>${image(png)}</figure>`,
  }
}

const onBrand = `
  body { background: #005f73; color: #fff; font-weight: var(--weight-strong) } svg rect { fill: none }`

/** Stores advise against words in it: it is shown at half of its size, too. */
const drawSmallPromotion = () => ({
  ...pictures['promotion-small'],
  style: `${onBrand} body { display: grid; place-content: center; justify-items: center; gap: 4px; font-size: 40px } svg { width: 132px }`,
  body: `${readMark(132)}<p>Latchkey</p>`,
})

const drawLargePromotion = (caption: string, shots: Shots) => ({
  ...pictures['promotion-large'],
  style: `${onBrand}
    body { display: flex; justify-content: space-between; padding: 0 100px; gap: 80px }
    div { flex: 1; align-self: center; display: grid; gap: 24px } .brand { display: flex; align-items: center; gap: 12px; font-size: 52px } .brand svg { width: 96px }
    h1 { font-size: 40px; line-height: 1.25; font-weight: var(--weight); text-wrap: balance }
    figure { align-self: flex-start; margin-top: 64px; border-radius: 12px; overflow: hidden; box-shadow: 0 12px 40px rgb(0 0 0 / 0.35) }`,
  body: `<div>${brand}<h1>${caption}</h1></div><figure>${image(shots.window)}</figure>`,
})
