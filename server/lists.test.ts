import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { passwordRules } from '../shared/password-policy/index.ts'
import { activities } from './activities/index.ts'
import { sampleAccounts } from './directory/sample/practice-accounts.ts'
import { factors } from './factors/index.ts'
import { jobDefinitions } from './schedule/jobs/index.ts'
import { signedTables } from './store/signed-tables.ts'

/** Each list equals its folder, and the table that documents it. */

const root = resolve(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

/** Ids in the first column of a document's table. */
const rowsOf = (document: string) => [...read(document).matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map(([, id]) => id)

it('the list and the table of activities name those with a folder and those that factors bring along', () => {
  const folders = readdirSync(join(root, 'server/activities')).filter((name) =>
    existsSync(join(root, 'server/activities', name, 'activity.ts')),
  )
  const ofFactors = factors.flatMap(({ asking }) => asking?.activity.id ?? [])
  const ids = [...new Set([...folders, ...ofFactors])].sort()
  expect(activities.map(({ id }) => id)).toEqual(ids)
  expect(rowsOf('docs/activities.md')).toEqual(ids)
})

it('the table of password rules names every rule, and who judges it', () => {
  const where = { page: 'page', server: 'server', note: 'shown' }
  const rows = [...read('docs/password-rules.md').matchAll(/^\| `([a-z-]+)` \| (page|server|shown) \|/gm)]
  expect(rows.map(([, id, judge]) => `${id} ${judge}`)).toEqual(
    passwordRules.map((rule) => `${rule.id} ${where[rule.where]}`),
  )
})

it('the list and the table of scheduled jobs name the files of server/schedule/jobs', () => {
  const files = readdirSync(join(root, 'server/schedule/jobs'))
    .filter((file) => !file.endsWith('.test.ts') && file !== 'index.ts')
    .map((file) => file.replace(/\.ts$/, ''))
    .sort()
  expect(jobDefinitions.map(({ id }) => id)).toEqual(files)
  expect(rowsOf('docs/jobs.md')).toEqual(files)
})

it('the table of sealed rows names every signed table, and what its rows open', () => {
  const [, section = ''] = read('docs/security.md').split('\n## Sealed rows\n')
  const rows = section.split('\n## ')[0]?.match(/^\| [A-Z]\w+ \| .* \|$/gm)
  expect(rows).toEqual(Object.entries(signedTables).map(([table, { opens }]) => `| ${table} | ${opens} |`))
})

it('the table of detectors names the files of extension/detectors that define one', () => {
  const files = readdirSync(join(root, 'extension/detectors'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .filter((file) => /^export const \w+ = defineDetector/m.test(read(`extension/detectors/${file}`)))
    .map((file) => file.replace(/\.ts$/, ''))
  expect(rowsOf('docs/detectors.md')).toEqual(files.sort())
})

it('the README lists the accounts of the sample company', () => {
  const table = read('README.md').split('<!-- accounts -->')[1]?.split('<!-- /accounts -->')[0]?.trim()
  const rows = sampleAccounts.map(({ account, password, state }) => `| \`${account}\` | \`${password}\` | ${state} |`)
  expect(table).toBe(['| account | password | state |', '|---|---|---|', ...rows].join('\n'))
})

it('the README names every command, and has at most 150 lines', () => {
  const readme = read('README.md')
  const commands = [...read('server/main.ts').matchAll(/^ {2}'?([a-z-]+)'?: async \(/gm)].map(([, name]) => name)
  expect(commands.length).toBeGreaterThan(5)
  expect(
    commands.filter((name) => name !== 'serve' && !new RegExp(`\`(npm (start --|run) )?${name}\\b`).test(readme)),
  ).toEqual([])
  expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(150)
})

it('the architecture page gives the order of imports that architecture.test.ts holds', () => {
  const layers = read('server/architecture.test.ts').match(/^const layers = \[([\s\S]*?)\]/m)?.[1] ?? ''
  const folders = [...layers.matchAll(/'([^']+)'/g)].map(([, folder]) => folder)
  const written = read('docs/architecture.md').match(/^ {4}main · [\s\S]*?files$/m)?.[0] ?? ''
  expect(written.split('·').map((folder) => folder.trim())).toEqual(folders)
})

it('the pinned Node is the same in package.json, .nvmrc and the bootstrap', () => {
  const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: { node: string } }
  expect(read('.nvmrc').trim()).toBe(devDependencies.node)
  expect(read('server/bootstrap/runtime.mjs')).toContain(`const pinned = '${devDependencies.node}'`)
})

describe('the table of the engine', () => {
  const folder = join(root, 'server/engine')
  const rows = [...read('docs/architecture.md').matchAll(/^\| `([a-z/-]+\.ts)` \|/gm)].map(([, name = '']) => name)

  it('names its files', () => {
    const files = ['', 'limits/'].flatMap((path) => readdirSync(join(folder, path)).map((name) => path + name))
    const own = files.filter((name) => name.endsWith('.ts') && !/\.test\.ts$|(^|\/)testing/.test(name))
    expect(rows.toSorted()).toEqual(own.toSorted())
  })

  it('has every file above those that it imports, so that the engine is read from the top', () => {
    const upwards = rows.flatMap((file, row) =>
      [...read(`server/engine/${file}`).matchAll(/ from '(\.\.?\/[^']+)'/g)]
        .map(([, path = '']) => relative(folder, resolve(folder, dirname(file), path)))
        .filter((target) => rows.slice(0, row + 1).includes(target))
        .map((target) => `${file} imports ${target}`),
    )
    expect(upwards).toEqual([])
  })
})
