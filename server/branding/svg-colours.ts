import { isLight, toHexColour } from './ground.ts'

const shapes = new Set('path rect circle ellipse line polyline polygon text tspan'.split(' '))
/** What is drawn in them is not shown, but cuts. */
const cutting = new Set(['clipPath', 'mask'])

/** Names that CSS gives to light colours. Any other name counts as one that is seen. */
const lightNames = new Set(
  'white snow ivory whitesmoke floralwhite ghostwhite azure mintcream seashell honeydew aliceblue lavenderblush oldlace linen cornsilk beige lightyellow lemonchiffon lightgoldenrodyellow lightcyan'.split(
    ' ',
  ),
)

interface Inherited {
  fill: string
  stroke: string
  color: string
  isCutting: boolean
}

/** Notes with which colours the elements of a cleaned SVG are drawn, as they are opened and closed. */
export function collectColours() {
  const used: string[] = []
  const inherited: Inherited[] = [{ fill: 'black', stroke: 'none', color: 'black', isCutting: false }]

  return {
    open(name: string, attributes: ReadonlyMap<string, string>, { isEmpty }: { isEmpty: boolean }): void {
      const outer = inherited.at(-1) as Inherited
      const own: Inherited = {
        fill: attributes.get('fill') ?? outer.fill,
        stroke: attributes.get('stroke') ?? outer.stroke,
        color: attributes.get('color') ?? outer.color,
        isCutting: outer.isCutting || cutting.has(name),
      }
      const resolve = (colour: string) => (colour.toLowerCase() === 'currentcolor' ? own.color : colour)
      if (shapes.has(name) && !own.isCutting) used.push(...[own.fill, own.stroke].map(resolve).filter(isDrawn))
      if (name === 'stop') used.push(resolve(attributes.get('stop-color') ?? 'black'))
      if (!isEmpty) inherited.push(own)
    },
    close(): void {
      inherited.pop()
    },
    /** Whether all of them are hardly told from white. */
    areLight: (): boolean => used.length > 0 && used.every(isLightName),
  }
}

/** A gradient is drawn with its stops, which are noted themselves. */
const isDrawn = (colour: string) => colour !== 'none' && colour !== 'transparent' && !/^url\(/i.test(colour)

function isLightName(colour: string): boolean {
  const name = colour.trim().toLowerCase()
  const [, short, long] = /^#(?:([0-9a-f]{3})|([0-9a-f]{6}))$/.exec(name) ?? []
  if (short) return isLight(`#${[...short].map((digit) => digit + digit).join('')}`)
  if (long) return isLight(`#${long}`)
  const [, ...parts] = /^rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)$/.exec(name) ?? []
  if (parts.length === 3) return isLight(toHexColour(...parts.map((part) => Math.min(255, Number(part)))))
  return lightNames.has(name)
}
