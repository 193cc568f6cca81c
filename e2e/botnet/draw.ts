/** The same numbers for the same seed (mulberry32), so that a simulation can be repeated. */
export function createDraw(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return { below: (end: number) => Math.floor(next() * end), chance: (probability: number) => next() < probability }
}
