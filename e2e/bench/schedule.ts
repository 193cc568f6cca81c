import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeOptions } from '../../server/bootstrap/node-options.mjs'
import { askChild } from './environment/ask-child.ts'
import type { Walked, WalkJob } from './environment/walking.ts'
import { type Measurement, type NewRow, quantity, ratio } from './measurement.ts'

const peoplePerSecond = quantity('people/s')
const megabytes = quantity('MB')

/**
 * A large company walked by the scheduled tasks, each in a fresh process, beside one that lists everybody and does nothing else. Where
 * memory is flat, a walk through all of it takes no more of it than one through a tenth.
 */
export const schedule: Measurement = {
  id: 'schedule',
  title: 'scheduled tasks walk through a large company',
  async measure({ quick, say }) {
    const people = quick ? 10_000 : 100_000
    const folder = await mkdtemp(join(tmpdir(), 'lkb-'))
    try {
      const walk = async (job: Omit<WalkJob, 'folder' | 'people'>): Promise<Walked> => {
        const child = fork(join(import.meta.dirname, 'environment/walking.ts'), {
          execArgv: [...nodeOptions, '--expose-gc'],
        })
        const over = once(child, 'exit')
        try {
          return await askChild(child, { ...job, folder, people })
        } finally {
          child.kill()
          await over
        }
      }
      say(`  founding a company of ${people.toLocaleString('en')}`)
      await walk({ kind: 'plain' })
      const plain = await walk({ kind: 'plain' })
      const rows: NewRow[] = []
      for (const kind of ['user-status-statistics', 'invite-to-register', 'again'] as const) {
        const walked = await walk({ kind })
        rows.push({
          what: `${named[kind]}, ${people.toLocaleString('en')} people ÷ a plain walk`,
          measured: ratio(rateOf(walked) / rateOf(plain)),
          details: {
            ours: peoplePerSecond(rateOf(walked)),
            plain: peoplePerSecond(rateOf(plain)),
            mails: quantity('')(walked.sent),
          },
        })
        rows.push({
          what: `${named[kind]}, PSS at its highest, from a tenth of the walk on`,
          measured: megabytes(walked.highest - walked.atTenth),
          aim: { atMost: 32 },
          details: { 'before it': megabytes(walked.before), 'at a tenth': megabytes(walked.atTenth) },
        })
      }
      return rows
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

const named = {
  'user-status-statistics': 'statistics',
  'invite-to-register': 'invitations, all sent',
  again: 'invitations, none due',
}

const rateOf = ({ done, milliseconds }: Walked) => (done / milliseconds) * 1000
