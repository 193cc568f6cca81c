import { expect, test } from 'vitest'
import { getTranslator } from '../../../../../shared/languages/translator.ts'
import { compareSides, mergeSides } from '../../draft/merge.ts'
import { createValueWords, describeValue, listDifferences, readPart } from '../../form/parts.ts'
import type { Activity, Definition } from '../workflows/load-workflows.ts'
import { createPartsSchema, fromParts, toParts } from './workflow-parts.ts'

const lock: Activity = {
  id: 'lock-qa-profile',
  title: 'Lock the profile',
  text: '',
  group: 'flow',
  sites: ['self-service'],
  settings: { type: 'object', properties: { threshold: { type: 'integer', title: 'Attempts', default: 3 } } },
}
const unlock: Activity = {
  ...lock,
  id: 'unlock-account',
  title: 'Unlock',
  settings: { type: 'object', properties: {} },
}
const workflow = (changes: Partial<Definition> = {}): Definition => ({
  id: 'own',
  site: 'self-service',
  name: { en: 'Own' },
  description: '',
  enabled: true,
  availability: [{ fact: 'registered', is: true }],
  activities: [
    { key: 'lock', activity: 'lock-qa-profile', settings: { threshold: 3 } },
    { key: 'unlock', activity: 'unlock-account', settings: {} },
  ],
  ...changes,
})
const schemaOf = (...versions: Definition[]) => createPartsSchema(getTranslator('en'), versions, [lock, unlock])
const words = { ...createValueWords(getTranslator('en')), none: '–' }

test('a workflow comes back from its parts as it was', () => {
  expect(fromParts(toParts(workflow()), workflow())).toEqual(workflow())
})

test('what differs is told step by step, and a rule in words', () => {
  const after = workflow({
    availability: [],
    activities: [
      { key: 'unlock', activity: 'unlock-account', settings: {} },
      { key: 'lock', activity: 'lock-qa-profile', settings: { threshold: 5 } },
      { key: 'more', activity: 'unlock-account', settings: {} },
    ],
  })
  const schema = schemaOf(workflow(), after)
  const [before, now] = [toParts(workflow()), toParts(after)]
  const told = listDifferences(schema, before, now).map((part) => [
    part.titles.join(' · '),
    describeValue(part.schema, readPart(part, before), words),
    describeValue(part.schema, readPart(part, now), words),
  ])
  expect(told).toEqual([
    ['Who sees it', 'a profile', '–'],
    ['Order of the steps', 'Lock the profile\nUnlock', 'Unlock\nLock the profile\nUnlock'],
    ['Steps · Lock the profile · Attempts', '3', '5'],
    ['Steps · Unlock', '–', 'Unlock'],
  ])
})

test('of two who changed one workflow at once, each part is taken from one of them', () => {
  const mine = workflow({ enabled: false })
  const theirs = workflow({ activities: [{ key: 'lock', activity: 'lock-qa-profile', settings: { threshold: 9 } }] })
  const sides = { base: toParts(workflow()), mine: toParts(mine), theirs: toParts(theirs) }
  const parts = compareSides(schemaOf(mine, theirs), sides)
  expect(parts.map(({ path, changedBy }) => `${path}: ${changedBy}`)).toEqual([
    'enabled: mine',
    'order: theirs',
    'steps.lock.threshold: theirs',
    'steps.unlock.the activity: theirs',
  ])
  const chosen = new Map(
    parts.map(({ path, changedBy }) => [path, changedBy === 'theirs' ? 'theirs' : 'mine'] as const),
  )
  expect(fromParts(mergeSides(chosen, sides), mine)).toEqual({ ...theirs, enabled: false })
})
