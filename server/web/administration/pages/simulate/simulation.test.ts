import { expect, test } from 'vitest'
import { continueWith, type Moment, moveTo, type Outcome, type Simulation, toCourse } from './simulation.ts'

const right: Outcome = { choose: 'right' }
const wrong: Outcome = { choose: 'wrong' }
const simulate = (moments: number) => ({ moments: new Array<Moment>(moments) }) as unknown as Simulation

test('another outcome at an earlier moment drops what was chosen after it', () => {
  expect(continueWith({ outcomes: [right, right, right], at: 1 }, wrong)).toEqual([right, wrong])
})

test('back and forward stay within what was met', () => {
  const course = toCourse([right, wrong], simulate(3))
  expect(course.at).toBe(2)
  expect(moveTo(course, 1)).toBeUndefined()
  const before = moveTo(course, -1)
  expect(before?.at).toBe(1)
  expect(before && moveTo(before, 1)?.at).toBe(2)
  expect(moveTo({ ...course, at: 0 }, -1)).toBeUndefined()
})

test('outcomes that no longer fit are dropped, and the page says so', () => {
  expect(toCourse([right, right, wrong], simulate(2))).toMatchObject({ outcomes: [right], at: 1, hasDropped: true })
  expect(toCourse([], simulate(0))).toMatchObject({ outcomes: [], at: 0, hasDropped: false })
})
