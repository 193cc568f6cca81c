import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { en } from '../../shared/languages/en.ts'
import { activities } from './index.ts'

const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

test('the list of activities is the list of folders, sorted', () => {
  expect(activities.map(({ id }) => id)).toEqual(folders.sort())
})

test('every activity lies in a folder of its id, with its test beside it', () => {
  for (const { id } of activities) {
    expect(readdirSync(`${import.meta.dirname}/${id}`).sort()).toEqual(['activity.test.ts', 'activity.ts'])
  }
})

test.each(activities)('$id either executes or records, never both', ({ execute, record }) => {
  expect([execute, record].filter(Boolean)).toHaveLength(1)
})

test.each(activities)('$id works with the settings that an administrator has not touched', ({ settings }) => {
  expect(() => settings.parse({})).not.toThrow()
})

test.each(activities)('every label of $id is worded', ({ settings, answer }) => {
  const schemas = [settings, answer].filter(Boolean).map((schema) => z.toJSONSchema(schema, { io: 'input' }))
  expect(Object.keys(en)).toEqual(expect.arrayContaining(schemas.flatMap(labelsOf)))
})

test.each(activities)('every setting of $id has a label for the designer', ({ settings }) => {
  const { properties = {} } = z.toJSONSchema(settings, { io: 'input' })
  for (const setting of Object.values(properties)) expect(setting).toHaveProperty('label')
})

/** Features C.1: which activities run in which state of the workflow. */
test.each([
  ['authenticate-with-password', ['success']],
  ['authenticate-with-qa-random', ['success']],
  ['change-password-in-ad', ['success']],
  ['edit-qa-profile', ['success']],
  ['email-user-if-workflow-fails', ['failure', 'critical']],
  ['email-user-if-workflow-succeeds', ['success']],
  ['lock-qa-profile', ['failure']],
  ['reset-password-in-ad', ['success']],
  ['restart-workflow-if-error-occurs', ['failure']],
])('%s runs in %j', (id, phases) => {
  expect(activities.find((activity) => activity.id === id)?.runsIn ?? ['success']).toEqual(phases)
})

function labelsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'label' && typeof value === 'string' ? [value] : labelsOf(value),
  )
}

/** Codes travel, sentences do not: what an activity can say is looked up in its source. */
test.each([
  ['problems', /(?:failed|onNewPassword)\('([a-z-]+)'|code: '([a-z-]+)'/g],
  ['stopped', /critical\('([a-z-]+)'/g],
])('every code is worded in %s', (section, pattern) => {
  const sources = [...globSync('**/*.ts', { cwd: import.meta.dirname }), '../profiles/answer-rules.ts']
    .filter((file) => !/(test|testing)\.ts$/.test(file))
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
  const codes = sources.flatMap((source) => [...source.matchAll(pattern)].map((found) => found[1] ?? found[2]))
  expect(codes.length).toBeGreaterThan(5)
  expect(Object.keys(en)).toEqual(expect.arrayContaining(codes.map((code) => `${section}.${code}`)))
})
