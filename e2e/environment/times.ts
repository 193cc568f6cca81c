/** Milliseconds per class, in the order of measuring. */
export type Times = Record<string, number[]>

/** One round visits every class once, in another order each time: whatever slows the machine down slows all classes. */
export async function interleaved(
  classes: readonly string[],
  rounds: number,
  measure: (name: string, round: number) => Promise<Record<string, number>>,
): Promise<Record<string, Times>> {
  const taken: Record<string, Times> = {}
  for (let round = 0; round < rounds; round++) {
    for (const name of shuffled(classes)) {
      for (const [what, milliseconds] of Object.entries(await measure(name, round))) {
        taken[what] ??= {}
        taken[what][name] ??= []
        taken[what][name].push(milliseconds)
      }
    }
  }
  return taken
}

export async function stopwatch<T>(work: () => Promise<T>): Promise<{ value: T; milliseconds: number }> {
  const begun = performance.now()
  const value = await work()
  return { value, milliseconds: performance.now() - begun }
}

export interface Difference {
  classes: [string, string]
  quantile: 'p50' | 'p90'
  difference: number
  /** What chance alone makes of it on this machine at this moment, and what nobody can use. */
  bound: number
}

/** Below this nothing is told over a network, whatever the numbers say. Milliseconds. */
const floor = { p50: 2, p90: 5 }
const quantiles = { p50: 0.5, p90: 0.9 } as const

/**
 * Pairs of classes that can be told apart. Each class is first held against itself: how far its halves, split at random, lie apart
 * is noise, and only what is well beyond the noise of both counts. So a loaded machine widens the bound instead of failing.
 */
export function toldApart(times: Times): Difference[] {
  const names = Object.keys(times)
  const found: Difference[] = []
  for (const quantile of ['p50', 'p90'] as const) {
    const at = quantiles[quantile]
    const own = new Map(names.map((name) => [name, noise(times[name] ?? [], at)]))
    for (const [index, one] of names.entries()) {
      for (const other of names.slice(index + 1)) {
        const difference = Math.abs(quantileOf(times[one] ?? [], at) - quantileOf(times[other] ?? [], at))
        const bound = floor[quantile] + Math.max(own.get(one) ?? 0, own.get(other) ?? 0)
        if (difference > bound) found.push({ classes: [one, other], quantile, difference, bound })
      }
    }
  }
  return found
}

/** For the report: one line a class. */
export function figures(times: Times): string {
  return Object.entries(times)
    .map(([name, values]) => {
      const [p50, p90] = [quantileOf(values, 0.5), quantileOf(values, 0.9)].map((value) => value.toFixed(1).padStart(6))
      return `${name.padEnd(14)} n=${values.length}  p50 ${p50} ms  p90 ${p90} ms`
    })
    .join('\n')
}

export function quantileOf(values: readonly number[], at: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? Number.NaN
}

const splits = 200

/** The difference that 99 of 100 random halves of the same class stay below; halves vary more than the whole. */
function noise(values: readonly number[], at: number): number {
  const differences = Array.from({ length: splits }, () => {
    const mixed = shuffled(values)
    const half = mixed.length >> 1
    return Math.abs(quantileOf(mixed.slice(0, half), at) - quantileOf(mixed.slice(half), at))
  })
  return quantileOf(differences, 0.99)
}

function shuffled<T>(values: readonly T[]): T[] {
  return values
    .map((value) => ({ value, rank: Math.random() }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ value }) => value)
}
