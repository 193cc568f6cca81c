import { expect, test } from 'vitest'
import type { Definition } from '../workflows/load-workflows.ts'
import { addStep, changeStep, duplicateStep, moveStep, removeStep } from './steps.ts'

const step = (key: string, activity = key, settings = {}) => ({ key, activity, settings })
const workflow = (...activities: Definition['activities']): Definition => ({
  id: 'own',
  site: 'self-service',
  name: 'Own',
  description: '',
  enabled: true,
  availability: [],
  activities,
})
const keys = (definition: Definition | undefined) => definition?.activities.map(({ key }) => key)

test('a new step gets a key of its own, at its place', () => {
  const { key, definition } = addStep(workflow(step('captcha'), step('unlock')), 'captcha', 1)
  expect([key, keys(definition)]).toEqual(['captcha-2', ['captcha', 'captcha-2', 'unlock']])
})

test('a copy follows its step with the same settings', () => {
  const copied = duplicateStep(workflow(step('lock', 'lock-qa-profile', { threshold: 5 }), step('unlock')), 0)
  expect(copied?.definition.activities[1]).toEqual(step('lock-2', 'lock-qa-profile', { threshold: 5 }))
  expect(duplicateStep(workflow(), 0)).toBeUndefined()
})

test('a step moves to its place, and not beyond the ends', () => {
  const three = workflow(step('a'), step('b'), step('c'))
  expect(keys(moveStep(three, 0, 2))).toEqual(['b', 'c', 'a'])
  expect(keys(moveStep(three, 2, 0))).toEqual(['c', 'a', 'b'])
  expect([moveStep(three, 0, -1), moveStep(three, 2, 3), moveStep(three, 1, 1)]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

test('paths forget a step that is taken out', () => {
  const where = step('where', 'choose-path', { paths: [{ when: [], steps: ['a', 'b'] }], otherwise: ['a'] })
  const left = removeStep(workflow(where, step('a'), step('b')), 1)
  expect(keys(left)).toEqual(['where', 'b'])
  expect(left.activities[0]?.settings).toEqual({ paths: [{ when: [], steps: ['b'] }], otherwise: [] })
})

test('only the changed step changes', () => {
  const changed = changeStep(workflow(step('a'), step('b')), 1, { settings: { on: true } })
  expect(changed.activities).toEqual([step('a'), step('b', 'b', { on: true })])
})
