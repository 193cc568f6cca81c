import { AndFilter, type Client, NotFilter } from 'ldapts'
import { equals, readEntry, text, texts } from '../ldap.ts'

/** Attributes that the service account must be allowed to write. */
export const writtenAttributes = ['lockoutTime', 'pwdLastSet', 'userAccountControl'] as const
export type WrittenAttribute = (typeof writtenAttributes)[number]

/** Needed to know the state of an account. Every account has them. */
const readAttributes = [
  'objectGUID',
  'objectSid',
  'userAccountControl',
  'pwdLastSet',
  'msDS-User-Account-Control-Computed',
  'msDS-UserPasswordExpiryTimeComputed',
  'tokenGroups',
]

export interface Rights {
  /** Number of people examined: ordinary ones, at most `sampleSize`. */
  people: number
  /** Distinguished names of people whose attribute the service account may not write. */
  missing: Record<WrittenAttribute, string[]>
  /** Attributes of one of them that the service account may write and Latchkey never does. */
  unneeded: string[]
  /** Attributes that could not be read of any of them. */
  unreadable: string[]
  /** Fine-grained policies that apply to one of them and cannot be read. */
  unreadablePolicies: string[]
}

const sampleSize = 20

/** `allowedAttributesEffective` lists what the bound account may write. It does not show the Reset Password right. */
export async function readRights(client: Client, base: string, bindDn: string): Promise<Rights> {
  const rights: Rights = {
    people: 0,
    missing: { lockoutTime: [], pwdLastSet: [], userAccountControl: [] },
    unneeded: [],
    unreadable: [],
    unreadablePolicies: [],
  }
  const seen = new Set<string>()
  const needed = new Set(writtenAttributes.map((name) => name.toLowerCase()))
  const unneeded = new Set<string>()
  for (const dn of await sample(client, base, bindDn)) {
    const attributes = [...readAttributes, 'allowedAttributesEffective', 'msDS-ResultantPSO']
    const entry = await readEntry(client, dn, attributes)
    if (entry === undefined) continue
    rights.people += 1
    const writable = texts(entry, 'allowedAttributesEffective')
    const allowed = writable.map((name) => name.toLowerCase())
    for (const name of writable) if (!needed.has(name.toLowerCase())) unneeded.add(name)
    for (const name of writtenAttributes) if (!allowed.includes(name.toLowerCase())) rights.missing[name].push(dn)
    for (const name of readAttributes) if (text(entry, name) !== undefined) seen.add(name)
    const policy = text(entry, 'msDS-ResultantPSO')
    if (policy !== undefined && !rights.unreadablePolicies.includes(policy) && !(await isReadable(client, policy))) {
      rights.unreadablePolicies.push(policy)
    }
  }
  rights.unneeded = [...unneeded].sort()
  if (rights.people > 0) rights.unreadable = readAttributes.filter((name) => !seen.has(name))
  return rights
}

async function isReadable(client: Client, policy: string): Promise<boolean> {
  const entry = await readEntry(client, policy, ['msDS-MinimumPasswordLength'])
  return entry !== undefined && text(entry, 'msDS-MinimumPasswordLength') !== undefined
}

/** The first page of ordinary accounts: accounts that Latchkey never touches reveal nothing about its rights. */
async function sample(client: Client, base: string, bindDn: string): Promise<string[]> {
  const userAccount = '805306368'
  const filter = new AndFilter({
    filters: [
      equals('sAMAccountType', userAccount),
      new NotFilter({ filter: equals('adminCount', '1') }),
      new NotFilter({ filter: equals('isCriticalSystemObject', 'TRUE') }),
    ],
  })
  const paged = { pageSize: sampleSize + 1 }
  for await (const { searchEntries } of client.searchPaginated(base, {
    filter,
    scope: 'sub',
    attributes: ['1.1'],
    paged,
  })) {
    const names = searchEntries.map(({ dn }) => dn).filter((dn) => dn.toLowerCase() !== bindDn.toLowerCase())
    return names.slice(0, sampleSize)
  }
  return []
}
