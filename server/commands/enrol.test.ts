import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readConfig } from '../config.ts'
import { seedSamplePolicies } from '../policies/seed-sample.ts'
import type { Services } from '../services.ts'
import { findSession, insertSession } from '../store/sessions.ts'
import { findStaffFactors, insertStaffFactor } from '../store/staff-factors.ts'
import { writeTestKeys } from '../store/testing-keys.ts'
import { buildTestServices } from '../testing-services.ts'
import { enrol } from './enrol.ts'

let folder: string
let services: Services
const stopping = new AbortController()
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-enrol-'))
  services = await buildTestServices(folder, stopping.signal)
  await seedSamplePolicies(services)
}, 60_000)
afterEach(async () => {
  vi.restoreAllMocks()
  await services.close()
  await rm(folder, { recursive: true })
})

async function run(...args: string[]) {
  const output: string[] = []
  for (const stream of ['log', 'error'] as const)
    vi.spyOn(console, stream).mockImplementation((line: string) => void output.push(line))
  const config = readConfig({ LATCHKEY_DATA: join(folder, 'data') }, folder)
  writeTestKeys(config.keyFile)
  const code = await enrol(config, args, stopping.signal)
  return { code, output: output.join('\n') }
}

const readCodes = () => services.store.read.selectFrom('EnrolmentCode').selectAll().execute()

test('H6: a code is printed for administrators and operators, and stored as an HMAC only', async () => {
  for (const account of ['site.admin', 'helpdesk.operator', 'site.admin']) {
    const { code, output } = await run(account)
    expect(code).toBe(0)
    const [printed = ''] = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(output) ?? []
    const stored = JSON.stringify(await readCodes())
    for (const form of [printed, printed.replaceAll('-', '')]) expect(stored).not.toContain(form)
  }
  expect(await readCodes()).toHaveLength(2)
})

test('H6: an account that is not staff or does not exist gets no code', async () => {
  for (const account of ['active.user', 'no.such.account'])
    expect(await run(account)).toMatchObject({ code: 1, output: expect.stringContaining(account) })
  expect(await readCodes()).toEqual([])
})

test('H6: who lost the second factor gets a code at the terminal, where the old factors and what was signed in with them end', async () => {
  const found = await services.directory.openSession({}).find('helpdesk.operator')
  if (found.found !== 'one') throw new Error('the sample company has no operator')
  const { id: personId, domain } = found.person
  const tokenHash = 'a'.repeat(64)
  await services.store.transaction(async (tx) => {
    await insertStaffFactor(tx, { personId, domain, kind: 'totp', envelope: 'an envelope', lastUse: '0' })
    const session = { tokenHash, frontEnd: 'helpdesk', module: 'directory-password', personId, domain }
    await insertSession(tx, { ...session, secondFactor: 'totp', milliseconds: 60_000 })
  })
  // A code alone takes nothing away: it may be for a further factor.
  await run('helpdesk.operator')
  expect(await findStaffFactors(services.store.read, personId)).toHaveLength(1)
  expect(await findSession(services.store.read, tokenHash)).toBeDefined()
  expect(await run('helpdesk.operator', '--recover')).toMatchObject({
    code: 0,
    output: expect.stringMatching(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/),
  })
  expect(await findStaffFactors(services.store.read, personId)).toEqual([])
  expect(await findSession(services.store.read, tokenHash)).toBeUndefined()
  expect(await readCodes()).toHaveLength(1)
})

test('wrong use is explained and changes nothing', async () => {
  for (const args of [[], ['--recover'], ['site.admin', 'helpdesk.operator'], ['--help']])
    expect(await run(...args)).toMatchObject({ code: 2, output: expect.stringContaining('npm start -- enrol ACCOUNT') })
  expect(await readCodes()).toEqual([])
})
