import { execFile } from 'node:child_process'
import { Attribute, Change, type Client } from 'ldapts'

/** A person to be made, in any state that a directory knows. */
export interface NewPerson {
  account: string
  password: string
  state?: PersonState
  displayName?: string
  givenName?: string
  surname?: string
  mail?: string
  mobile?: string
  telephone?: string
  otherMailbox?: string
  department?: string
  title?: string
  employeeId?: string
  /** The account of an earlier person. */
  manager?: string
  passwordNeverExpires?: boolean
  userPrincipalName?: string
  /** Names of groups; each may lie in another: `['team', 'team > department > company']`. Made when absent. */
  groups?: readonly string[]
  adminCount?: boolean
  /** Outside the organisational unit over which the service account has rights. */
  undelegated?: boolean
  fineGrainedPolicy?: FineGrainedPolicy
  kind?: 'user' | 'computer' | 'trust' | 'service'
}

export type PersonState =
  | 'active'
  | 'expired'
  | 'must-change'
  | 'locked'
  | 'disabled'
  | 'account-expired'
  | 'logon-hours'
  | 'workstation'

/** Times are in milliseconds. A missing setting has the value of the domain's policy in the template. */
export interface FineGrainedPolicy {
  minLength?: number
  minAge?: number
  historyLength?: number
  complexity?: boolean
  lockoutThreshold?: number
  lockoutDuration?: number
}

interface Environment {
  base: string
  /** sam.ldb, for changes that LDAP does not allow. */
  database: string
  administrator: <T>(work: (client: Client) => Promise<T>) => Promise<T>
}

/** Makes people over LDAPS as Administrator; gives their distinguished names. */
export function createPersonFactory(environment: Environment): (person: NewPerson) => Promise<string> {
  const { base, administrator } = environment
  return (person) =>
    administrator(async (client) => {
      const dn = `CN=${person.account},${person.undelegated ? 'CN=Users' : 'OU=People'},${base}`
      await client.add(dn, attributesOf(person, base), [])
      const kind = person.kind ?? 'user'
      if (kind === 'user') await replace(client, dn, { unicodePwd: quoted(person.password), userAccountControl: '512' })
      if (person.passwordNeverExpires) {
        const flags = 0x200 | 0x10000 | (person.state === 'disabled' ? 2 : 0)
        await replace(client, dn, { userAccountControl: String(flags) })
      }
      if (person.fineGrainedPolicy) await addFineGrained(client, base, dn, person.account, person.fineGrainedPolicy)
      for (const path of person.groups ?? []) await addToGroups(client, base, dn, path)
      const isDone = person.passwordNeverExpires && person.state === 'disabled'
      const state = isDone ? {} : (stateAttributes[person.state ?? 'active']?.() ?? {})
      if (Object.keys(state).length > 0) await replace(client, dn, state)
      if (person.state === 'expired') await backdate(environment.database, dn)
      return dn
    })
}

function attributesOf(person: NewPerson, base: string): Record<string, string | string[]> {
  const given = {
    mail: person.mail,
    mobile: person.mobile,
    telephoneNumber: person.telephone,
    otherMailbox: person.otherMailbox,
    department: person.department,
    title: person.title,
    employeeID: person.employeeId,
    manager: person.manager && `CN=${person.manager},OU=People,${base}`,
    adminCount: person.adminCount ? '1' : undefined,
    displayName: person.displayName,
  }
  const optional = Object.fromEntries(Object.entries(given).filter((one): one is [string, string] => Boolean(one[1])))
  const common = { sAMAccountName: person.account, ...optional }
  if (person.kind === 'computer') return { ...common, objectClass: 'computer', userAccountControl: '4096' }
  if (person.kind === 'service') {
    return { ...common, objectClass: 'msDS-GroupManagedServiceAccount', 'msDS-ManagedPasswordInterval': '30' }
  }
  const userPrincipalName = person.userPrincipalName ?? `${person.account}@corp.example.test`
  return {
    ...common,
    objectClass: 'user',
    userPrincipalName,
    givenName: person.givenName ?? person.account,
    sn: person.surname ?? 'Example',
  }
}

