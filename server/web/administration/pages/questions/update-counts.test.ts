import { expect, test } from 'vitest'
import { addCounts, listReasons, type UpdateCount } from './update-counts.ts'

const next = { domain: 'corp.example.com', after: 'x' }
const first: UpdateCount = {
  examined: 200,
  answered: 40,
  saved: { people: 1, reasons: { 'update-required': 1 } },
  edited: { people: 5, reasons: { 'update-required': 1, 'answer-too-short': 4 } },
  next,
}
const second: UpdateCount = {
  examined: 30,
  answered: 7,
  saved: { people: 0, reasons: {} },
  edited: { people: 2, reasons: { 'answer-too-short': 2 } },
}

test('the parts of a company add up', () => {
  expect(addCounts(first, second)).toEqual({
    examined: 230,
    answered: 47,
    saved: { people: 1, reasons: { 'update-required': 1 } },
    edited: { people: 7, reasons: { 'update-required': 1, 'answer-too-short': 6 } },
    next: undefined,
  })
})

test('each reason has its people before and after', () => {
  expect(listReasons(addCounts(first, second))).toEqual([
    { reason: 'update-required', before: 1, after: 1 },
    { reason: 'answer-too-short', before: 0, after: 6 },
  ])
})
