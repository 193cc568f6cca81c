import type { Client } from 'ldapts'
import { type ControllerFacts, readFacts } from '../facts.ts'
import { sidText } from '../identifiers.ts'
import { buffers, equals, readEntry, search, text } from '../ldap.ts'
import { primaryHost } from '../primary.ts'

/** What the service account gets to see of the domain through one controller. */
export interface DomainView {
  facts: ControllerFacts
  /** Milliseconds that the controller's clock is ahead of ours; undefined: it does not say. */
  clockAhead?: number
  /** Whether the base below which people are looked for is there. */
  baseReadable: boolean
  policy?: { minLength: number; lockoutThreshold: number }
  /** Fine-grained policies; undefined: their container cannot be read. */
  fineGrained?: number
  /** DNS name of the PDC emulator; undefined: nobody says. */
  primary?: string
  /** The service account is in a group that may do anything. */
  isAdministrator: boolean
}

export async function readDomain(client: Client, base: string | undefined): Promise<DomainView> {
  const asked = Date.now()
  const root = await readEntry(client, '', ['currentTime', 'tokenGroups'])
  const now = (asked + Date.now()) / 2
  const facts = await readFacts(client)
  const head = await readEntry(client, facts.domainDn, ['minPwdLength', 'lockoutThreshold'])
  const time = momentOf(root && text(root, 'currentTime'))
  const minLength = head && text(head, 'minPwdLength')
  return {
    facts,
    ...(time !== undefined && { clockAhead: time - now }),
    baseReadable: base === undefined || (await readEntry(client, base, ['objectClass'])) !== undefined,
    ...(head &&
      minLength && {
        policy: { minLength: Number(minLength), lockoutThreshold: Number(text(head, 'lockoutThreshold') ?? 0) },
      }),
    fineGrained: await countFineGrained(client, facts.domainDn),
    primary: await primaryHost(client, facts),
    isAdministrator: (root ? buffers(root, 'tokenGroups') : []).some((sid) => /-(512|519|544)$/.test(sidText(sid))),
  }
}

/** Whoever may not read them gets no entries and no error, so the container itself is looked for. */
async function countFineGrained(client: Client, domainDn: string): Promise<number | undefined> {
  const container = `CN=Password Settings Container,CN=System,${domainDn}`
  if ((await readEntry(client, container, ['objectClass'])) === undefined) return undefined
  const filter = equals('objectClass', 'msDS-PasswordSettings')
  return (await search(client, container, { scope: 'sub', filter, attributes: ['1.1'] })).length
}

/** GeneralizedTime, as in `20261121233834.0Z`. */
function momentOf(time: string | undefined): number | undefined {
  const [, date, hours] = /^(\d{8})(\d{6})(?:\.\d+)?Z$/.exec(time ?? '') ?? []
  if (date === undefined || hours === undefined) return undefined
  const pairs = (digits: string) => digits.match(/../g) ?? []
  return Date.parse(`${date.slice(0, 4)}-${pairs(date.slice(4)).join('-')}T${pairs(hours).join(':')}Z`)
}
