import { Attribute, type BerWriter, Change, type Client, Control } from 'ldapts'
import { meetsComplexity } from '../../../shared/password-policy/rules/complexity.ts'
import type { DirectoryPerson, WriteRefusal, WriteResult, WriteTicket } from '../directory.ts'
import { filetimeToDate } from '../filetime.ts'
import { interpretModify, type LdapAnswer, parseSambaRestriction } from './codes.ts'
import { drop } from './connections.ts'
import type { Controller } from './controllers.ts'
import { type DomainContext, readFromController, recordNoAnswer, reportOnce } from './domain.ts'
import { readEntry, text, toLdapAnswer } from './ldap.ts'
import { readEffectivePolicy } from './policy.ts'
import { guidDn } from './state.ts'

export interface Modification {
  changes: Change[]
  controls?: Control[]
  /** The new password, and whether its owner changes it: needed to infer why it was refused. */
  newPassword?: string
  byOwner?: boolean
}

/** `overtaken`: nothing was done, because the entry is no longer as it was read. */
export type SendResult = WriteResult | { outcome: 'overtaken' }

/** A reset is a `replace`, a change `delete` and `add`; passwords are sent as UTF-16 in quotes. */
export function createPasswordChange(operation: 'replace' | 'delete' | 'add', password: string): Change {
  const values = [Buffer.from(`"${password}"`, 'utf16le')]
  return new Change({ operation, modification: new Attribute({ type: 'unicodePwd', values }) })
}

export function replaceValue(type: string, value: string): Change {
  return new Change({ operation: 'replace', modification: new Attribute({ type, values: [value] }) })
}

/** Makes a reset enforce the history. Critical, so that a controller without it refuses instead of ignoring it. */
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
 * Sends one modify once to the ticket's controller, as the service account. If it was sent without an answer, the result is
 * `unknown`; it is never sent again, to this or another controller.
 */
export async function writeOnce(
  domain: DomainContext,
  person: DirectoryPerson,
  ticket: WriteTicket,
  modification: Modification,
  signal: AbortSignal | undefined,
): Promise<SendResult> {
  const controller = await domain.controllers.findByUrl(ticket.controller)
  if (controller === undefined) return { outcome: 'not-sent' }
  const work = () => sendOnce(domain, controller, person, modification)
  const result = await controller.writes.run(work, domain.timeouts.queue, signal)
  return result ?? { outcome: 'not-sent' }
}

async function sendOnce(
  domain: DomainContext,
  controller: Controller,
  person: DirectoryPerson,
  modification: Modification,
): Promise<SendResult> {
  let client: Client
  try {
    client = await controller.connections.acquireForWrite()
  } catch (error) {
    recordNoAnswer(domain, controller, error)
    return { outcome: 'not-sent' }
  }
  try {
    await client.modify(guidDn(person), modification.changes, modification.controls)
    controller.connections.release(client)
    return { outcome: 'applied' }
  } catch (error) {
    const answer = toLdapAnswer(error)
    if (answer === undefined) {
      drop(client)
      recordNoAnswer(domain, controller, error)
      return { outcome: 'unknown' }
    }
    controller.connections.release(client)
    const meaning = interpretModify(answer)
    if (meaning === 'restricted') {
      const reason =
        parseSambaRestriction(answer.text) ?? (await inferRefusal(domain, controller, person, modification))
      return { outcome: 'refused', reason }
    }
    if (meaning === 'read-only') return passOn(domain, controller, answer)
    if (meaning === 'not-possible') domain.options.report?.(describeRefusal(controller, answer))
    if (meaning === 'not-permitted') reportMissingRight(domain, person, modification, answer)
    if (meaning === 'not-sent' || meaning === 'unknown') return { outcome: meaning }
    if (meaning === 'applied' || meaning === 'overtaken') return { outcome: meaning }
    return { outcome: 'refused', reason: meaning }
  }
}

/** Nothing was done: another controller takes the write, or there is none that does. */
async function passOn(domain: DomainContext, controller: Controller, answer: LdapAnswer): Promise<SendResult> {
  const { controllers } = domain
  const wasKnown = controllers.isReadOnly(controller)
  controllers.recordReadOnly(controller)
  if (!wasKnown)
    domain.options.report?.(
      `${controller.url} takes no writes and refers to another controller (${describe(answer)}): name controllers that take them in LATCHKEY_DIRECTORY.`,
    )
  // One that was known was asked as the last one.
  const isOnly = wasKnown || (await controllers.listInOrder()).every((one) => controllers.isReadOnly(one))
  return isOnly ? { outcome: 'refused', reason: 'not-possible' } : { outcome: 'not-sent' }
}

/** For the log: another reason than the password, of which a connection that is not encrypted up to the controller is the most frequent. */
const describeRefusal = (controller: Controller, answer: LdapAnswer) =>
  `${controller.url} refuses a write for a reason other than the password (${describe(answer)}): the connection may not be encrypted up to the controller (a proxy in between?); its own log may say more.`

/** Once for each person and attribute, since people try again. */
function reportMissingRight(
  domain: DomainContext,
  person: DirectoryPerson,
  { changes }: Modification,
  answer: LdapAnswer,
): void {
  const attributes = changes.map(({ modification }) => modification.type)
  const [first] = attributes
  reportOnce(
    domain,
    `write of ${first} at ${person.id}`,
    `The service account may not write ${[...new Set(attributes)].join(', ')} of ${person.account}@${domain.name()} (${describe(answer)}): docs/directory-rights.md has the command for each right.`,
  )
}

const describe = ({ code, text }: LdapAnswer) => `${code} ${text}`.trim()

/** Windows only reports that some rule was broken. What follows from the policy is named, the rest is `policy`. */
async function inferRefusal(
  domain: DomainContext,
  controller: Controller,
  person: DirectoryPerson,
  { newPassword, byOwner = false }: Modification,
): Promise<WriteRefusal> {
  if (newPassword === undefined) return 'policy'
  try {
    return await readFromController(domain, controller, async (reading) => {
      const entry = await readEntry(reading.client, guidDn(person), ['pwdLastSet', 'msDS-ResultantPSO'])
      if (entry === undefined) return 'missing'
      const policy = await readEffectivePolicy(reading, text(entry, 'msDS-ResultantPSO'))
      if (policy.isUnknown) return 'policy'
      const lastSet = text(entry, 'pwdLastSet') ?? '0'
      const age = Date.now() - filetimeToDate(lastSet).getTime()
      if (byOwner && lastSet !== '0' && age < policy.minAge) return 'too-young'
      if (newPassword.length < policy.minLength) return 'too-short'
      return policy.complexity && !meetsComplexity(newPassword, person) ? 'complexity' : 'policy'
    })
  } catch {
    return 'policy'
  }
}
