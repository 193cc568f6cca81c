import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Attribute, Change } from 'ldapts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../../e2e/environment/free-port.ts'
import { startKerberosProxy } from '../../e2e/environment/kerberos-proxy.ts'
import { type Samba, startSamba } from '../../e2e/environment/samba.ts'
import { buildApp } from '../commands/serve.ts'
import { readConfig } from '../config.ts'
import { listen } from '../http.ts'
import { buildServices, type Services } from '../services.ts'
import { putSetting } from '../store/settings.ts'
import { legacySite } from '../web/legacy/render.tsx'

/** A real ticket of a real domain, checked by a real Apache that is configured as docs/windows-sign-on.md says. */
const password = 'Right-Passw0rd-1!'
const path = '/api/v1/sign-in/windows'
const csrf = { 'latchkey-csrf': '1' }
const body = { frontEnd: 'administration' }
const stopping = new AbortController()
let folder: string
let samba: Samba
let services: Services
let proxy: Awaited<ReturnType<typeof startKerberosProxy>>
let drained: Promise<void>
let administrator: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sign-on-'))
  samba = await startSamba({ folder: join(folder, 's'), address: '127.0.0.30' })
  administrator = await samba.addPerson({ account: 'ruth', password, groups: ['Latchkey Admins'] })
  await samba.addPerson({ account: 'otto', password })
  const [port, inner] = [await freePort(), await freePort()]
  proxy = await startKerberosProxy({ samba, port, target: `http://127.0.0.1:${inner}/` })
  const config = readConfig(
    {
      ...samba.environment,
      LATCHKEY_DATA: join(folder, 'data'),
      LATCHKEY_URL: `https://localhost:${port}`,
      LATCHKEY_LISTEN: `127.0.0.1:${inner}`,
      LATCHKEY_TRUSTED_PROXIES: '127.0.0.1',
      LATCHKEY_SIGN_ON_HEADER: 'X-Latchkey-User',
      LATCHKEY_SIGN_ON_PROXIES: '127.0.0.1',
    },
    folder,
  )
  services = await buildServices(config, stopping.signal)
  const target = await services.directory.openSession({}).findScopeTarget('Latchkey Admins')
  if (target.found !== 'one' || target.what.kind !== 'group') throw new Error('the group was not made')
  const groups = [target.what.sid]
  await services.store.transaction((tx) => putSetting(tx, 'administration', { groups }, 0))
  await writeFile(join(folder, 'index.html'), '<!doctype html>')
  const sites = {
    administration: folder,
    selfService: folder,
    helpdesk: folder,
    me: folder,
    verify: folder,
    wallet: folder,
    passwordPages: folder,
  }
  const listening = await listen({ app: buildApp(services, { ...sites, legacy: legacySite }) }, config, stopping.signal)
  drained = listening.drained
})
afterAll(async () => {
  stopping.abort()
  await drained
  await proxy?.stop()
  await services?.close()
  await samba?.stop()
  await rm(folder, { recursive: true, force: true })
})

test('a ticket takes the place of the password, and the second factor follows', async () => {
  const ticket = await proxy.getTicket('ruth', password)
  const reply = await proxy.request(path, { ticket, headers: csrf, body })
  expect(reply.status, await proxy.readLog()).toBe(200)
  expect(JSON.parse(reply.body)).toMatchObject({ signedIn: false, next: 'second-factor' })
})

test('who has no ticket is asked for one by the proxy, whatever header they send', async () => {
  const headers = { ...csrf, 'X-Latchkey-User': 'ruth@CORP.EXAMPLE.TEST' }
  const reply = await proxy.request(path, { headers, body })
  expect(reply.status).toBe(401)
  expect(reply.body).not.toContain('signedIn')
})

test('the ticket names the person and no header of theirs does; look-alikes are refused', async () => {
  const ticket = await proxy.getTicket('otto', password)
  const asOther = { ...csrf, 'X-Latchkey-User': 'ruth@CORP.EXAMPLE.TEST' }
  const refused = await proxy.request(path, { ticket, headers: asOther, body })
  expect([refused.status, JSON.parse(refused.body).code]).toEqual([403, 'sign-on-refused'])
  expect(await readWhy()).toBe('not-admitted')
  const ruth = await proxy.getTicket('ruth', password)
  const lookAlike = { ...csrf, 'X-Latchkey.User': 'otto@CORP.EXAMPLE.TEST' }
  expect((await proxy.request(path, { ticket: ruth, headers: lookAlike, body })).status).toBe(403)
  expect(await readWhy()).toBe('look-alike')
})

test('a ticket of an account that was disabled since opens nothing', async () => {
  const ticket = await proxy.getTicket('ruth', password)
  const setFlags = (flags: string) =>
    samba.administrator((client) =>
      client.modify(
        administrator,
        new Change({
          operation: 'replace',
          modification: new Attribute({ type: 'userAccountControl', values: [flags] }),
        }),
      ),
    )
  await proxy.request(path, { ticket, headers: csrf, body })
  await setFlags('514')
  const reply = await proxy.request(path, { ticket, headers: csrf, body })
  await setFlags('512')
  expect([reply.status, await readWhy()]).toEqual([403, 'disabled'])
})

/** Of the last refusal in the audit. */
async function readWhy(): Promise<string | undefined> {
  const rows = await services.store.read
    .selectFrom('AuditEvent')
    .select('data')
    .where('event', '=', 'sign-in-refused')
    .orderBy('sequence', 'desc')
    .execute()
  return JSON.parse(rows[0]?.data ?? '{}').why
}
