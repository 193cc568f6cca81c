import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Directory } from '../directory.ts'
import { createActiveDirectory } from './active-directory.ts'
import { createLookup, resolveControllers } from './dns.ts'
import { startFakeDns } from './testing/fake-dns.ts'
import { base } from './testing/fake-domain.ts'

/** Controllers found by the domain's own DNS. */
const closing: (() => unknown)[] = []
let dns: Awaited<ReturnType<typeof startFakeDns>>

beforeEach(async () => {
  dns = await startFakeDns({
    srv: {
      '_ldap._tcp.dc._msdcs.corp.example.com': [
        { host: 'far.corp.example.com', priority: 20 },
        { host: 'near.corp.example.com', priority: 10 },
      ],
    },
    a: { 'near.corp.example.com': '127.0.0.1', 'far.corp.example.com': '127.0.0.1' },
  })
  closing.push(() => dns.close())
})

afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

function open(domain: string): Directory {
  const directory = createActiveDirectory({
    controllers: { discover: domain },
    base,
    bindDn: `CN=svc,${base}`,
    bindPassword: 'service',
    dnsServers: [dns.address],
    timeouts: { connect: 500 },
  })
  closing.push(() => directory.close())
  return directory
}

test('SRV records give LDAPS addresses in order of priority', async () => {
  const found = await resolveControllers('_ldap._tcp.dc._msdcs.corp.example.com', [dns.address])
  expect(found).toEqual(['ldaps://near.corp.example.com', 'ldaps://far.corp.example.com'])
})

test('the same DNS servers resolve their addresses', async () => {
  const address = await new Promise((resolve) =>
    createLookup([dns.address])('near.corp.example.com', {}, (_error, found) => resolve(found)),
  )
  expect(address).toBe('127.0.0.1')
})

test('controllers that do not listen are unreachable', async () => {
  // Port 636 of 127.0.0.1 is not ours; a program that listens there has no certificate for this name.
  await expect(open('corp.example.com').openSession({}).find('ada')).rejects.toMatchObject({
    code: 'directory-unreachable',
  })
})

test('a domain that DNS does not know is unreachable, and a retry asks again', async () => {
  const session = open('nowhere.example.com').openSession({})
  for (let attempt = 0; attempt < 2; attempt += 1) {
    await expect(session.find('ada')).rejects.toMatchObject({ code: 'directory-unreachable', retryAfter: 5 })
  }
})
