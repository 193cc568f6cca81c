import { Attribute, type BerWriter, Change, type Client, Control } from 'ldapts'
import { isComplex } from '../complexity.ts'
import type { DirectoryPerson, WriteRefusal, WriteResult, WriteTicket } from '../directory.ts'
import { dateOfFiletime } from '../filetime.ts'
import { modifyMeaning, restrictionInWords } from './codes.ts'
import { drop } from './connections.ts'
import type { Controller } from './controllers.ts'
import { type Domain, noAnswer, readFrom } from './domain.ts'
import { answerOf, readEntry, text } from './ldap.ts'
import { effectivePolicy } from './policy.ts'
import { dnOf } from './state.ts'

export interface Modification {
  changes: Change[]
  controls?: Control[]
  /** The new password, and whether it is changed by its owner, for working out why it was refused. */
  newPassword?: string
  byOwner?: boolean
}

/** `overtaken`: nothing was done, since the entry is not as it was read. */
export type Sent = WriteResult | { outcome: 'overtaken' }

/** `replace`, and for a change `delete` and `add`: passwords go as UTF-16 in quotes. */
export function passwordChange(operation: 'replace' | 'delete' | 'add', password: string): Change {
  const values = [Buffer.from(`"${password}"`, 'utf16le')]
  return new Change({ operation, modification: new Attribute({ type: 'unicodePwd', values }) })
}

export function replacing(type: string, value: string): Change {
  return new Change({ operation: 'replace', modification: new Attribute({ type, values: [value] }) })
}

/** Makes a reset heed the history. Critical, so that a controller that lacks it refuses instead of passing it over. */
export class PolicyHints extends Control {
  constructor(oid: string) {
    super(oid, { critical: true })
  }

  protected override writeControl(writer: BerWriter): void {
    // OCTET STRING around SEQUENCE { INTEGER 1 }
    writer.writeBuffer(Buffer.from('3003020101', 'hex'), 0x04)
  }
}

/**
 * One modify, sent once to the ticket's controller, by the service account. From the moment it is sent, no answer means
 * `unknown`; it is never sent again, here or elsewhere.
 */
export async function writeOnce(
  domain: Domain,
  person: DirectoryPerson,
  ticket: WriteTicket,
  modification: Modification,
  signal: AbortSignal | undefined,
): Promise<Sent> {
  const controller = await domain.controllers.byUrl(ticket.controller)
  if (controller === undefined) return { outcome: 'not-sent' }
  const work = () => sendOnce(domain, controller, person, modification)
  const result = await controller.writes.run(work, domain.timeouts.turn, signal)
  return result ?? { outcome: 'not-sent' }
}

async function sendOnce(
  domain: Domain,
  controller: Controller,
  person: DirectoryPerson,
  modification: Modification,
): Promise<Sent> {
  let client: Client
  try {
    client = await controller.connections.forWrite()
  } catch (error) {
    noAnswer(domain, controller, error)
    return { outcome: 'not-sent' }
  }
  try {
    await client.modify(dnOf(person), modification.changes, modification.controls)
    controller.connections.giveBack(client)
    return { outcome: 'applied' }
  } catch (error) {
    const answer = answerOf(error)
    if (answer === undefined) {
      drop(client)
      noAnswer(domain, controller, error)
      return { outcome: 'unknown' }
    }
    controller.connections.giveBack(client)
    const meaning = modifyMeaning(answer)
    if (meaning === 'restricted') {
      const reason = restrictionInWords(answer.text) ?? (await workedOut(domain, controller, person, modification))
      return { outcome: 'refused', reason }
    }
    if (meaning === 'not-sent' || meaning === 'unknown') return { outcome: meaning }
    if (meaning === 'applied' || meaning === 'overtaken') return { outcome: meaning }
    return { outcome: 'refused', reason: meaning }
  }
}

/** Windows only says that some rule was broken. What can be reckoned from the policy is named, the rest is `policy`. */
async function workedOut(
  domain: Domain,
  controller: Controller,
  person: DirectoryPerson,
  { newPassword, byOwner = false }: Modification,
): Promise<WriteRefusal> {
  if (newPassword === undefined) return 'policy'
  try {
    return await readFrom(domain, controller, async (reading) => {
      const entry = await readEntry(reading.client, dnOf(person), ['pwdLastSet', 'msDS-ResultantPSO'])
      if (entry === undefined) return 'missing'
      const policy = await effectivePolicy(domain, reading, text(entry, 'msDS-ResultantPSO'))
      const lastSet = text(entry, 'pwdLastSet') ?? '0'
      const age = Date.now() - dateOfFiletime(lastSet).getTime()
      if (byOwner && lastSet !== '0' && age < policy.minAge) return 'too-young'
      if (newPassword.length < policy.minLength) return 'too-short'
      return policy.complexity && !isComplex(newPassword, person) ? 'complexity' : 'policy'
    })
  } catch {
    return 'policy'
  }
}
