import { uuidv7 } from 'uuidv7'
import { AppError } from '../../../shared/errors.ts'
import { ignoreNamesInConditions } from '../../policies/group-conditions.ts'
import type { Protection } from '../../policies/protected-accounts.ts'
import type { ResolvedPolicy } from '../../policies/resolve.ts'
import type { PublishedWorkflow, WorkflowDefinition } from '../../policies/workflow.ts'
import type { Store } from '../../store/database.ts'
import { openMemoryStore } from '../../store/open-memory.ts'
import { insertSession } from '../../store/sessions.ts'
import { hashToken } from '../../store/signed-rows.ts'
import { copyPerson } from './copy-person.ts'
import { createMadeUpPerson, type MadeUpPerson, registerMadeUpPerson, type UnknownTarget } from './made-up-person.ts'
import type { Outcome } from './outcomes.ts'
import { createSimulatedRun, type LogEntry, type SimulatedMoment } from './simulated-run.ts'
import { createSimulatedServices } from './simulated-services.ts'
import type { ReadOnlySession, SimulationSources } from './sources.ts'

export interface SimulationRequest {
  workflow: WorkflowDefinition
  /** Id of the management policy whose workflow it is. */
  policy: string
  /** A person of the directory as their account is typed, or one who does not exist. */
  person: { account: string; domain?: string } | MadeUpPerson
  /** BCP 47, a supported one. */
  language: string
  /** Network address that the run comes from. */
  address?: string
  /** When it takes place; absent: now. */
  at?: Date
  /** The browser is one in which the account succeeded before. */
  knownBrowser: boolean
  /** What happens at each moment, in order. */
  outcomes: readonly Outcome[]
}

export interface Simulation {
  person: { displayName: string; account: string; domain: string }
  /** The policy that holds for the person, also where the workflow belongs to another one. */
  resolved: ResolvedPolicy
  /** Self-Service: why the person gets the same pages as an account that does not exist. */
  decoyReason?: string
  /** Helpdesk: why no operator may help the person; then there are no moments. */
  protectedBy?: Protection
  /** One more than there are outcomes that were applied. */
  moments: readonly SimulatedMoment[]
}

const madeUpName = 'Made-up person'
/** A step of a person takes about a minute; codes can be sent again, and nothing is over. */
const stepMs = 60_000

/**
 * Runs a workflow for a person up to the last outcome. It keeps nothing: the whole list of outcomes is played again at each request, so that going back
 * is a shorter list, any server can answer, and a changed draft is met from its beginning. Outcomes that no longer fit are dropped with those after them.
 * Throws AppError `person-unknown`, `directory-unreachable`.
 */
export async function simulate(
  sources: SimulationSources,
  request: SimulationRequest,
): Promise<Simulation | { unknown: UnknownTarget[] }> {
  const store = await openMemoryStore()
  try {
    return await simulateOn(store, sources, request)
  } finally {
    await store.close()
  }
}

async function simulateOn(store: Store, sources: SimulationSources, request: SimulationRequest) {
  const { directory, policies } = sources
  const begin = request.at ?? new Date()
  let elapsedMs = 0
  const clock = () => new Date(begin.getTime() + elapsedMs)
  const session = directory.openSession({ signal: sources.signal })
  const found = await findPerson(session, sources, request)
  if ('unknown' in found) return found
  const { person } = found
  const { site } = request.workflow
  const protectedBy = site === 'helpdesk' ? await policies.findProtection(person) : undefined
  const workflow: PublishedWorkflow = {
    version: uuidv7(),
    policy: request.policy,
    number: 0,
    definition: directory.isSample ? request.workflow : ignoreNamesInConditions(request.workflow),
  }
  const operator = createOperator(
    person.domain,
    sources.getTranslator(request.language)('administration.simulate.operator'),
  )
  const people = [...(found.madeUp ? [found.madeUp] : []), operator]
  const log: LogEntry[] = []
  const services = createSimulatedServices(sources, {
    store,
    workflow,
    people,
    protectedBy,
    clock,
    observe({ trace, passedOver }) {
      log.push(...trace.map((one) => ({ kind: 'executed', ...one }) as const))
      log.push(...passedOver.map((one) => ({ kind: 'passed-over', ...one }) as const))
    },
  })
  const resolved = await policies.resolve(person)
  const accountKey = services.profiles.accountKey(person.domain, person.account)
  const copied = await copyPerson(sources.database, { personId: person.id, accountKey })
  const sessionToken = uuidv7()
  await store.transaction(async (tx) => {
    await copied.write(tx)
    if ('methods' in request.person) {
      const { methods, states } = request.person
      const profile = services.profiles.forPerson(person)
      const registered = { keys: services.keys, policy: resolved.policy, profile, now: begin }
      await registerMadeUpPerson(tx, { person, methods, states }, registered)
    }
    await insertSession(tx, {
      tokenHash: hashToken(tx, sessionToken),
      frontEnd: 'helpdesk',
      module: 'simulated',
      personId: operator.person.id,
      domain: person.domain,
      secondFactor: 'totp',
      milliseconds: 3_600_000,
    })
  })
  const base = {
    person: { displayName: person.displayName, account: person.account, domain: person.domain },
    resolved,
    protectedBy,
  }
  if (protectedBy) return { ...base, moments: [] }
  const run = createSimulatedRun(services, { operator: operator.person, takeLog: () => log.splice(0) })
  const moments = [
    await run.start({
      workflow: workflow.definition.id,
      account: 'methods' in request.person ? person.account : request.person.account,
      domain: 'methods' in request.person ? undefined : request.person.domain,
      language: request.language,
      site,
      address: request.address,
      knownPeople: request.knownBrowser ? [person] : [],
      ...(site === 'helpdesk' && { helpdesk: { operator: operator.person, sessionToken, person } }),
    }),
  ]
  for (const outcome of request.outcomes) {
    elapsedMs += stepMs
    const next = await run.apply(outcome, (milliseconds) => {
      elapsedMs += milliseconds
    })
    if (!next) break
    moments.push(next)
  }
  return { ...base, decoyReason: await run.findDecoyReason(), moments }
}

async function findPerson(
  session: ReadOnlySession,
  { directory }: SimulationSources,
  { person: asked }: SimulationRequest,
) {
  if ('methods' in asked) {
    const domain = directory.domains[0]?.name ?? ''
    const madeUp = await createMadeUpPerson(session, asked, { domain, displayName: madeUpName })
    return 'unknown' in madeUp ? madeUp : { person: madeUp.person, madeUp }
  }
  const search = await session.find(asked.account, asked.domain)
  if (search.found !== 'one') throw new AppError('person-unknown')
  return { person: search.person, madeUp: undefined }
}

function createOperator(domain: string, displayName: string) {
  const state = { locked: false, passwordExpired: false, mustChange: false, disabled: false, accountExpired: false }
  const person = {
    id: uuidv7(),
    domain,
    distinguishedName: '',
    account: 'simulated.operator',
    displayName,
    adminCount: false,
    kind: 'user' as const,
    groups: [],
  }
  return { person, state }
}
