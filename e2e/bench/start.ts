import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startMeasuredServer } from './environment/measured-server.ts'
import { median } from './environment/statistics.ts'
import { type Measurement, milliseconds } from './measurement.ts'

/** From spawning the server to its first page: the bundle on an empty folder and on its own data, and `npm start` where all is built. */
export const start: Measurement = {
  id: 'start',
  title: 'start of the server',
  async measure({ quick }) {
    const first: number[] = []
    const later: number[] = []
    const npmStart: number[] = []
    for (let pass = 0; pass < (quick ? 2 : 7); pass++) {
      const folder = await mkdtemp(join(tmpdir(), 'latchkey-bench-'))
      try {
        for (const times of [first, later, npmStart]) {
          const server = await startMeasuredServer({ folder, isProbed: false, asNpmStart: times === npmStart })
          times.push(server.startMs)
          await server.stop()
        }
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    }
    const results = [
      { what: 'first start', times: first, atMost: 500 },
      { what: 'later start', times: later, atMost: 500 },
      { what: 'later npm start', times: npmStart, atMost: 3000 },
    ]
    return results.map(({ what, times, atMost }) => ({
      what: `${what} to first 200, median of ${times.length}`,
      measured: milliseconds(median(times)),
      aim: { atMost },
      details: { quickest: milliseconds(Math.min(...times)), slowest: milliseconds(Math.max(...times)) },
    }))
  },
}
