import { filetimeOfDate, intervalOfMilliseconds } from '../../filetime.ts'
import { guidBytes } from '../identifiers.ts'
import type { FakeEntry } from './ldap-messages.ts'

export const base = 'DC=corp,DC=example,DC=com'
const day = 86_400_000
/** The same at every controller. */
const tenDaysAgo = filetimeOfDate(new Date(Date.now() - 10 * day))

/** A Windows domain with one person, `ada`, password set ten days ago; `host` is the controller it is told by. */
export function fakeDomain(host = 'dc1', primary = 'dc1'): Record<string, FakeEntry> {
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
      objectSid: [sid()],
      fSMORoleOwner: [`CN=NTDS Settings,${server}`],
      minPwdLength: ['8'],
      pwdHistoryLength: ['24'],
      pwdProperties: ['1'],
      minPwdAge: [intervalOfMilliseconds(day)],
      maxPwdAge: [intervalOfMilliseconds(42 * day)],
      lockoutThreshold: ['10'],
      lockoutDuration: [intervalOfMilliseconds(1_800_000)],
      lockOutObservationWindow: [intervalOfMilliseconds(1_800_000)],
    },
    [server]: { objectClass: ['server'], dNSHostName: [`${primary}.corp.example.com`] },
    [`CN=CORP,CN=Partitions,${configuration}`]: { objectClass: ['crossRef'], nCName: [base], nETBIOSName: ['CORP'] },
    [`CN=Guest,CN=Users,${base}`]: person('Guest', 501, 1),
    [`CN=Ada,OU=People,${base}`]: person('ada', 1104, 2),
    [`CN=Turners,OU=Groups,${base}`]: {
      objectClass: ['group'],
      cn: ['Turners'],
      objectSid: [sid(1200)],
      member: [`CN=Ada,OU=People,${base}`],
    },
    [`CN=Domain Users,CN=Users,${base}`]: { objectClass: ['group'], cn: ['Domain Users'], objectSid: [sid(513)] },
  }
}

/** `number` makes the objectGUID. */
export function person(account: string, relative: number, number: number): FakeEntry {
  return {
    objectClass: ['top', 'person', 'organizationalPerson', 'user'],
    objectGUID: [guidBytes(`00000000-0000-0000-0000-${String(number).padStart(12, '0')}`) ?? Buffer.alloc(16)],
    objectSid: [sid(relative)],
    sAMAccountName: [account],
    userPrincipalName: [`${account}@corp.example.com`],
    displayName: ['Ada Lovelace'],
    userAccountControl: ['512'],
    'msDS-User-Account-Control-Computed': ['0'],
    'msDS-UserPasswordExpiryTimeComputed': [filetimeOfDate(new Date(Date.now() + 32 * day))],
    pwdLastSet: [tenDaysAgo],
    accountExpires: ['9223372036854775807'],
    primaryGroupID: ['513'],
    tokenGroups: [sid(1200), sid(513)],
  }
}

/** S-1-5-21-1-2-3, or somebody's below it. */
export function sid(relative?: number): Buffer {
  const parts = [21, 1, 2, 3, ...(relative === undefined ? [] : [relative])]
  const bytes = Buffer.alloc(8 + 4 * parts.length)
  bytes.set([1, parts.length, 0, 0, 0, 0, 0, 5])
  parts.forEach((part, index) => {
    bytes.writeUInt32LE(part, 8 + 4 * index)
  })
  return bytes
}
