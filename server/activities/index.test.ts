import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { en } from '../../shared/languages/en.ts'
import { factors } from '../factors/index.ts'
import { activities } from './index.ts'

const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(import.meta.dirname, entry.name, 'activity.ts')))
  .map((entry) => entry.name)

const ofFactors = [...new Set(factors.flatMap(({ asking }) => asking?.activity.id ?? []))]

test('the list of activities is the list of folders and of those that factors bring, sorted', () => {
  expect(activities.map(({ id }) => id)).toEqual([...folders, ...ofFactors].sort())
})

test('every activity of its own lies in a folder of its id, with its test beside it', () => {
  for (const id of folders) {
    expect(readdirSync(`${import.meta.dirname}/${id}`).sort()).toEqual(['activity.test.ts', 'activity.ts'])
  }
})

test.each(activities)('$id either executes or records, never both', ({ execute, record }) => {
  expect([execute, record].filter(Boolean)).toHaveLength(1)
})

test.each(activities)('$id works with default settings', ({ settings }) => {
  expect(() => settings.parse({})).not.toThrow()
})

test.each(activities)('every label of $id is worded', ({ settings, answer }) => {
  const schemas = [settings, answer]
    .filter((schema) => schema !== undefined)
    .map((schema) => z.toJSONSchema(schema, { io: 'input' }))
  expect(Object.keys(en)).toEqual(expect.arrayContaining(schemas.flatMap(labelsOf)))
})

test.each(activities)('every setting of $id has a label for the designer', ({ settings }) => {
  const { properties = {} } = z.toJSONSchema(settings, { io: 'input' })
  for (const setting of Object.values(properties)) expect(setting).toHaveProperty('label')
})

/** docs/behaviour.md#the-phase-table: which activities run in which state of the workflow. */
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
  const server = join(import.meta.dirname, '..')
  const sources = [...globSync('{activities,factors}/**/*.ts', { cwd: server }), 'profiles/answer-rules.ts']
    .filter((file) => !/(test|testing)\.ts$/.test(file))
    .map((file) => readFileSync(join(server, file), 'utf8'))
  const codes = sources.flatMap((source) => [...source.matchAll(pattern)].map((found) => found[1] ?? found[2]))
  expect(codes.length).toBeGreaterThan(5)
  expect(Object.keys(en)).toEqual(expect.arrayContaining(codes.map((code) => `${section}.${code}`)))
})
