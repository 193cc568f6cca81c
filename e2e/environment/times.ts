/** Milliseconds per class, in the order of measuring. */
export type Times = Record<string, number[]>

/** Measures every class once a pass, in another order each time, so that other load on the machine slows all classes. */
export async function measureInterleaved(
  classes: readonly string[],
  passes: number,
  measure: (name: string, pass: number) => Promise<Record<string, number>>,
): Promise<Record<string, Times>> {
  const taken: Record<string, Times> = {}
  for (let pass = 0; pass < passes; pass++) {
    for (const name of shuffled(classes, Math.random)) {
      for (const [what, milliseconds] of Object.entries(await measure(name, pass))) {
        taken[what] ??= {}
        taken[what][name] ??= []
        taken[what][name].push(milliseconds)
      }
    }
  }
  return taken
}

export async function measureDuration<T>(work: () => Promise<T>): Promise<{ value: T; milliseconds: number }> {
  const start = performance.now()
  const value = await work()
  return { value, milliseconds: performance.now() - start }
}

export interface Difference {
  classes: [slower: string, faster: string]
  quantile: 'p50' | 'p90'
  difference: number
  /** Smaller differences arise by chance on this machine at this moment, or are too small for an attacker to use. */
  bound: number
}

/** The difference in milliseconds that counts at least, for each quantile that is compared. */
export type MinDifferences = Partial<Record<'p50' | 'p90', number>>

/** Smaller differences cannot be measured over a network, even when the numbers show them. */
export const networkNoise: MinDifferences = { p50: 2, p90: 5 }

/** A skipped hash makes at least this difference: few measurements show it, also on a busy machine. */
export const skippedWork: MinDifferences = { p50: 15 }

const parts = { p50: 0.5, p90: 0.9 } as const

/**
 * Pairs of classes that can be told apart. Each class is first compared with itself: how far its halves, split at random, lie apart
 * is noise, and only what is well beyond the noise of both counts. So a busy machine widens the bound instead of failing.
 */
export function findDifferences(times: Times, minDifferences = networkNoise, random = Math.random): Difference[] {
  const names = Object.keys(times)
  const found: Difference[] = []
  for (const quantile of ['p50', 'p90'] as const) {
    const min = minDifferences[quantile]
    if (min === undefined) continue
    const part = parts[quantile]
    const noise = new Map(names.map((name) => [name, estimateNoise(times[name] ?? [], part, random)]))
    for (const [index, one] of names.entries()) {
      for (const other of names.slice(index + 1)) {
        const difference = computeQuantile(times[one] ?? [], part) - computeQuantile(times[other] ?? [], part)
        const bound = min + Math.max(noise.get(one) ?? 0, noise.get(other) ?? 0)
        if (Math.abs(difference) <= bound) continue
        found.push({
          classes: difference > 0 ? [one, other] : [other, one],
          quantile,
          difference: Math.abs(difference),
          bound,
        })
      }
    }
  }
  return found
}

/** For the report: one line a class. */
export function formatTimes(times: Times): string {
  return Object.entries(times)
    .map(([name, values]) => {
      const [p50, p90] = [0.5, 0.9].map((part) => computeQuantile(values, part).toFixed(1).padStart(6))
      return `${name.padEnd(14)} n=${values.length}  p50 ${p50} ms  p90 ${p90} ms`
    })
    .join('\n')
}

export function computeQuantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

const splits = 200

/** The difference that 99 of 100 random halves of the same class stay below; halves vary more than the whole. */
function estimateNoise(values: readonly number[], part: number, random: () => number): number {
  const differences = Array.from({ length: splits }, () => {
    const mixed = shuffled(values, random)
    const half = mixed.length >> 1
    return Math.abs(computeQuantile(mixed.slice(0, half), part) - computeQuantile(mixed.slice(half), part))
  })
  return computeQuantile(differences, 0.99)
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, rank: random() }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ value }) => value)
}
