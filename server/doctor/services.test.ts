import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createApplicationToken } from '../authentication/application-token.ts'
import { writeTokenFile } from '../authentication/application-token-file.ts'
import { siteHeaders } from '../routes/site-requests.ts'
import { readProgramVersion } from '../site/program-version.ts'
import { type FakeService, startFakeService } from '../site/testing-services.ts'
import { readAnyConfig, type SiteConfig } from '../site-config.ts'
import type { Check } from './check.ts'
import { portsOfSite } from './ports.ts'
import { services } from './services.ts'
import { createDoctorHarness } from './testing.ts'

const started: FakeService[] = []
afterEach(async () => {
  for (const one of started.splice(0)) await one.stop()
})

/** A service that knows the token and says this about itself. */
async function start(status: object = {}): Promise<FakeService & { token: string }> {
  const token = createApplicationToken()
  const service = await startFakeService((response, { headers }) => {
    if (headers[siteHeaders.token] !== token)
      return void response.writeHead(403, { [siteHeaders.refused]: 'wrong' }).end('{}')
    const time = new Date().toISOString()
    response.end(JSON.stringify({ version: readProgramVersion(), url: 'http://localhost:8080', time, ...status }))
  })
  started.push(service)
  return { ...service, token }
}

async function check(
  { url, pin }: FakeService,
  { token, env = {}, what = services }: { token?: string; env?: Record<string, string>; what?: Check<SiteConfig> },
) {
  await using harness = await createDoctorHarness()
  const config = readAnyConfig(
    {
      LATCHKEY_ROLE: 'site',
      LATCHKEY_SERVICE_URLS: url.origin,
      LATCHKEY_SERVICE_PINS: pin,
      LATCHKEY_APPLICATION_TOKEN_FILE: join(harness.folder, 'token.json'),
      ...env,
    },
    harness.folder,
  )
  if (config.role !== 'site') throw new Error('it is no site')
  if (token !== undefined) writeTokenFile(config.applicationToken, token)
  const sections = await what.run(config, new AbortController().signal)
  return Object.fromEntries(
    sections.flatMap(({ findings }) => findings).map(({ subject, level, text }) => [subject, `${level} ${text}`]),
  )
}

test('a service that is as it should be', async () => {
  const service = await start()
  const { token } = service
  expect(await check(service, { token })).toEqual({
    'application token': expect.stringMatching(/^ok in /),
    [service.url.origin]: `ok answers, version ${readProgramVersion()}`,
  })
})

test.each([
  ['another version', { version: '9.9.9' }, /^warn is version 9\.9\.9, and this site /],
  [
    'another address',
    { url: 'https://password.example' },
    /^warn has LATCHKEY_URL https:\/\/password\.example, and this site/,
  ],
  [
    'a clock an hour off',
    { time: new Date(Date.now() + 3_600_000).toISOString() },
    /^warn has a clock that is 3\d\d\d s ahead/,
  ],
])('%s is named', async (_, status, expected) => {
  const service = await start(status)
  expect((await check(service, { token: service.token }))[service.url.origin]).toMatch(expected)
})

test('a wrong pin, a wrong token, no token and no service are told apart', async () => {
  const service = await start()
  const { token } = service
  const origin = service.url.origin
  const pins = { LATCHKEY_SERVICE_PINS: `sha256/${'A'.repeat(43)}=` }
  expect((await check(service, { token, env: pins }))[origin]).toMatch(
    /^FAIL presents a certificate with the pin sha256\//,
  )
  expect((await check(service, { token: createApplicationToken() }))[origin]).toMatch(
    /^FAIL refuses the application token/,
  )
  const none = await check(service, {})
  expect(none['application token']).toMatch(/^FAIL .* does not exist: enter the token/)
  expect(none[origin]).toBe('ok answers, with a pinned certificate')
  await service.stop()
  expect((await check(service, { token }))[origin]).toMatch(/^FAIL does not answer \(ECONNREFUSED\)/)
})

test('the ports of a site: its own, and those of its services, which the original’s list names 8081', async () => {
  const service = await start()
  const seen = await check(service, { what: portsOfSite })
  expect(seen[`out ${service.port} tcp, services`]).toMatch(/^ok 127\.0\.0\.1:\d+ answers/)
  expect(seen['8081 tcp, Self-Service and Helpdesk sites']).toMatch(new RegExp(`^note needed \\(${service.port}\\): `))
  expect(Object.keys(seen).filter((subject) => /LDAPS|SMTP|SQL/.test(subject))).toEqual([])
})
