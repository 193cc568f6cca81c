import type { Client } from 'ldapts'
import { type ControllerFacts, readFacts } from '../facts.ts'
import { formatSid } from '../identifiers.ts'
import { buffers, readEntry, text } from '../ldap.ts'
import { readPrimaryHost } from '../primary.ts'
import { type FineGrainedView, readFineGrained } from './fine-grained.ts'

/** What the service account can see of the domain through one controller. */
export interface DomainView {
  facts: ControllerFacts
  /** Milliseconds that the controller's clock is ahead of ours; undefined if it reports no time. */
  clockAhead?: number
  /** Whether the base below which people are searched exists. */
  baseReadable: boolean
  policy?: { minLength: number; lockoutThreshold: number }
  fineGrained: FineGrainedView
  /** DNS name of the PDC emulator; undefined if the controller does not name it. */
  primary?: string
  /** The service account is in a group that has all rights. */
  isAdministrator: boolean
}

export async function readDomainView(client: Client, base: string | undefined): Promise<DomainView> {
  const asked = Date.now()
  const root = await readEntry(client, '', ['currentTime', 'tokenGroups'])
  const now = (asked + Date.now()) / 2
  const facts = await readFacts(client)
  const head = await readEntry(client, facts.domainDn, ['minPwdLength', 'lockoutThreshold'])
  const time = parseGeneralizedTime(root && text(root, 'currentTime'))
  const minLength = head && text(head, 'minPwdLength')
  return {
    facts,
    ...(time !== undefined && { clockAhead: time - now }),
    baseReadable: base === undefined || (await readEntry(client, base, ['objectClass'])) !== undefined,
    ...(head &&
      minLength && {
        policy: { minLength: Number(minLength), lockoutThreshold: Number(text(head, 'lockoutThreshold') ?? 0) },
      }),
    fineGrained: await readFineGrained(client, facts.domainDn),
    primary: await readPrimaryHost(client, facts),
    isAdministrator: (root ? buffers(root, 'tokenGroups') : []).some((sid) => /-(512|519|544)$/.test(formatSid(sid))),
  }
}

/** GeneralizedTime, as in `20261121233834.0Z`. */
function parseGeneralizedTime(time: string | undefined): number | undefined {
  const [, date, hours] = /^(\d{8})(\d{6})(?:\.\d+)?Z$/.exec(time ?? '') ?? []
  if (date === undefined || hours === undefined) return undefined
  const pairs = (digits: string) => digits.match(/../g) ?? []
  return Date.parse(`${date.slice(0, 4)}-${pairs(date.slice(4)).join('-')}T${pairs(hours).join(':')}Z`)
}
