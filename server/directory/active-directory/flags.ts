import { Attribute, Change } from 'ldapts'
import type { DirectoryPerson, FlagRefusal, WriteRefusal, WriteResult, WriteTicket } from '../directory.ts'
import { type DomainContext, readFromController } from './domain.ts'
import { readEntry, text } from './ldap.ts'
import { guidDn } from './state.ts'
import { replaceValue, type SendResult, writeOnce } from './writes.ts'

/** userAccountControl: https://learn.microsoft.com/windows/win32/adschema/a-useraccountcontrol (2026-11-22) */
const disabled = 0x2
const passwordNeverExpires = 0x10000

/** How often the flags are read again if others keep changing them. */
const maxAttempts = 3

/**
 * All flags share one number. One modify deletes the old number and adds the new one; the controller refuses it if the old number
 * is no longer there. Then no one else's change is undone, and the flags are read again.
 */
export async function enable(
  domain: DomainContext,
  person: DirectoryPerson,
  ticket: WriteTicket,
  signal: AbortSignal | undefined,
): Promise<WriteResult<FlagRefusal>> {
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const flags = await readFlags(domain, person, ticket)
    if (typeof flags === 'object') return flags
    if ((Number(flags) & disabled) === 0) return { outcome: 'applied' }
    const changes = [createFlagsChange('delete', flags), createFlagsChange('add', String(Number(flags) & ~disabled))]
    const sent = await writeOnce(domain, person, ticket, { changes }, signal)
    if (sent.outcome !== 'overtaken') return toFlagResult(sent)
  }
  return { outcome: 'refused', reason: 'overtaken' }
}

export async function setMustChange(
  domain: DomainContext,
  person: DirectoryPerson,
  ticket: WriteTicket,
  signal: AbortSignal | undefined,
): Promise<WriteResult<FlagRefusal>> {
  const flags = await readFlags(domain, person, ticket)
  if (typeof flags === 'object') return flags
  if (Number(flags) & passwordNeverExpires) return { outcome: 'refused', reason: 'password-never-expires' }
  const sent = await writeOnce(domain, person, ticket, { changes: [replaceValue('pwdLastSet', '0')] }, signal)
  return sent.outcome === 'overtaken' ? { outcome: 'unknown' } : toFlagResult(sent)
}

/** userAccountControl at the ticket's controller, in its own decimal text; or the result, if nothing may be sent there. */
async function readFlags(
  domain: DomainContext,
  person: DirectoryPerson,
  ticket: WriteTicket,
): Promise<string | WriteResult<FlagRefusal>> {
  const controller = await domain.controllers.findByUrl(ticket.controller)
  if (controller === undefined) return { outcome: 'not-sent' }
  try {
    const entry = await readFromController(domain, controller, ({ client }) =>
      readEntry(client, guidDn(person), ['userAccountControl']),
    )
    if (entry === undefined) return { outcome: 'refused', reason: 'missing' }
    // Without the right to read the flags they must not be overwritten.
    return text(entry, 'userAccountControl') ?? { outcome: 'refused', reason: 'not-permitted' }
  } catch {
    return { outcome: 'not-sent' }
  }
}

function createFlagsChange(operation: 'delete' | 'add', value: string): Change {
  return new Change({ operation, modification: new Attribute({ type: 'userAccountControl', values: [value] }) })
}

/** The other refusals concern passwords; here they mean that a rule of the directory forbids the change. */
function toFlagResult(sent: Exclude<SendResult, { outcome: 'overtaken' }>): WriteResult<FlagRefusal> {
  if (sent.outcome !== 'refused') return sent
  const { reason } = sent
  return { outcome: 'refused', reason: isShared(reason) ? reason : 'policy' }
}

const isShared = (reason: WriteRefusal): reason is WriteRefusal & FlagRefusal =>
  reason === 'not-permitted' || reason === 'missing' || reason === 'not-possible'
