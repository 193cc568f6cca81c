import type { Audit, AuditRecord } from '../audit/chain.ts'
import type { AccountState, DirectoryPerson } from '../directory/directory.ts'
import { type Access, endOneAccess } from '../store/accesses.ts'
import type { Tx } from '../store/database.ts'
import { type EndedAccess, endAccessOf } from '../store/person-access.ts'

/** Why a person's sessions and state tokens were ended together. */
type EndReason =
  | 'account-expired'
  | 'administrator'
  | 'disabled'
  | 'password-changed'
  | 'password-reset'
  | 'second-factor-removed'
  | 'signed-out'

/** Without account and domain: a person who is no longer in the directory. */
export type Person = Pick<DirectoryPerson, 'id'> & Partial<Pick<DirectoryPerson, 'account' | 'domain'>>

interface Ending {
  why: EndReason
  /** Id of an administrator. */
  by?: string
}

/** Ends the person's access (`endAccessOf`) and records it, unless there was nothing to end. */
export async function endAccess(
  audit: Audit,
  tx: Tx,
  person: Person,
  ending: Ending & { exceptSession?: string },
): Promise<void> {
  await audit.append(tx, ...(await endAccessUnrecorded(tx, person, ending)))
}

/** The same for a caller that appends what it returns to the audit together with other events of the transaction. */
export async function endAccessUnrecorded(
  tx: Tx,
  person: Person,
  { exceptSession, ...ending }: Ending & { exceptSession?: string },
): Promise<AuditRecord[]> {
  return toRecords(person, { ...ending, ...(await endAccessOf(tx, person.id, { exceptSession })) })
}

/** Ends one session, state token or known browser of the person and records it, unless it had ended. */
export async function endListedAccess(
  audit: Audit,
  tx: Tx,
  person: Person,
  access: Pick<Access, 'kind' | 'key'>,
  ending: Ending,
): Promise<void> {
  await audit.append(tx, ...toRecords(person, { ...ending, ...(await endOneAccess(tx, access)) }))
}

function toRecords({ id, account, domain }: Person, ended: Ending & EndedAccess): AuditRecord[] {
  const { sessions, stateTokens, knownBrowsers } = ended
  if (sessions + stateTokens + knownBrowsers === 0) return []
  const subject = { id, name: account && domain && `${account}@${domain}` }
  return [{ event: 'access-ended', subject, data: { ...ended } }]
}

/** A person whose account could not sign in now has no access either. Undefined: it could. */
export function findEndReason({ disabled, accountExpired }: AccountState): 'disabled' | 'account-expired' | undefined {
  if (disabled) return 'disabled'
  return accountExpired ? 'account-expired' : undefined
}
