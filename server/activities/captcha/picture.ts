import { seededRandom } from './seeded-random.ts'

/** A picture as one path to be stroked. */
export interface CaptchaPicture {
  width: number
  height: number
  path: string
}

type Point = readonly [x: number, y: number]

/** The digits as written by hand, in a box of 4 × 6: the points of each line. */
const strokes: Record<string, readonly string[]> = {
  1: ['0.5,1.5 2,0 2,6', '0.8,6 3.2,6'],
  2: ['0,1.2 1,0 3,0 4,1.2 3.6,2.6 0,6 4,6'],
  3: ['0,0.6 1.4,0 3.4,0.3 3.8,1.7 1.6,2.8 3.8,3.9 3.6,5.6 1.4,6 0,5.2'],
  4: ['2.8,6 2.8,0 0,4 4,4'],
  5: ['3.8,0 0.4,0 0.2,2.6 2.4,2.3 4,3.6 3.6,5.4 1.6,6 0,5.4'],
  6: ['3.4,0 1,2 0,4.2 1,6 3,6 4,4.6 3,3.2 0.6,3.6'],
}

function readPoints(line: string): Point[] {
  return line.split(' ').map((point) => {
    const [x = 0, y = 0] = point.split(',').map(Number)
    return [x, y]
  })
}

const scale = 9
const box = 56
const height = 96

/** `noise`: lines per digit. Pieces are shuffled, so that the path does not reveal which belong together. */
export function drawCaptcha(digits: string, { seed, noise }: { seed: number; noise: number }): CaptchaPicture {
  const random = seededRandom(seed)
  const between = (low: number, high: number) => low + random() * (high - low)
  const width = digits.length * box + 24
  const pieces = [...digits].flatMap((digit, index) => {
    const turn = between(-0.35, 0.35)
    const size = scale * between(0.85, 1.15)
    const middle: Point = [12 + box * (index + 0.5) + between(-5, 5), height / 2 + between(-6, 6)]
    const place = ([x, y]: Point): Point => {
      const [dx, dy] = [(x - 2) * size + between(-1.5, 1.5), (y - 3) * size + between(-1.5, 1.5)]
      return [
        middle[0] + dx * Math.cos(turn) - dy * Math.sin(turn),
        middle[1] + dx * Math.sin(turn) + dy * Math.cos(turn),
      ]
    }
    return (strokes[digit] ?? []).flatMap((line) => cut(readPoints(line).map(place)))
  })
  const lines = Array.from({ length: digits.length * noise }, () => {
    const from: Point = [between(0, width), between(0, height)]
    return cut([from, [from[0] + between(-40, 40), from[1] + between(-24, 24)]])
  }).flat()
  const shuffled = [...pieces, ...lines]
    .map((piece) => ({ piece, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ piece }) => piece)
  return { width, height, path: shuffled.join('') }
}

/** Cuts every line in halves. */
function cut(points: readonly Point[]): string[] {
  return points.slice(1).flatMap((to, index) => {
    const from = points[index] ?? to
    const half: Point = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
    return [piece(from, half), piece(half, to)]
  })
}

const piece = (from: Point, to: Point): string => `M${at(from)}L${at(to)}`
const at = ([x, y]: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`
