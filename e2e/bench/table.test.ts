import { expect, test } from 'vitest'
import { percentile } from './environment/statistics.ts'
import { kilobytes, meetsAim, milliseconds, perSecond, type Row } from './measurement.ts'
import { formatTable } from './table.ts'

const rows: Row[] = [
  {
    measurement: 'changes',
    what: '8 at once',
    measured: perSecond(412.34),
    aim: { atLeast: 400 },
    details: { p99: milliseconds(31.26) },
  },
  { measurement: 'pages', what: 'first page', measured: kilobytes(30.01), aim: { atMost: 30 } },
  { measurement: 'pages', what: 'wizard page', measured: kilobytes(31) },
]

test('a row says whether its aim holds, by the figure itself and not as it is rounded', () => {
  expect(rows.map(meetsAim)).toEqual([true, false, undefined])
  expect(meetsAim({ measured: milliseconds(Number.NaN), aim: { atMost: 1 } })).toBe(false)
})

test('columns are aligned, with what was measured beside it at the end', () => {
  expect(formatTable(rows)).toBe(
    [
      'measurement  what           measured  aim           holds  beside it',
      '───────────  ───────────  ──────────  ────────────  ─────  ─────────',
      'changes      8 at once    412 runs/s  ≥ 400 runs/s  yes    p99 31.3 ms',
      'pages        first page      30.0 kB  ≤ 30 kB       NO',
      'pages        wizard page       31 kB',
    ].join('\n'),
  )
})

test('a percentile is a value that was measured', () => {
  const values = Array.from({ length: 200 }, (_, index) => 200 - index)
  expect(percentile(values, 0.5)).toBe(101)
  expect(percentile(values, 0.99)).toBe(199)
  expect(percentile([7], 0.99)).toBe(7)
})
