import { Attribute, Change } from 'ldapts'
import type { DirectoryPerson, FlagRefusal, WriteResult, WriteTicket } from '../directory.ts'
import { type Domain, readFrom } from './domain.ts'
import { readEntry, text } from './ldap.ts'
import { dnOf } from './state.ts'
import { replacing, type Sent, writeOnce } from './writes.ts'

/** userAccountControl: https://learn.microsoft.com/windows/win32/adschema/a-useraccountcontrol (2026-11-22) */
const disabled = 0x2
const passwordNeverExpires = 0x10000

/** How often one that others keep altering is read again. */
const tries = 3

/**
 * The flags stand in one number beside others. The old number is deleted and the new one added in one modify, which the
 * controller refuses when the old one is no longer there: then nothing of what somebody else wrote is undone, and it is read again.
 */
export async function enable(
  domain: Domain,
  person: DirectoryPerson,
  ticket: WriteTicket,
  signal: AbortSignal | undefined,
): Promise<WriteResult<FlagRefusal>> {
  for (let tried = 0; tried < tries; tried += 1) {
    const flags = await readFlags(domain, person, ticket)
    if (typeof flags === 'object') return flags
    if ((Number(flags) & disabled) === 0) return { outcome: 'applied' }
    const changes = [flagsChange('delete', flags), flagsChange('add', String(Number(flags) & ~disabled))]
    const sent = await writeOnce(domain, person, ticket, { changes }, signal)
    if (sent.outcome !== 'overtaken') return flagResult(sent)
  }
  return { outcome: 'refused', reason: 'overtaken' }
}

export async function setMustChange(
  domain: Domain,
  person: DirectoryPerson,
  ticket: WriteTicket,
  signal: AbortSignal | undefined,
): Promise<WriteResult<FlagRefusal>> {
  const flags = await readFlags(domain, person, ticket)
  if (typeof flags === 'object') return flags
  if (Number(flags) & passwordNeverExpires) return { outcome: 'refused', reason: 'password-never-expires' }
  const sent = await writeOnce(domain, person, ticket, { changes: [replacing('pwdLastSet', '0')] }, signal)
  return sent.outcome === 'overtaken' ? { outcome: 'unknown' } : flagResult(sent)
}

/** userAccountControl as the ticket's controller has it, in its own decimal text; or why nothing is to be sent there. */
async function readFlags(
  domain: Domain,
  person: DirectoryPerson,
  ticket: WriteTicket,
): Promise<string | WriteResult<FlagRefusal>> {
  const controller = await domain.controllers.byUrl(ticket.controller)
  if (controller === undefined) return { outcome: 'not-sent' }
  try {
    const entry = await readFrom(domain, controller, ({ client }) =>
      readEntry(client, dnOf(person), ['userAccountControl']),
    )
    if (entry === undefined) return { outcome: 'refused', reason: 'missing' }
    // Whoever may not read it is not let write it unread.
    return text(entry, 'userAccountControl') ?? { outcome: 'refused', reason: 'not-permitted' }
  } catch {
    return { outcome: 'not-sent' }
  }
}

function flagsChange(operation: 'delete' | 'add', value: string): Change {
  return new Change({ operation, modification: new Attribute({ type: 'userAccountControl', values: [value] }) })
}

/** What remains has to do with passwords only, and here means that a rule of the directory forbids it. */
function flagResult(sent: Exclude<Sent, { outcome: 'overtaken' }>): WriteResult<FlagRefusal> {
  if (sent.outcome !== 'refused') return sent
  const { reason } = sent
  return { outcome: 'refused', reason: reason === 'not-permitted' || reason === 'missing' ? reason : 'policy' }
}
