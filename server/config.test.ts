import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { AppError } from '../shared/errors.ts'
import { readConfig } from './config.ts'
import { readAnyConfig } from './site-config.ts'

const folder = mkdtempSync(join(tmpdir(), 'latchkey-config-'))
const staff = { LATCHKEY_STAFF_LISTEN: '127.0.0.1:8081', LATCHKEY_STAFF_URL: 'http://staff.localhost:8081' }
const tls = { LATCHKEY_TLS_CERT_FILE: 'cert.pem', LATCHKEY_TLS_KEY_FILE: 'key.pem' }
const withoutTls = {
  LATCHKEY_TLS_CERT_FILE: undefined,
  LATCHKEY_TLS_KEY_FILE: undefined,
  LATCHKEY_STAFF_URL: 'http://staff.localhost:8080',
}
const service = {
  LATCHKEY_ROLE: 'service',
  LATCHKEY_URL: 'http://localhost:8090',
  LATCHKEY_STAFF_URL: 'https://staff.localhost:8080',
  ...tls,
}
const pin = `sha256/${'A'.repeat(43)}=`
const site = {
  LATCHKEY_ROLE: 'site',
  LATCHKEY_SERVICE_URLS: 'https://one.example:8081 https://[fd00::1]:8081',
  LATCHKEY_SERVICE_PINS: pin,
  LATCHKEY_APPLICATION_TOKEN_FILE: 'token.json',
}
const directory = {
  LATCHKEY_DIRECTORY: 'ldaps://dc1.corp.test ldaps://dc2.corp.test',
  LATCHKEY_DIRECTORY_BIND_DN: 'CN=svc',
}

function sentence(
  env: NodeJS.ProcessEnv,
  read: (env: NodeJS.ProcessEnv, folder: string) => unknown = readConfig,
): string {
  try {
    read(env, folder)
  } catch (error) {
    if (error instanceof AppError && error.code === 'configuration-invalid') return String(error.values.sentence)
    throw error
  }
  throw new Error('was accepted')
}

describe('with nothing set', () => {
  it('is the sample company on loopback with the embedded database', () => {
    expect(readConfig({}, folder)).toMatchObject({
      listen: { host: '127.0.0.1', port: 8080 },
      directory: { kind: 'sample' },
      database: { kind: 'sqlite', folder: join(folder, 'data') },
      keyFile: join(folder, 'data.keys.json'),
      smtp: [],
      hasPracticeInbox: true,
    })
  })

  it('is at the port on which it listens', () => {
    expect(readConfig({}, folder).url.href).toBe('http://localhost:8080/')
    expect(readConfig({ LATCHKEY_LISTEN: '127.0.0.1:8090' }, folder).url.href).toBe('http://localhost:8090/')
  })

  it('knows the extension under further ids beside its own', () => {
    const published = 'abcdefghijklmnopabcdefghijklmnop'
    expect(readConfig({ LATCHKEY_ALLOWED_EXTENSIONS: published }, folder).extensionOrigins).toEqual([
      'chrome-extension://gakmjkfhomjocgilnfponedimokogbbk',
      `chrome-extension://${published}`,
    ])
  })

  it('has no practice inbox where a mail server is named, or none is wanted', () => {
    expect(readConfig({ LATCHKEY_SMTP: 'none' }, folder)).toMatchObject({ smtp: [], hasPracticeInbox: false })
    expect(readConfig({ LATCHKEY_SMTP: 'smtp://one' }, folder)).toMatchObject({ hasPracticeInbox: false })
  })
})

