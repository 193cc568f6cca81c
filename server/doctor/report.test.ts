import { expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import type { Config } from '../config.ts'
import { type Check, fail, ok, warn } from './check.ts'
import { formatReport, hasNoFailure, runChecks } from './report.ts'

const sections = (...findings: ReturnType<typeof ok>[]) => [{ title: 'Clock', findings }]

test('each finding is one line: level, subject and text in columns', () => {
  const seen = sections(ok('time', 'is right'), fail('time server of the domain', 'is away: start it.'))
  expect(formatReport(seen).split('\n')).toEqual([
    'Clock',
    '  ok    time                       is right',
    '  FAIL  time server of the domain  is away: start it.',
    '',
    '1 failure, 0 warnings: correct the failures first.',
  ])
})

test.each([
  [sections(ok('time', 'is right')), true, 'Everything is in order.'],
  [sections(warn('time', 'is late: wait.'), warn('day', 'is long: rest.')), true, 'No failures, 2 warnings.'],
  [sections(fail('time', 'is over: stop.')), false, '1 failure, 0 warnings: correct the failures first.'],
])('only a failure makes the report fail', (seen, well, conclusion) => {
  expect(hasNoFailure(seen)).toBe(well)
  expect(formatReport(seen).split('\n').at(-1)).toBe(conclusion)
})

test('a check that throws is a failure and hides no other check', async () => {
  const broken: Check = { id: 'broken', run: () => Promise.reject(new Error('of itself')) }
  const fine: Check = { id: 'fine', run: async () => sections(ok('time', 'is right')) }
  const seen = await runChecks([broken, fine], {} as Config, new AbortController().signal)
  expect(seen.map(({ findings }) => findings[0]?.level)).toEqual(['FAIL', 'ok'])
  expect(seen[0]?.findings[0]?.text).toContain('of itself')
})

test('a setting that is wrong is said in its own words, not as a fault of the program', async () => {
  const sentence = 'LATCHKEY_SMTP must name servers'
  const broken: Check = {
    id: 'mail',
    run: () => Promise.reject(new AppError('configuration-invalid', { values: { sentence } })),
  }
  const [seen] = await runChecks([broken], {} as Config, new AbortController().signal)
  expect(seen?.findings).toEqual([fail('settings', sentence)])
})
