import { randomUUID } from 'node:crypto'
import type { DirectoryPerson, VerifyResult } from '../directory.ts'
import { bindResult } from './codes.ts'
import { drop } from './connections.ts'
import type { Controller } from './controllers.ts'
import type { Domain } from './domain.ts'
import { answerOf } from './ldap.ts'

/**
 * Binds as the person, on a connection that is there for binds only. Another controller is tried only while nothing was sent:
 * a password that was sent may have been counted.
 */
export async function bindAsPerson(
  domain: Domain,
  order: Controller[],
  person: DirectoryPerson,
  password: string,
): Promise<{ result: VerifyResult; controller?: Controller }> {
  // Many a controller takes a name with an empty password for an anonymous bind, and that succeeds.
  if (password === '') return { result: 'wrong' }
  const begun = performance.now()
  const bound = await bindSomewhere(domain, order, person.distinguishedName, password)
  if (bound.result === 'wrong') domain.wrongPasswords.note(performance.now() - begun)
  // A locked account is refused before any password is compared or counted, and a stranger is not to learn of the lock.
  if (bound.result === 'locked') await domain.wrongPasswords.keep(begun, 'locked')
  return bound
}

/**
 * The same with a name that cannot exist. A controller is done with it sooner, having no password to compare and nothing to
 * count; the rest of the time is waited.
 */
export async function bindAsNobody(domain: Domain, order: Controller[], password: string): Promise<void> {
  const begun = performance.now()
  const [controller] = order
  const base = await controller?.facts().then(
    (facts) => facts.domainDn,
    () => undefined,
  )
  await bindSomewhere(domain, order, `CN=${randomUUID()},${base ?? 'DC=invalid'}`, password === '' ? ' ' : password)
  await domain.wrongPasswords.keep(begun, 'nobody')
}

async function bindSomewhere(domain: Domain, order: Controller[], name: string, password: string) {
  for (const controller of order) {
    const result = await controller.binds.run(() => bindOnce(domain, controller, name, password), domain.timeouts.turn)
    if (result === undefined) return { result: 'unreachable' as const, controller }
    if (result !== 'not-connected') return { result, controller }
    domain.controllers.failed(controller)
  }
  return { result: 'unreachable' as const }
}

async function bindOnce(
  domain: Domain,
  controller: Controller,
  name: string,
  password: string,
): Promise<VerifyResult | 'not-connected'> {
  const { bindConnections } = controller
  const taken = await bindConnections.take().catch(() => undefined)
  if (taken === undefined) return 'not-connected'
  try {
    await taken.client.bind(name, password)
    bindConnections.giveBack(taken)
    domain.controllers.answered(controller)
    return 'right'
  } catch (error) {
    const answer = answerOf(error)
    if (answer === undefined) {
      drop(taken.client)
      return taken.isConnected() ? 'unreachable' : 'not-connected'
    }
    bindConnections.giveBack(taken)
    domain.controllers.answered(controller)
    return bindResult(answer)
  }
}
