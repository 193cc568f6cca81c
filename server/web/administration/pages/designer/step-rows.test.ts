import { expect, test } from 'vitest'
import { listRows } from './step-rows.ts'

const step = (key: string) => ({ key, activity: key, settings: {} })
const described = (key: string, ...branches: [string, string[]][]) => ({
  key,
  title: key,
  text: '',
  branches: branches.map(([text, steps]) => ({ text, steps })),
})
const draw = (keys: string[], choosers: ReturnType<typeof described>[]) =>
  listRows(keys.map(step), choosers).map(
    (row) =>
      `${'  '.repeat(row.depth)}${row.kind === 'step' ? keys[row.index] : row.isEmpty ? `${row.text}: –` : `${row.text}:`}`,
  )

test('the steps of a path lie below its condition', () => {
  const where = described('where', ['If inside', ['code']], ['Otherwise', ['questions']])
  expect(draw(['where', 'code', 'questions', 'unlock'], [where])).toEqual([
    'where',
    '  If inside:',
    '  code',
    '  Otherwise:',
    '  questions',
    'unlock',
  ])
})

test('a path without steps is said where it is chosen', () => {
  expect(draw(['where', 'code', 'unlock'], [described('where', ['If inside', ['code']], ['Otherwise', []])])).toEqual([
    'where',
    '  Otherwise: –',
    '  If inside:',
    '  code',
    'unlock',
  ])
})

test('the order is never drawn otherwise than it is: a path that is interrupted gets its condition again', () => {
  expect(draw(['where', 'a', 'always', 'b'], [described('where', ['If so', ['a', 'b']])])).toEqual([
    'where',
    '  If so:',
    '  a',
    'always',
    '  If so:',
    '  b',
  ])
})

test('a choice within a path is drawn further in, and a reference back is no path', () => {
  const inner = described('inner', ['If late', ['c', 'outer']])
  expect(draw(['outer', 'inner', 'c'], [described('outer', ['If so', ['inner']]), inner])).toEqual([
    'outer',
    '  If so:',
    '  inner',
    '    If late:',
    '    c',
  ])
})
