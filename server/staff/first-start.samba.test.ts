import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApi } from '../../e2e/environment/api.ts'
import { type Samba, startSamba } from '../../e2e/environment/samba.ts'
import { type RunningServer, startServer } from '../../e2e/environment/server.ts'
import { enrolWithCode } from '../../e2e/environment/staff.ts'
import { readConfig } from '../config.ts'
import { administration } from '../doctor/administration.ts'

/** The first administrators of a real domain, named with the code of the terminal, and what becomes of groups under their roles. */
const password = 'Right-Passw0rd-1!'
const path = '/api/v1/admin/settings/administration'
let folder: string
let samba: Samba
let server: RunningServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'first-'))
  samba = await startSamba({ folder: join(folder, 's'), address: '127.0.0.31' })
  await samba.addPerson({ account: 'grace', password, groups: ['Identity team'] })
  await samba.addPerson({ account: 'ada', password, groups: ['Internal audit'] })
  server = await startServer({ env: samba.environment })
}, 120_000)
afterAll(async () => {
  await server?.stop()
  await samba?.stop()
  await rm(folder, { recursive: true, force: true })
})

const groupDn = (name: string) => `CN=${name},CN=Users,${samba.connection.base}`

/** What the doctor says of each group that gives a role. */
async function runDoctor(): Promise<Record<string, [level: string, text: string]>> {
  const config = readConfig({ ...samba.environment, LATCHKEY_DATA: join(server.folder, 'data') }, server.folder)
  const sections = await administration.run(config, new AbortController().signal)
  const findings = sections.flatMap((section) => section.findings)
  return Object.fromEntries(findings.map(({ subject, level, text }) => [subject, [level, text]]))
}

test('the code of the terminal names the first administrators; a renamed group keeps its role, a deleted one loses it', async () => {
  await expect.poll(() => server.log(), { timeout: 60_000 }).toMatch(/enter this code: \S+/)
  const [, code = ''] = /enter this code: (\S+)/.exec(server.log()) ?? []
  const api = createApi(server)
  const name = async (account: string) => {
    const body = { code, group: 'Identity team', account }
    const reply = await api.call('POST', '/api/v1/admin/first-start', { body })
    return { status: reply.status, body: await reply.json() }
  }
  expect(await name('ada')).toMatchObject({ status: 422, body: { problems: [{ code: 'account-not-in-group' }] } })
  const named = await name('grace')
  expect(named).toMatchObject({ status: 201, body: { group: groupDn('Identity team'), account: 'grace' } })
  expect((await name('grace')).status).not.toBe(201)

  const who = { frontEnd: 'administration', account: 'grace', password } as const
  const admin = await enrolWithCode(api, who, named.body.enrolment.code)
  const { body: stored } = await admin.call('GET', path)
  const [administrators = ''] = stored.settings.groups
  expect(administrators).toMatch(/^s-1-5-21-/i)
  await admin.update<{ settings: object }>(path, ({ settings }) => ({
    ...settings,
    auditors: [groupDn('Internal audit')],
  }))
  const [auditors = ''] = (await admin.call('GET', path)).body.settings.auditors
  expect(await runDoctor()).toEqual({
    [administrators]: ['ok', expect.stringContaining('CN=Identity team,')],
    [auditors]: ['ok', expect.stringContaining('CN=Internal audit,')],
  })

  await samba.administrator(async (client) => {
    await client.modifyDN(groupDn('Identity team'), 'CN=Platform team')
    await client.del(groupDn('Internal audit'))
  })
  expect(await runDoctor()).toEqual({
    [administrators]: ['ok', expect.stringContaining('CN=Platform team,')],
    [auditors]: ['warn', expect.stringContaining('its members have no role')],
  })
  const overview = await admin.call('GET', '/api/v1/admin/overview')
  expect(overview.status).toBe(200)
  expect(overview.body.needs).toContainEqual({ code: 'role-group-missing', title: auditors })
})
