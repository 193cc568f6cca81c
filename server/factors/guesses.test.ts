import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sharesOf } from '../activities/guess-limit.ts'
import { activities } from '../activities/index.ts'
import { accountGuesses } from './common/guess-limits.ts'
import { factors } from './index.ts'
import { namedLimits as declared, guessLimits as limits } from './limits.ts'

const guide = readFileSync(join(import.meta.dirname, '../../docs/security.md'), 'utf8')
const [, section = ''] = guide.split('\n## Guesses\n')
const [table = ''] = section.split('\n## ')
const rows = [...table.matchAll(/^\| ([^|]+) \| `([a-z-]+)` \| (.+) \|$/gm)].map(
  ([, names = '', counter, cells = '']) => ({ names: names.split(', '), counter, cells: cells.split(' | ') }),
)

const informed = {
  nobody: 'nobody',
  person: 'the person',
  'person-and-administrators': 'the person and all administrators, when none is left',
}

test('the table of guesses in docs/security.md is what the factors declare', () => {
  expect(rows).toHaveLength(limits.length)
  for (const limit of limits) {
    const names = declared.filter(([, one]) => one === limit).map(([name]) => name)
    const row = rows.find(({ counter }) => counter === limit.counter)
    expect([...(row?.names ?? [])].sort()).toEqual(names.sort())
    expect(row?.cells).toEqual([
      String(limit.tries),
      limit.shares === 'whole' ? 'none' : String(sharesOf(limit).unknown),
      String(limit.windowMinutes),
      limit.windowFrom.replace('-', ' '),
      limit.liftedBy.includes('right-guess') ? 'yes' : limit === accountGuesses ? 'its own try' : 'no',
      informed[limit.informs],
    ])
  }
})

test('no two limits share a counter, and a name for each share fits the column', () => {
  expect(new Set(limits.map(({ counter }) => counter)).size).toBe(limits.length)
  for (const { counter } of limits) expect(`${counter}-unknown`.length).toBeLessThanOrEqual(40)
})

test('every factor that is asked for has a limit, which is that of the activity that asks', () => {
  for (const { id, asking, guesses } of factors) expect(asking?.activity.guesses, id).toBe(guesses)
})

test('H2: every activity that tries a secret is limited by a row of the table', () => {
  const trying = activities.filter(({ group }) => group === 'authentication')
  const unlimited = trying.filter(({ guesses }) => !guesses || !limits.includes(guesses)).map(({ id }) => id)
  expect(unlimited).toEqual([])
})

test('strangers have at most half of the tries', () => {
  for (const tries of [1, 2, 3, 5, 10, 100]) {
    const { known, unknown } = sharesOf({ tries, shares: 'halves' })
    expect(unknown).toBeLessThanOrEqual(tries / 2)
    expect(known + unknown).toBe(tries)
  }
})
