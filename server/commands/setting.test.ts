import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPng } from '../branding/testing.ts'
import { readConfig } from '../config.ts'
import { createSampleCompany } from '../directory/sample/sample.ts'
import { createForeignFile } from '../identity/testing-foreign.ts'
import { openStore } from '../store/open.ts'
import { openKeys } from '../store/open-keys.ts'
import { countMails as countMailsOf } from '../store/outbox.ts'
import { putSetting } from '../store/settings.ts'
import { manageSetting } from './setting.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-setting-'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

const run = (...args: string[]) => runWith({}, ...args)

async function runWith(env: Record<string, string>, ...args: string[]) {
  const output: string[] = []
  for (const stream of ['log', 'error'] as const)
    vi.spyOn(console, stream).mockImplementation((line: string) => void output.push(line))
  const code = await manageSetting(readConfig(env, folder), args, new AbortController().signal)
  return { code, output: output.join('\n') }
}

test('a text field takes the value as it is, any other field takes JSON', async () => {
  expect((await run('site.name', '42')).code).toBe(0)
  expect((await run('site.helpdeskSearch', '{"minCharacters": 3}')).code).toBe(0)
  expect(JSON.parse((await run('site')).output)).toMatchObject({
    name: '42',
    selfService: 'modern',
    helpdeskSearch: { minCharacters: 3, displayNameOnly: false, truncateNames: false },
  })
})

test('an invalid value is refused and changes nothing', async () => {
  expect(await run('site.helpdeskSearch', '{"minCharacters": 0}')).toMatchObject({ code: 1 })
  expect(await run('site.helpdeskSearch', 'three')).toMatchObject({ code: 1 })
  expect(await run('site.selfService')).toMatchObject({ code: 2 })
  expect(JSON.parse((await run('site')).output).helpdeskSearch.minCharacters).toBe(2)
})

test('the default domain is one that the directory has', async () => {
  const refused = await run('site.defaultDomain', 'elsewhere.example.com')
  expect(refused).toEqual({ code: 1, output: 'site.defaultDomain: the directory has no domain elsewhere.example.com.' })
  expect((await run('site.defaultDomain', 'BRANCH')).code).toBe(0)
  expect(JSON.parse((await run('site')).output).defaultDomain).toBe('BRANCH')
})

test('the search table is checked against the database that people are read from', async () => {
  await using foreign = await createForeignFile()
  foreign.execute('create table CCC_Badge (UID_Person varchar(38), Number nvarchar(20))')
  const parameter = 'parameters.QER | Person | PasswordResetAuthenticator'
  expect((await run(`${parameter} | SearchColumn`, 'Number')).code).toBe(0)
  const table = [`${parameter} | SearchTable`, 'CCC_Badge'] as const
  expect((await run(...table)).code).toBe(1)
  expect((await runWith({ LATCHKEY_IDENTITY_DATABASE: `sqlite:${foreign.file}` }, ...table)).code).toBe(0)
})

test('a logo is given as a file, a problem says what to do, and an empty value removes the field', async () => {
  const file = join(folder, 'logo.PNG')
  expect((await run('branding.logo', file)).output).toContain('cannot be read')
  await writeFile(file, createPng())
  expect((await run('branding.logo', file)).code).toBe(0)
  expect((await run('branding.colour', '#00677A')).code).toBe(0)
  const refused = await run('branding.colour', 'teal')
  expect([refused.code, refused.output]).toEqual([1, expect.stringContaining('such as #00677a')])
  const { logo, colour } = JSON.parse((await run('branding')).output)
  expect([colour, logo]).toEqual(['#00677a', expect.stringMatching(/^data:image\/png;base64,/)])
  expect((await run('branding.logo', '')).output).toContain('no longer set')
  expect(Object.keys(JSON.parse((await run('branding')).output))).toEqual(['colour'])
})

test('M9: the administrators’ groups are shown by SID, and beside the JSON by name', async () => {
  const directory = createSampleCompany(folder)
  const found = await directory.openSession({}).findScopeTarget('Latchkey Administrators')
  await directory.close()
  const sid = (found.found === 'one' && found.what.sid) || ''
  const { database, keyFile } = readConfig({}, folder)
  const store = await openStore(database)
  await openKeys(store, keyFile)
  await store.transaction((tx) => putSetting(tx, 'administration', { groups: [sid, 'S-1-5-21-1-2-3-999999'] }, 0))
  await store.close()
  const { output } = await run('administration')
  expect(output).toContain(`${sid}: Latchkey Administrators`)
  expect(output).toContain('S-1-5-21-1-2-3-999999: not found in the directory')
})

test('administrators’ groups that the directory does not have are refused, as over the API, and nothing changes', async () => {
  const missing = ['No such group', 'S-1-5-21-1-2-3-999999', 'CN=No such group,DC=corp,DC=example,DC=com']
  for (const group of missing) {
    const refused = await run('administration.groups', group)
    expect([refused.code, refused.output]).toEqual([1, expect.stringContaining(`The directory has no group ${group}`)])
  }
  expect((await run('administration.groups', 'Latchkey Administrators; No such group')).code).toBe(1)
  expect(JSON.parse((await run('administration')).output).groups).toEqual(['Latchkey Administrators'])
  expect((await run('administration.groups', 'Latchkey Administrators; Finance')).code).toBe(0)
})

test('H6: switching the second factor off at the terminal mails all administrators', async () => {
  const countMails = async () => {
    const store = await openStore({ kind: 'sqlite', folder: join(folder, 'data') })
    const { waiting } = await countMailsOf(store.read)
    await store.close()
    return waiting
  }
  expect((await run('staff.secondFactor', 'required')).code).toBe(0)
  expect(await countMails()).toBe(0)
  expect((await run('staff.secondFactor', 'off')).code).toBe(0)
  const told = await countMails()
  expect(told).toBeGreaterThan(0)
  expect((await run('staff.secondFactor', 'off')).code).toBe(0)
  expect(await countMails()).toBe(told)
})

test('the published pages are origins: https, or plain http on this machine', async () => {
  expect((await run('site.pages', '["https://mail.example.com", "http://localhost:8080"]')).code).toBe(0)
  for (const page of ['http://intranet', 'https://mail.example.com/owa', 'mail.example.com', 'javascript:1']) {
    expect(await run('site.pages', JSON.stringify([page])), page).toMatchObject({ code: 1 })
  }
  expect(JSON.parse((await run('site')).output).pages).toEqual(['https://mail.example.com', 'http://localhost:8080'])
  expect((await run('site.pages', '')).code).toBe(0)
  expect(JSON.parse((await run('site')).output).pages).toBeUndefined()
})
