import { setImmediate } from 'node:timers/promises'

/** Items per slice: a few milliseconds of work. Other requests are answered between two slices. */
const sliceSize = 2000

/** `items.map(map)`, yielding to other requests after every slice. */
export async function mapInSlices<T, U>(items: readonly T[], map: (item: T) => U): Promise<U[]> {
  const mapped: U[] = []
  for (let at = 0; at < items.length; at += sliceSize) {
    for (const item of items.slice(at, at + sliceSize)) mapped.push(map(item))
    await setImmediate()
  }
  return mapped
}

/** `[...new Set(words)].sort()`, yielding to other requests after every slice. */
export async function sortInSlices(words: readonly string[]): Promise<string[]> {
  let runs: string[][] = []
  for (let at = 0; at < words.length; at += sliceSize) {
    runs.push([...new Set(words.slice(at, at + sliceSize))].sort())
    await setImmediate()
  }
  while (runs.length > 1) {
    const longer: string[][] = []
    for (let at = 0; at < runs.length; at += 2) longer.push(await merge(runs[at] ?? [], runs[at + 1] ?? []))
    runs = longer
  }
  return runs[0] ?? []
}

async function merge(left: readonly string[], right: readonly string[]): Promise<string[]> {
  if (right.length === 0) return [...left]
  const merged: string[] = []
  let [a, b] = [0, 0]
  for (let done = 0; a < left.length || b < right.length; done++) {
    if (done % (sliceSize * 10) === 0) await setImmediate()
    const [one, other] = [left[a], right[b]]
    if (one !== undefined && (other === undefined || one <= other)) {
      merged.push(one)
      a++
      if (one === other) b++
    } else if (other !== undefined) {
      merged.push(other)
      b++
    }
  }
  return merged
}
