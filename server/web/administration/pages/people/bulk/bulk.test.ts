import { expect, test } from 'vitest'
import { getTranslator } from '../../../../../../shared/languages/translator.ts'
import { type BulkOperation, describeState, readProgress } from './bulk.ts'

const operation: BulkOperation = {
  id: '1',
  kind: 'force-password-change',
  name: 'After the phishing',
  status: 'running',
  createdAt: '2026-11-30T08:00:00.000Z',
  startAt: '2026-11-30T08:00:00.000Z',
  nextAt: '2026-11-30T08:00:00.000Z',
  wave: 2,
  isWaveRunning: true,
  examined: 400,
  counts: { waiting: 60, announced: 20, done: 120, protected: 3 },
}
const now = new Date('2026-11-30T09:00:00.000Z')
const describe = (changes: Partial<BulkOperation>) =>
  describeState({ ...operation, ...changes }, getTranslator('en'), 'en', now)

test('people whose write is announced count as not reached yet', () => {
  expect(readProgress(operation)).toEqual({ done: 120, all: 200 })
})

test('the state says which wave runs, when the next one comes, and what keeps it waiting', () => {
  expect(describe({})).toContain('2')
  expect(describe({ isWaveRunning: false, nextAt: '2026-11-30T10:00:00.000Z' })).toContain('3')
  const states = [
    describe({ status: 'preparing', startAt: '2026-12-01T08:00:00.000Z' }),
    describe({ status: 'preparing' }),
    describe({ problem: 'directory-unreachable' }),
    describe({ status: 'paused', problem: 'not-permitted' }),
    describe({ status: 'stopped', endedAt: now.toISOString() }),
    describe({ status: 'done', endedAt: now.toISOString() }),
  ]
  expect(new Set(states).size).toBe(states.length)
})