const stateAttributes: Record<PersonState, (() => Record<string, string | Buffer>) | undefined> = {
  active: undefined,
  // pwdLastSet takes only 0 and -1 over LDAP.
  expired: undefined,
  'must-change': () => ({ pwdLastSet: '0' }),
  locked: () => ({ lockoutTime: filetime(Date.now()) }),
  disabled: () => ({ userAccountControl: '514' }),
  'account-expired': () => ({ accountExpires: filetime(Date.now() - 86_400_000) }),
  'logon-hours': () => ({ logonHours: Buffer.alloc(21) }),
  workstation: () => ({ userWorkstations: 'NOWHERE' }),
}

const filetime = (milliseconds: number) => ((BigInt(milliseconds) + 11_644_473_600_000n) * 10_000n).toString()
const interval = (milliseconds: number) => (BigInt(milliseconds) * -10_000n).toString()
const quoted = (password: string) => Buffer.from(`"${password}"`, 'utf16le')

async function replace(client: Client, dn: string, values: Record<string, string | Buffer>): Promise<void> {
  const changes = Object.entries(values).map(([type, value]) => {
    const values = Buffer.isBuffer(value) ? [value] : [value]
    return new Change({ operation: 'replace', modification: new Attribute({ type, values: values as string[] }) })
  })
  await client.modify(dn, changes)
}

/** 100 days ago, straight into the database, with the control that lets a program set what only the server may. */
function backdate(database: string, dn: string): Promise<void> {
  const change = `dn: ${dn}\nchangetype: modify\nreplace: pwdLastSet\npwdLastSet: ${filetime(Date.now() - 100 * 86_400_000)}\n`
  const asServer = '--controls=local_oid:1.3.6.1.4.1.7165.4.3.20:0'
  return new Promise((resolve, reject) => {
    const child = execFile('ldbmodify', ['-H', database, asServer], (error, _output, text) =>
      error ? reject(new Error(`ldbmodify: ${text}`, { cause: error })) : resolve(),
    )
    child.stdin?.end(change)
  })
}

async function addFineGrained(
  client: Client,
  base: string,
  dn: string,
  name: string,
  policy: FineGrainedPolicy,
): Promise<void> {
  await client.add(`CN=for ${name},CN=Password Settings Container,CN=System,${base}`, {
    objectClass: 'msDS-PasswordSettings',
    'msDS-PasswordSettingsPrecedence': '10',
    'msDS-PasswordReversibleEncryptionEnabled': 'FALSE',
    'msDS-PasswordHistoryLength': String(policy.historyLength ?? 5),
    'msDS-PasswordComplexityEnabled': policy.complexity === false ? 'FALSE' : 'TRUE',
    'msDS-MinimumPasswordLength': String(policy.minLength ?? 8),
    'msDS-MinimumPasswordAge': interval(policy.minAge ?? 0),
    'msDS-MaximumPasswordAge': interval(42 * 86_400_000),
    'msDS-LockoutThreshold': String(policy.lockoutThreshold ?? 5),
    'msDS-LockoutObservationWindow': interval(Math.min(policy.lockoutDuration ?? 1_800_000, 1_800_000)),
    'msDS-LockoutDuration': interval(policy.lockoutDuration ?? 1_800_000),
    'msDS-PSOAppliesTo': dn,
  })
}

/** `a > b`: the person is in `a`, which lies in `b`. */
async function addToGroups(client: Client, base: string, member: string, path: string): Promise<void> {
  let inner = member
  for (const name of path.split(' > ')) {
    const dn = `CN=${name},CN=Users,${base}`
    await client.add(dn, { objectClass: 'group', sAMAccountName: name }).catch(unlessThere)
    const change = new Change({ operation: 'add', modification: new Attribute({ type: 'member', values: [inner] }) })
    await client.modify(dn, change).catch(unlessThere)
    inner = dn
  }
}

/** 68: the object is there; 20: the value is. */
function unlessThere(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code !== 68 && code !== 20) throw error
}
