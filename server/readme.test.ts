import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { passwordRules } from '../shared/password-policy/index.ts'
import { activities } from './activities/index.ts'
import { sampleAccounts } from './directory/sample/practice-accounts.ts'
import { tasks } from './schedule/tasks/index.ts'

const root = resolve(import.meta.dirname, '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')

/** Ids in the first column of the table under a heading. */
const rowsUnder = (heading: string) =>
  [...(readme.split(`### ${heading}\n`)[1]?.split('\n#')[0] ?? '').matchAll(/^\| `([a-z0-9-]+)`/gm)].map(
    (row) => row[1],
  )

const folders = (path: string) =>
  readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()

it('the table of activities names just the folders of server/activities, as does the list', () => {
  expect(rowsUnder('Activities')).toEqual(folders('server/activities'))
  expect(activities.map((activity) => activity.id)).toEqual(folders('server/activities'))
})

it('the table of password rules names every rule, and who judges it', () => {
  const where = { page: 'page', server: 'server', note: 'shown' }
  const rows = [...readme.matchAll(/^\| `([a-z-]+)` \| (page|server|shown) \|/gm)].map(
    ([, id, judge]) => `${id} ${judge}`,
  )
  expect(rows).toEqual(passwordRules.map((rule) => `${rule.id} ${where[rule.where]}`))
})

it('the table of scheduled tasks names just the files of server/schedule/tasks, as does the list', () => {
  const files = readdirSync(join(root, 'server/schedule/tasks'))
    .filter((file) => !file.endsWith('.test.ts') && file !== 'index.ts')
    .map((file) => file.replace(/\.ts$/, ''))
    .sort()
  expect(rowsUnder('Scheduled tasks')).toEqual(files)
  expect(tasks.map(({ id }) => id)).toEqual(files)
})

it('the table of detectors names just the files of extension/detectors', () => {
  const machinery = ['detector.ts', 'match.ts', 'index.ts']
  const files = readdirSync(join(root, 'extension/detectors'))
    .filter((file) => /^export const \w+ = defineDetector/m.test(readDetector(file)) && !machinery.includes(file))
    .map((file) => file.replace(/\.ts$/, ''))
  expect(rowsUnder('Detectors')).toEqual(files.sort())
})

function readDetector(file: string): string {
  return file.endsWith('.ts') && !file.endsWith('.test.ts')
    ? readFileSync(join(root, 'extension/detectors', file), 'utf8')
    : ''
}

it('the table of accounts is the one the sample company has', () => {
  const table = readme.split('<!-- accounts -->')[1]?.split('<!-- /accounts -->')[0]?.trim()
  const rows = sampleAccounts.map(({ account, password, state }) => `| \`${account}\` | \`${password}\` | ${state} |`)
  expect(table).toBe(['| account | password | state |', '|---|---|---|', ...rows].join('\n'))
})
