import { readFile } from 'node:fs/promises'

/** Megabytes (Linux), as the kernel counts them: what the machine would get back. */
export async function proportionalSetSize(processId: number): Promise<number> {
  const text = await readFile(`/proc/${processId}/smaps_rollup`, 'utf8')
  const found = /^Pss:\s+(\d+) kB/m.exec(text)?.[1]
  if (found === undefined) throw new Error('the kernel tells no PSS')
  return Number(found) / 1024
}
