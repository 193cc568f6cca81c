import { randomUUID } from 'node:crypto'
import type { DirectoryPerson, VerifyResult } from '../directory.ts'
import { toVerifyResult } from './codes.ts'
import { drop } from './connections.ts'
import type { Controller } from './controllers.ts'
import type { DomainContext } from './domain.ts'
import { toLdapAnswer } from './ldap.ts'

/**
 * Binds as the person, on a connection used for binds only. Another controller is tried only if nothing was sent, since the
 * directory may have counted a password that was sent.
 */
export async function bindAsPerson(
  domain: DomainContext,
  order: Controller[],
  person: DirectoryPerson,
  password: string,
): Promise<{ result: VerifyResult; controller?: Controller }> {
  // Many controllers treat a name with an empty password as an anonymous bind, which succeeds.
  if (password === '') return { result: 'wrong' }
  const startedAt = performance.now()
  const bound = await bindWithFailover(domain, order, person.distinguishedName, password)
  if (bound.result === 'wrong') domain.wrongPasswordPacer.record(performance.now() - startedAt)
  // The controller refuses a locked account before it compares a password; the time must not reveal the lock.
  if (bound.result === 'locked') await domain.wrongPasswordPacer.wait(startedAt, 'locked')
  return bound
}

/**
 * The same with a name that cannot exist. A controller answers sooner, since it compares no password and counts nothing; the
 * pacer waits for the rest of the time.
 */
export async function bindAsDecoy(domain: DomainContext, order: Controller[], password: string): Promise<void> {
  const startedAt = performance.now()
  const [controller] = order
  const base = await controller?.loadFacts().then(
    (facts) => facts.domainDn,
    () => undefined,
  )
  await bindWithFailover(domain, order, `CN=${randomUUID()},${base ?? 'DC=invalid'}`, password === '' ? ' ' : password)
  await domain.wrongPasswordPacer.wait(startedAt, 'decoy')
}

async function bindWithFailover(domain: DomainContext, order: Controller[], name: string, password: string) {
  for (const controller of order) {
    const result = await controller.binds.run(() => bindOnce(domain, controller, name, password), domain.timeouts.queue)
    if (result === undefined) return { result: 'unreachable' as const, controller }
    if (result !== 'not-connected') return { result, controller }
    domain.controllers.recordFailure(controller)
  }
  return { result: 'unreachable' as const }
}

async function bindOnce(
  domain: DomainContext,
  controller: Controller,
  name: string,
  password: string,
): Promise<VerifyResult | 'not-connected'> {
  const { bindConnections } = controller
  const taken = await bindConnections.acquire().catch(() => undefined)
  if (taken === undefined) return 'not-connected'
  try {
    await taken.client.bind(name, password)
    bindConnections.release(taken)
    domain.controllers.recordAnswer(controller)
    return 'right'
  } catch (error) {
    const answer = toLdapAnswer(error)
    if (answer === undefined) {
      drop(taken.client)
      return taken.isConnected() ? 'unreachable' : 'not-connected'
    }
    bindConnections.release(taken)
    domain.controllers.recordAnswer(controller)
    return toVerifyResult(answer)
  }
}
