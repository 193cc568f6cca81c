import { setTimeout as pause } from 'node:timers/promises'
import type { DirectoryPerson, Settled, WriteTicket } from '../directory.ts'
import { bindAsPerson } from './binds.ts'
import type { Controller } from './controllers.ts'
import { type Domain, readFrom } from './domain.ts'
import { readEntry, text } from './ldap.ts'
import { findPrimary } from './primary.ts'
import { dnOf } from './state.ts'

/**
 * Whether the write of `ticket` happened. Only the controller it was sent to can deny it; the PDC emulator, to which others
 * report new passwords at once, can confirm it.
 */
export async function settlePassword(
  domain: Domain,
  person: DirectoryPerson,
  ticket: WriteTicket,
  newPassword: string | undefined,
): Promise<Settled> {
  const same = await domain.controllers.byUrl(ticket.controller)
  if (same !== undefined) {
    const change = await compare(domain, same, person, ticket)
    if (change === 'unchanged') {
      // A write that stood in the controller's line when it was asked may come right after the answer: look twice.
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

/** `unclear`: the person had to change the password before and has to now, which a reset leaves just so. */
type Comparison = 'changed' | 'unchanged' | 'unclear'

async function compare(
  domain: Domain,
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

/** Somebody else may have set a password meanwhile: the new one itself is the proof, where the caller still has it. */
async function prove(
  domain: Domain,
  controller: Controller,
  person: DirectoryPerson,
  change: Comparison,
  newPassword: string | undefined,
): Promise<Settled> {
  const withoutProof = change === 'changed' ? 'applied' : 'unknown'
  if (newPassword === undefined || newPassword === '') return withoutProof
  const { result } = await bindAsPerson(domain, [controller], person, newPassword)
  if (result === 'unreachable') return 'unknown'
  if (result === 'locked') return withoutProof
  return result === 'wrong' ? 'not-applied' : 'applied'
}

export function readPasswordLastSet(
  domain: Domain,
  controller: Controller,
  person: DirectoryPerson,
): Promise<string | undefined> {
  return readFrom(domain, controller, async ({ client }) => {
    const entry = await readEntry(client, dnOf(person), ['pwdLastSet'])
    return entry && (text(entry, 'pwdLastSet') ?? '0')
  })
}
