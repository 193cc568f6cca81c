import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { freePort } from '../../e2e/environment/free-port.ts'
import { explainListenError } from '../listen.ts'
import { originalPorts } from './original-ports.ts'
import { ports } from './ports.ts'
import { createDoctorHarness, realDirectory } from './testing.ts'

async function listen(reply: string): Promise<{ port: number; [Symbol.dispose](): void }> {
  const port = await freePort()
  const server = createServer((_request, response) => response.end(reply))
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  return { port, [Symbol.dispose]: () => void server.close() }
}

const local = (port: number) => ({ LATCHKEY_URL: `http://localhost:${port}`, LATCHKEY_LISTEN: `127.0.0.1:${port}` })

test('our own port is free, ours, or taken by another program', async () => {
  await using harness = await createDoctorHarness()
  const free = await freePort()
  expect((await harness.runCheck(ports, local(free)))[`in ${free} tcp, sites`]).toMatchObject({
    level: 'ok',
    text: `127.0.0.1:${free} is free`,
  })
  using ours = await listen('{"status":"ok"}')
  expect((await harness.runCheck(ports, local(ours.port)))[`in ${ours.port} tcp, sites`]).toMatchObject({
    level: 'ok',
    text: expect.stringContaining('Latchkey runs there'),
  })
  using taken = await listen('It works!')
  expect((await harness.runCheck(ports, local(taken.port)))[`in ${taken.port} tcp, sites`]).toMatchObject({
    level: 'FAIL',
    text: expect.stringContaining('taken by another program'),
  })
})

test('a port is opened as the start opens it, so that an address of another machine is found before the start', async () => {
  await using harness = await createDoctorHarness()
  const listen = {
    LATCHKEY_LISTEN: '203.0.113.7:443',
    LATCHKEY_DIRECTORY: 'corp.example',
    LATCHKEY_URL: 'http://localhost:443',
  }
  const seen = await harness.runCheck(ports, { ...realDirectory, ...listen })
  expect(seen['in 443 tcp, sites']).toMatchObject({ level: 'FAIL', text: expect.stringContaining('EADDRNOTAVAIL') })
})

test('a port that this user may not open is told with what gives the right to it', () => {
  const refusal = Object.assign(new Error('no'), { code: 'EACCES' })
  expect(explainListenError(refusal, { host: '0.0.0.0', port: 443 }, 'LATCHKEY_LISTEN')).toMatch(
    /^Port 443 .*AmbientCapabilities=CAP_NET_BIND_SERVICE.* LATCHKEY_LISTEN to a port above 1023\.$/,
  )
})

test('every used port is tried, and its row in the original list says that it is needed', async () => {
  await using harness = await createDoctorHarness()
  const [controller, closed] = [await freePort(), await freePort()]
  using smtp = await listen('')
  const seen = await harness.runCheck(ports, {
    ...local(await freePort()),
    LATCHKEY_DIRECTORY: `ldaps://127.0.0.1:${controller}`,
    LATCHKEY_DIRECTORY_BIND_DN: 'CN=svc',
    LATCHKEY_DIRECTORY_BIND_PASSWORD: 'secret',
    LATCHKEY_SMTP: `smtp://127.0.0.1:${smtp.port}`,
    LATCHKEY_DATABASE: `mssql://latchkey@127.0.0.1:${closed}/latchkey`,
  })
  const unreachable = { level: 'FAIL', text: expect.stringContaining('(ECONNREFUSED)') }
  expect(seen[`out ${controller} tcp, LDAPS`]).toMatchObject(unreachable)
  expect(seen[`out ${smtp.port} tcp, SMTP`]).toMatchObject({ level: 'ok' })
  expect(seen[`out ${closed} tcp, SQL Server`]).toMatchObject(unreachable)
  expect(seen['636 tcp, Password Manager Service']?.text).toMatch(new RegExp(`^needed \\(${controller}\\): `))
  expect(seen['25 tcp, Email notification']?.text).toMatch(new RegExp(`^needed \\(${smtp.port}\\): `))
  expect(seen['1433 tcp+udp, SQL Server']?.text).toMatch(new RegExp(`^needed \\(${closed}\\): `))
  expect(seen['1434 tcp+udp, SQL Server']?.text).toMatch(/^not needed: /)
  expect(seen['53 udp, Password Manager Service']?.text).toMatch(/^not needed: /)
  expect(seen['389 tcp+udp, Password Manager Service']?.text).toMatch(/^not needed: no LDAP in clear/)
})

test('a host name instead of an address needs DNS', async () => {
  await using harness = await createDoctorHarness()
  const seen = await harness.runCheck(ports, {
    ...local(await freePort()),
    LATCHKEY_SMTP: 'smtp://mail.corp.example.invalid',
  })
  expect(seen['53 udp, Password Manager Service']?.text).toMatch(/^needed \(53\): /)
  expect(seen['out 587 tcp, SMTP']?.level).toBe('FAIL')
})

test('the list has every port of the original product', () => {
  const numbers = [...new Set(originalPorts.map(({ port }) => port.replace(/ .*/, '')))]
  const original = [
    '80',
    '443',
    '8081',
    '25',
    '135',
    '53',
    '88',
    '389',
    '636',
    '137',
    '139',
    '1433',
    '1434',
    '808',
    'as',
  ]
  expect(numbers.toSorted()).toEqual(original.toSorted())
})
