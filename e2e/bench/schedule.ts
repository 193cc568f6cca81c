import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeOptions } from '../../server/bootstrap/node-options.mjs'
import { requestFromChild } from './environment/ask-child.ts'
import type { ScanJob, ScanResult } from './environment/scan-process.ts'
import { type Measurement, milliseconds, type NewRow, quantity, ratio } from './measurement.ts'

const peoplePerSecond = quantity('people/s')
const megabytes = quantity('MB')

/**
 * Scheduled tasks scan a large company, each in a fresh process, beside a process that only lists all people. When
 * memory is flat, a full scan takes no more of it than a tenth of the scan.
 */
export const schedule: Measurement = {
  id: 'schedule',
  title: 'scheduled tasks walk through a large company',
  async measure({ quick, log }) {
    const people = quick ? 10_000 : 100_000
    const folder = await mkdtemp(join(tmpdir(), 'lkb-'))
    try {
      const scan = async (job: Omit<ScanJob, 'folder' | 'people'>): Promise<ScanResult> => {
        const child = fork(join(import.meta.dirname, 'environment/scan-process.ts'), {
          execArgv: [...nodeOptions, '--expose-gc'],
        })
        const over = once(child, 'exit')
        try {
          return await requestFromChild(child, { ...job, folder, people })
        } finally {
          child.kill()
          await over
        }
      }
      log(`  founding a company of ${people.toLocaleString('en')}`)
      await scan({ kind: 'plain' })
      const plain = await scan({ kind: 'plain' })
      const rows: NewRow[] = []
      for (const kind of ['user-status-statistics', 'invite-to-register', 'again', 'synchronise-people'] as const) {
        const scanned = await scan({ kind })
        rows.push({
          what: `${named[kind]}, ${people.toLocaleString('en')} people ÷ a plain scan`,
          measured: ratio(rateOf(scanned) / rateOf(plain)),
          details: {
            ours: peoplePerSecond(rateOf(scanned)),
            plain: peoplePerSecond(rateOf(plain)),
            mails: quantity('')(scanned.sent),
          },
        })
        rows.push({
          what: `${named[kind]}, PSS at its highest, from a tenth of the scan on`,
          measured: megabytes(scanned.highest - scanned.atTenth),
          aim: { atMost: 32 },
          details: { 'before it': megabytes(scanned.before), 'at a tenth': megabytes(scanned.atTenth) },
        })
        if (kind === 'synchronise-people')
          rows.push({
            what: `${named[kind]}, processor time of 1,000 in the ninth tenth ÷ in the second`,
            measured: ratio(scanned.latePace / scanned.earlyPace),
            aim: { atMost: 1.25 },
            details: { second: milliseconds(scanned.earlyPace), ninth: milliseconds(scanned.latePace) },
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
  'synchronise-people': 'synchronisation of all accounts, for the first time',
}

const rateOf = ({ done, milliseconds }: ScanResult) => (done / milliseconds) * 1000
