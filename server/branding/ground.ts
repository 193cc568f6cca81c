import { contrast } from './colours.ts'

/** Logos are shown on white. One that is all light would not be seen there, so it is stored on this ground, a dark surface of the theme. */
export const darkGround = '#26343a'

/** Below it a colour is hardly told from white. */
const minContrast = 1.3
/** Of the pixels that are not transparent, so many must be told from white: else even a thin outline would make a white logo count as seen. */
const minShare = 0.03

/** `#rrggbb` of red, green and blue, 0 to 255 each. */
export const toHexColour = (...channels: number[]): string =>
  `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`

export const isLight = (colour: string): boolean => contrast(colour, '#ffffff') < minContrast

/** Whether a picture of red, green, blue and alpha is hardly seen on white. One without any pixel is not: no ground would help. */
export function isLightPicture(pixels: Uint8Array): boolean {
  const known = new Map<number, boolean>()
  let [opaque, seen] = [0, 0]
  for (let at = 0; at < pixels.length; at += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(at, at + 4)
    if (alpha < 64) continue
    opaque++
    const key = (red << 16) | (green << 8) | blue
    const light = known.get(key) ?? isLight(toHexColour(red, green, blue))
    known.set(key, light)
    if (!light) seen++
  }
  return opaque > 0 && seen < opaque * minShare
}

/** The picture on the dark ground: red, green and blue of each pixel. */
export function putOnGround(pixels: Uint8Array): Uint8Array {
  const ground = [1, 3, 5].map((at) => Number.parseInt(darkGround.slice(at, at + 2), 16))
  const opaque = new Uint8Array((pixels.length / 4) * 3)
  for (let pixel = 0; pixel < pixels.length / 4; pixel++) {
    const alpha = (pixels[pixel * 4 + 3] ?? 0) / 255
    for (let channel = 0; channel < 3; channel++)
      opaque[pixel * 3 + channel] = (pixels[pixel * 4 + channel] ?? 0) * alpha + (ground[channel] ?? 0) * (1 - alpha)
  }
  return opaque
}
