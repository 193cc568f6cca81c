import { expect, test } from 'vitest'
import { placeFindings, toFieldProblems } from './findings.ts'

const finding = (path: string) => ({ path, code: 'any', text: path })
const placed = placeFindings({
  problems: [finding('activities.2.settings.paths.0.steps.1'), finding('name')],
  warnings: [finding('activities.12')],
})

test('a finding is placed at its step and field, or at the workflow', () => {
  expect(placed).toEqual([
    { step: 2, field: 'paths.0.steps.1', text: 'activities.2.settings.paths.0.steps.1', isProblem: true },
    { field: 'name', text: 'name', isProblem: true },
    { step: 12, text: 'activities.12', isProblem: false },
  ])
})

test('a form gets what belongs to its own step', () => {
  expect([...toFieldProblems(placed, 2).keys()]).toEqual(['paths.0.steps.1'])
  expect([...toFieldProblems(placed, undefined).keys()]).toEqual(['name'])
  expect(toFieldProblems(placed, 12).size).toBe(0)
})