describe('says in one sentence what is wrong', () => {
  it.each([
    [{ LATCHKEY_LISTNE: ':80' }, /^LATCHKEY_LISTNE is not a setting/],
    [{ LATCHKEY_LISTEN: 'everywhere' }, /^LATCHKEY_LISTEN must be an address and a port/],
    [{ LATCHKEY_LISTEN: '0.0.0.0:8080' }, /loopback/],
    [{ LATCHKEY_ROLE: 'king' }, /^LATCHKEY_ROLE must be all, service or site/],
    [{ LATCHKEY_ROLE: 'site' }, /^LATCHKEY_ROLE is site: a site has no database/],
    [{ LATCHKEY_SERVICE_URLS: 'https://a:8081' }, /^LATCHKEY_SERVICE_URLS is for LATCHKEY_ROLE=site/],
    [{ LATCHKEY_SERVICE_LISTEN: '127.0.0.1:8081' }, /^LATCHKEY_SERVICE_LISTEN is for LATCHKEY_ROLE=service/],
    [{ ...service, LATCHKEY_URL: undefined }, /^LATCHKEY_URL must be set with LATCHKEY_ROLE=service/],
    [{ ...service, LATCHKEY_STAFF_URL: undefined }, /^LATCHKEY_STAFF_URL must be set with LATCHKEY_ROLE=service/],
    [{ ...service, LATCHKEY_STAFF_URL: 'https://localhost:8443' }, /another host name/],
    [{ ...service, LATCHKEY_STAFF_LISTEN: '127.0.0.1:9' }, /^LATCHKEY_STAFF_LISTEN is not for LATCHKEY_ROLE=service/],
    [{ ...service, ...withoutTls }, /^LATCHKEY_TLS_CERT_FILE and .* must be set with LATCHKEY_ROLE=service/],
    [{ ...service, LATCHKEY_SERVICE_LISTEN: '127.0.0.1:8080' }, /^LATCHKEY_SERVICE_LISTEN must be another address/],
    [{ ...service, LATCHKEY_SERVICE_LISTEN: ':8081' }, /^LATCHKEY_SERVICE_LISTEN must be a loopback address/],
    [
      { ...service, LATCHKEY_SERVICE_PINS: site.LATCHKEY_SERVICE_PINS },
      /^LATCHKEY_SERVICE_PINS is for LATCHKEY_ROLE=site/,
    ],
    [{ LATCHKEY_IDENTITY_DATABASE: 'sqlite:' }, /^LATCHKEY_IDENTITY_DATABASE must be mssql/],
    [{ LATCHKEY_IDENTITY_DATABASE_PASSWORD: 'x' }, /^LATCHKEY_IDENTITY_DATABASE_PASSWORD.* belongs to/],
    [{ LATCHKEY_URL: 'ftp://x' }, /^LATCHKEY_URL must be an http/],
    [{ LATCHKEY_URL: 'http://password.example.com' }, /must be https/],
    [{ LATCHKEY_URL: 'https://password.example.com' }, /LATCHKEY_TLS_CERT_FILE/],
    [{ LATCHKEY_URL: 'http://localhost/portal' }, /without a path/],
    [{ LATCHKEY_TLS_CERT_FILE: 'x' }, /belong together/],
    [{ LATCHKEY_ALLOWED_EXTENSIONS: 'latchkey' }, /^LATCHKEY_ALLOWED_EXTENSIONS must be ids of extensions/],
    [{ LATCHKEY_STAFF_NETWORKS: '10.0.0.0/33' }, /^LATCHKEY_STAFF_NETWORKS must be networks/],
    [{ LATCHKEY_STAFF_NETWORKS: '' }, /^LATCHKEY_STAFF_NETWORKS must be networks/],
    [{ LATCHKEY_STAFF_LISTEN: '127.0.0.1:8081' }, /belong together/],
    [{ LATCHKEY_STAFF_URL: 'http://staff.localhost:8081' }, /belong together/],
    [{ ...staff, LATCHKEY_STAFF_URL: 'http://localhost:8081' }, /another host name/],
    [{ ...staff, LATCHKEY_STAFF_URL: 'http://staff.example.com' }, /^LATCHKEY_STAFF_URL must be https/],
    [{ ...staff, LATCHKEY_STAFF_URL: 'http://staff.localhost/x' }, /^LATCHKEY_STAFF_URL must be an origin/],
    [{ ...staff, LATCHKEY_STAFF_LISTEN: '127.0.0.1:8080' }, /another address or port/],
    [{ ...staff, LATCHKEY_STAFF_LISTEN: '0.0.0.0:8081' }, /^LATCHKEY_STAFF_LISTEN must be a loopback address/],
    [{ LATCHKEY_ALARM_FAILURES: 'many' }, /^LATCHKEY_ALARM_FAILURES must be a number/],
    [{ LATCHKEY_HSTS_SUBDOMAINS: 'perhaps' }, /^LATCHKEY_HSTS_SUBDOMAINS must be true or false/],
    [{ LATCHKEY_DATABASE: 'postgres://x' }, /^LATCHKEY_DATABASE must be sqlite/],
    [{ LATCHKEY_DIRECTORY: 'ldap://dc1' }, /ldaps:/],
    [directory, /BIND_PASSWORD/],
    [{ ...directory, LATCHKEY_DIRECTORY_BIND_PASSWORD_FILE: '/nowhere' }, /cannot be read/],
  ])('%j', (env, expected) => {
    expect(sentence(env)).toMatch(expected)
  })

  it('never shows a secret', () => {
    const text = sentence({ ...directory, LATCHKEY_DIRECTORY_BIND_PASSWORD: 'S3cret', LATCHKEY_DIRECTORY_BIND_DN: '' })
    expect(text).not.toContain('S3cret')
  })
})

