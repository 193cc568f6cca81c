import type { Client } from 'ldapts'
import { AppError } from '../../../shared/errors.ts'
import { formatSid } from './identifiers.ts'
import { buffers, equals, readEntry, search, text, texts } from './ldap.ts'

/** What a controller reports about itself and its domain; does not change while it runs. */
export interface ControllerFacts {
  domainDn: string
  /** DNS name of the controller, lower case. */
  host: string
  domainSid: string
  netbiosName: string | undefined
  /** OID of the control that makes a reset enforce the password history; undefined if the controller has none. */
  policyHints: string | undefined
  /** A read-only controller (RODC): it refers every write to another one. */
  isReadOnly: boolean
}

/** Windows Server 2012 and later, and 2008 R2; Samba has neither (docs/directory.md#history-on-reset). */
/** LDAP_CAP_ACTIVE_DIRECTORY_PARTIAL_SECRETS_OID ([MS-ADTS] 3.1.1.3.4.3.7). */
const readOnlyCapability = '1.2.840.113556.1.4.1920'
const policyHints = ['1.2.840.113556.1.4.2239', '1.2.840.113556.1.4.2066']

export async function readFacts(client: Client): Promise<ControllerFacts> {
  const wanted = [
    'defaultNamingContext',
    'configurationNamingContext',
    'dnsHostName',
    'supportedControl',
    'supportedCapabilities',
  ]
  const root = await readEntry(client, '', wanted)
  const domainDn = root && text(root, 'defaultNamingContext')
  const head = domainDn && (await readEntry(client, domainDn, ['objectSid']))
  const sid = head && buffers(head, 'objectSid')[0]
  if (!root || !domainDn || !sid) throw new AppError('directory-unreachable', { cause: 'not a domain controller' })
  const supported = texts(root, 'supportedControl')
  return {
    domainDn,
    host: text(root, 'dnsHostName')?.toLowerCase() ?? '',
    domainSid: formatSid(sid),
    netbiosName: await readNetbiosName(client, text(root, 'configurationNamingContext') ?? '', domainDn),
    policyHints: policyHints.find((oid) => supported.includes(oid)),
    isReadOnly: texts(root, 'supportedCapabilities').includes(readOnlyCapability),
  }
}

async function readNetbiosName(client: Client, configuration: string, domainDn: string): Promise<string | undefined> {
  const [partition] = await search(client, `CN=Partitions,${configuration}`, {
    scope: 'sub',
    filter: equals('nCName', domainDn),
    attributes: ['nETBIOSName'],
  }).catch(() => [])
  return partition && text(partition, 'nETBIOSName')
}
