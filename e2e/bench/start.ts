import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startMeasured } from './environment/measured-server.ts'
import { median } from './environment/statistics.ts'
import { type Measurement, milliseconds } from './measurement.ts'

/** From spawning the bundled server to its first page: at the very first start, which founds everything, and at each later one. */
export const start: Measurement = {
  id: 'start',
  title: 'start of the bundled server',
  async measure({ quick }) {
    const first: number[] = []
    const later: number[] = []
    for (let round = 0; round < (quick ? 2 : 7); round++) {
      const folder = await mkdtemp(join(tmpdir(), 'latchkey-bench-'))
      try {
        for (const times of [first, later]) {
          const server = await startMeasured({ folder, probed: false })
          times.push(server.startMs)
          await server.stop()
        }
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    }
    return Object.entries({ 'first start': first, 'later start': later }).map(([what, times]) => ({
      what: `${what} to first 200, median of ${times.length}`,
      measured: milliseconds(median(times)),
      aim: { atMost: 500 },
      details: { quickest: milliseconds(Math.min(...times)), slowest: milliseconds(Math.max(...times)) },
    }))
  },
}
