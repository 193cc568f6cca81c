import { dateToFiletime, millisecondsToInterval } from '../../filetime.ts'
import { parseGuid } from '../identifiers.ts'
import type { FakeEntry } from './ldap-messages.ts'

export const base = 'DC=corp,DC=example,DC=com'
const day = 86_400_000
/** Must be the same at every controller. */
const tenDaysAgo = dateToFiletime(new Date(Date.now() - 10 * day))

/** A Windows domain with one person, `ada`, whose password was set ten days ago; `host` is the controller that answers. */
export function createFakeDomain(host = 'dc1', primary = 'dc1'): Record<string, FakeEntry> {
  const configuration = `CN=Configuration,${base}`
  const server = `CN=${primary},CN=Servers,CN=Default-First-Site-Name,CN=Sites,${configuration}`
  return {
    '': {
      objectClass: ['top'],
      defaultNamingContext: [base],
      configurationNamingContext: [configuration],
      dnsHostName: [`${host.toUpperCase()}.corp.example.com`],
      supportedControl: ['1.2.840.113556.1.4.319', '1.2.840.113556.1.4.2239', '1.2.840.113556.1.4.2066'],
    },
    [base]: {
      objectClass: ['domainDNS'],
      objectSid: [createFakeSid()],
      fSMORoleOwner: [`CN=NTDS Settings,${server}`],
      minPwdLength: ['8'],
      pwdHistoryLength: ['24'],
      pwdProperties: ['1'],
      minPwdAge: [millisecondsToInterval(day)],
      maxPwdAge: [millisecondsToInterval(42 * day)],
      lockoutThreshold: ['10'],
      lockoutDuration: [millisecondsToInterval(1_800_000)],
      lockOutObservationWindow: [millisecondsToInterval(1_800_000)],
    },
    [server]: { objectClass: ['server'], dNSHostName: [`${primary}.corp.example.com`] },
    [`CN=CORP,CN=Partitions,${configuration}`]: { objectClass: ['crossRef'], nCName: [base], nETBIOSName: ['CORP'] },
    [`CN=Guest,CN=Users,${base}`]: createFakePerson('Guest', 501, 1),
    [`CN=Ada,OU=People,${base}`]: createFakePerson('ada', 1104, 2),
    [`CN=Turners,OU=Groups,${base}`]: {
      objectClass: ['group'],
      cn: ['Turners'],
      objectSid: [createFakeSid(1200)],
      member: [`CN=Ada,OU=People,${base}`],
    },
    [`CN=Domain Users,CN=Users,${base}`]: {
      objectClass: ['group'],
      cn: ['Domain Users'],
      objectSid: [createFakeSid(513)],
    },
  }
}

/** The objectGUID is built from `number`. */
export function createFakePerson(account: string, relative: number, number: number): FakeEntry {
  return {
    objectClass: ['top', 'person', 'organizationalPerson', 'user'],
    objectGUID: [parseGuid(`00000000-0000-0000-0000-${String(number).padStart(12, '0')}`) ?? Buffer.alloc(16)],
    objectSid: [createFakeSid(relative)],
    sAMAccountName: [account],
    userPrincipalName: [`${account}@corp.example.com`],
    displayName: ['Ada Lovelace'],
    userAccountControl: ['512'],
    'msDS-User-Account-Control-Computed': ['0'],
    'msDS-UserPasswordExpiryTimeComputed': [dateToFiletime(new Date(Date.now() + 32 * day))],
    pwdLastSet: [tenDaysAgo],
    accountExpires: ['9223372036854775807'],
    primaryGroupID: ['513'],
    tokenGroups: [createFakeSid(1200), createFakeSid(513)],
  }
}

/** S-1-5-21-1-2-3, or a SID below it. */
export function createFakeSid(relative?: number): Buffer {
  const parts = [21, 1, 2, 3, ...(relative === undefined ? [] : [relative])]
  const bytes = Buffer.alloc(8 + 4 * parts.length)
  bytes.set([1, parts.length, 0, 0, 0, 0, 0, 5])
  parts.forEach((part, index) => {
    bytes.writeUInt32LE(part, 8 + 4 * index)
  })
  return bytes
}

/**
 * Longer than a busy machine takes, and passed over in silence (`pass-timeouts.ts`). Only the pause between two reads is short: every test with a lost write
 * waits for it.
 */
const timeouts = { connect: 10_000, read: 10_000, write: 10_000, settle: 20 }

/** Options of the directory that these controllers serve. */
export function fakeOptions(controllers: readonly { url: string; ca: string }[]) {
  return {
    controllers: controllers.map(({ url }) => url),
    base,
    bindDn: `CN=svc,${base}`,
    bindPassword: 'service',
    ca: controllers.map(({ ca }) => ca).join('\n'),
    timeouts,
  }
}