it('a service has the Administration site on its listener, and the sites elsewhere', () => {
  expect(readConfig(service, folder)).toMatchObject({
    role: 'service',
    listenUrl: new URL('https://staff.localhost:8080'),
    helpdeskUrl: new URL('http://localhost:8090'),
    staff: { url: new URL('https://staff.localhost:8080'), listen: { port: 8080 } },
    serviceListen: { host: '127.0.0.1', port: 8081 },
  })
})

describe('a site', () => {
  it('knows its services, their pins and where its token is', () => {
    expect(readAnyConfig(site, folder)).toEqual({
      role: 'site',
      url: new URL('http://localhost:8080'),
      listenUrl: new URL('http://localhost:8080'),
      listen: { host: '127.0.0.1', port: 8080 },
      trustedProxies: [],
      hstsSubdomains: false,
      services: [new URL('https://one.example:8081'), new URL('https://[fd00::1]:8081')],
      pins: [pin],
      applicationToken: { file: join(folder, 'token.json'), keyFile: join(folder, 'data.application-token-key') },
    })
  })

  it.each([
    [{ LATCHKEY_DATABASE: 'sqlite:' }, /^LATCHKEY_DATABASE is not for LATCHKEY_ROLE=site/],
    [{ LATCHKEY_DATABASE_PASSWORD: 'x' }, /^LATCHKEY_DATABASE_PASSWORD is not for/],
    [{ LATCHKEY_DIRECTORY: 'corp.example' }, /^LATCHKEY_DIRECTORY is not for/],
    [{ LATCHKEY_KEY_FILE: 'keys.json' }, /^LATCHKEY_KEY_FILE is not for/],
    [{ LATCHKEY_SERVICE_LISTEN: ':8081' }, /^LATCHKEY_SERVICE_LISTEN is not for/],
    [{ LATCHKEY_SERVICE_URLS: undefined }, /^LATCHKEY_SERVICE_URLS and LATCHKEY_SERVICE_PINS must be set/],
    [{ LATCHKEY_SERVICE_PINS: undefined }, /^LATCHKEY_SERVICE_URLS and LATCHKEY_SERVICE_PINS must be set/],
    [{ LATCHKEY_APPLICATION_TOKEN_FILE: undefined }, /^LATCHKEY_APPLICATION_TOKEN_FILE must be set/],
    [{ LATCHKEY_SERVICE_URLS: 'http://one.example:8081' }, /^LATCHKEY_SERVICE_URLS must be addresses like https/],
    [{ LATCHKEY_SERVICE_URLS: 'https://one.example/latchkey' }, /^LATCHKEY_SERVICE_URLS must be addresses/],
    [{ LATCHKEY_SERVICE_URLS: 'one.example:8081' }, /^LATCHKEY_SERVICE_URLS must be addresses/],
    [{ LATCHKEY_SERVICE_URLS: '' }, /^LATCHKEY_SERVICE_URLS must be addresses/],
    [{ LATCHKEY_SERVICE_PINS: pin.slice(0, -2) }, /^LATCHKEY_SERVICE_PINS must be one or two pins/],
    [{ LATCHKEY_SERVICE_PINS: 'AB:CD:EF' }, /^LATCHKEY_SERVICE_PINS must be one or two pins/],
    [{ LATCHKEY_SERVICE_PINS: [pin, pin, pin].join(' ') }, /^LATCHKEY_SERVICE_PINS must be one or two pins/],
    [{ LATCHKEY_URL: 'http://password.example' }, /^LATCHKEY_URL must be https/],
  ])('with %j says what is wrong', (env, expected) => {
    expect(sentence({ ...site, ...env }, readAnyConfig)).toMatch(expected)
  })
})

