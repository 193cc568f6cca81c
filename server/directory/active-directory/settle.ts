import { setTimeout as pause } from 'node:timers/promises'
import type { DirectoryPerson, SettledOutcome, WriteTicket } from '../directory.ts'
import { bindAsPerson } from './binds.ts'
import type { Controller } from './controllers.ts'
import { type DomainContext, readFromController } from './domain.ts'
import { readEntry, text } from './ldap.ts'
import { findPrimary } from './primary.ts'
import { guidDn } from './state.ts'

/**
 * Finds out whether the write of `ticket` happened. Only the controller that it was sent to can deny it; the PDC emulator, to
 * which the others report new passwords at once, can confirm it.
 */
export async function settlePassword(
  domain: DomainContext,
  person: DirectoryPerson,
  ticket: WriteTicket,
  newPassword: string | undefined,
): Promise<SettledOutcome> {
  const same = await domain.controllers.findByUrl(ticket.controller)
  if (same !== undefined) {
    const change = await compare(domain, same, person, ticket)
    if (change === 'unchanged') {
      // The controller may execute a queued write right after this answer, so it is asked twice.
      await pause(domain.timeouts.settle)
      const again = await compare(domain, same, person, ticket)
      if (again === 'unchanged') return 'not-applied'
      if (again !== undefined) return prove(domain, same, person, again, newPassword)
    } else if (change !== undefined) {
      return prove(domain, same, person, change, newPassword)
    }
  }
  const primary = await findPrimary(domain)
  if (primary === undefined || primary === same) return 'unknown'
  const change = await compare(domain, primary, person, ticket)
  return change === 'changed' && (await prove(domain, primary, person, change, newPassword)) === 'applied'
    ? 'applied'
    : 'unknown'
}

/** `unclear`: the password had to be changed before and has to be now, which a reset does not alter. */
type Comparison = 'changed' | 'unchanged' | 'unclear'

async function compare(
  domain: DomainContext,
  controller: Controller,
  person: DirectoryPerson,
  ticket: WriteTicket,
): Promise<Comparison | undefined> {
  try {
    const now = await readPasswordLastSet(domain, controller, person)
    if (now === undefined) return undefined
    if (now !== ticket.passwordLastSet) return 'changed'
    return now === '0' ? 'unclear' : 'unchanged'
  } catch {
    return undefined
  }
}

/** Someone else may have set a password in between: a bind with the new one is the proof, if the caller still has it. */
async function prove(
  domain: DomainContext,
  controller: Controller,
  person: DirectoryPerson,
  change: Comparison,
  newPassword: string | undefined,
): Promise<SettledOutcome> {
  const withoutProof = change === 'changed' ? 'applied' : 'unknown'
  if (newPassword === undefined || newPassword === '') return withoutProof
  const { result } = await bindAsPerson(domain, [controller], person, newPassword)
  if (result === 'unreachable') return 'unknown'
  if (result === 'locked') return withoutProof
  return result === 'wrong' ? 'not-applied' : 'applied'
}

export function readPasswordLastSet(
  domain: DomainContext,
  controller: Controller,
  person: DirectoryPerson,
): Promise<string | undefined> {
  return readFromController(domain, controller, async ({ client }) => {
    const entry = await readEntry(client, guidDn(person), ['pwdLastSet'])
    return entry && (text(entry, 'pwdLastSet') ?? '0')
  })
}