it('a secret may come from a file, without its line end, but not from both', () => {
  const file = join(folder, 'bind-password')
  writeFileSync(file, 'S3cret\n')
  const env = { ...directory, LATCHKEY_DIRECTORY_BIND_PASSWORD_FILE: file }
  expect(readConfig(env, folder).directory).toMatchObject({ bindPassword: 'S3cret' })
  expect(sentence({ ...env, LATCHKEY_DIRECTORY_BIND_PASSWORD: 'x' })).toMatch(/both set/)
})

it('a .env of any editor names the directory, and one that cannot be read as meant is no sample company', () => {
  const own = mkdtempSync(join(tmpdir(), 'latchkey-config-'))
  const password = join(own, 'password')
  writeFileSync(password, '\ufeffSvc-Passw0rd!1\r\n')
  const text = `LATCHKEY_DIRECTORY=corp.example\r\nLATCHKEY_DIRECTORY_BIND_DN=CN=svc\r\nLATCHKEY_DIRECTORY_BIND_PASSWORD_FILE=${password}\r\n`
  for (const bytes of [`\ufeff${text}`, Buffer.from(text, 'utf16le')]) {
    writeFileSync(join(own, '.env'), bytes)
    expect(readConfig({}, own).directory).toMatchObject({
      controllers: ['corp.example'],
      bindPassword: 'Svc-Passw0rd!1',
    })
  }
  writeFileSync(join(own, '.env'), 'LATCHKEY_DIRECTORY: corp.example')
  expect(() => readConfig({}, own)).toThrow(
    expect.objectContaining({ values: { sentence: expect.stringMatching(/\.env line 1 is no NAME=value/) } }),
  )
})

it('the environment overrides .env', () => {
  const own = mkdtempSync(join(tmpdir(), 'latchkey-env-'))
  writeFileSync(join(own, '.env'), 'LATCHKEY_DATA=./elsewhere\nLATCHKEY_SMTP=smtp://one smtp://two\n')
  expect(readConfig({}, own)).toMatchObject({ data: join(own, 'elsewhere'), smtp: ['smtp://one', 'smtp://two'] })
  expect(readConfig({ LATCHKEY_DATA: './here' }, own).data).toBe(join(own, 'here'))
})

it("variables of tests and of the extension's build are ignored", () => {
  const others = { LATCHKEY_TEST_MSSQL_URL: 'x', LATCHKEY_EXTENSION_HOSTS: 'x' }
  expect(() => readConfig(others, folder)).not.toThrow()
})
