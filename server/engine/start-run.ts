import { uuidv7 } from 'uuidv7'
import { AppError } from '../../shared/errors.ts'
import { hashToken, newToken } from '../store/keys.ts'
import { firstRunVersion, insertRun, type Run } from '../store/runs.ts'
import { reasonAgainst } from './availability.ts'
import { conclude, type Standing } from './commit.ts'
import type { StartOrder } from './engine.ts'
import { begin, type RunState, stop } from './run-state.ts'
import type { EngineServices } from './services.ts'
import { findSubject, type Subject } from './subject.ts'
import { takeTurn } from './turn.ts'
import { locksProfile, workflowSteps } from './workflow-steps.ts'

/** A run on the version that the person's policy has published now. The token exists in clear only in what this gives. */
export async function startRun(services: EngineServices, order: StartOrder): Promise<{ run: Standing; token: string }> {
  const { workflow, ...subject } = await findSubject(services, order, async (policy) => {
    const published = await services.policies.workflow(order.workflow, order.site, policy)
    if (!published) throw new AppError('workflow-unknown')
    return workflowSteps(published, services.activities)
  })
  const stranger = order.provenWork === false
  // Read for every account alike, so that neither the answer nor its time tells a known one from another.
  if (stranger && locksProfile(workflow) && (await subject.profile.failures()) > 0)
    throw new AppError('captcha-required')
  const token = newToken()
  const row = newRow(order, subject, { version: workflow.version, token, now: services.clock() })
  const state = { ...begin(), ...remembered(subject, order), mayNotLock: stranger || undefined }
  const run = await takeTurn(services, { row, state, workflow, subject }, async (turn) => {
    // An operator has signed in already and is told at once; on the own site only who has shown who they are.
    const code = order.helpdesk && (await reasonAgainst(workflow.definition, { ...subject, account: turn.account }))
    return conclude(turn, { state: code ? stop(state, { code }) : state, trace: [] }, async (tx, changes) => {
      const { version: _, claimedUntil: __, createdAt: ___, updatedAt: ____, claimed: _____, ...columns } = row
      await insertRun(tx, { ...columns, ...changes })
      return firstRunVersion
    })
  })
  return { run, token }
}

/** A person may be in hundreds of groups, and none of them matters when the directory has gone away. */
function personOf({ found, decoy }: Subject): RunState['person'] {
  if (!found || decoy) return undefined
  const { groups: _, ...person } = found
  return person
}

/** What later requests need to know of this one. */
function remembered(subject: Subject, { helpdesk, address }: StartOrder): Partial<RunState> {
  if (!helpdesk) return { person: personOf(subject), address }
  const { operator, ticket, reason } = helpdesk
  const session = hashToken(helpdesk.session)
  return { person: personOf(subject), address, helpdesk: { operator, session, ticket, reason } }
}

/** The run before its first round; its version is one that no row has. */
function newRow(
  { workflow, account, language }: StartOrder,
  subject: Subject,
  { version, token, now }: { version: string; token: string; now: Date },
): Run {
  return {
    id: uuidv7(),
    tokenHash: hashToken(token),
    workflow,
    workflowVersion: version,
    personId: subject.found?.id ?? null,
    domain: subject.person.domain,
    // Half a character cannot be stored; it is shown from the beginning as it will be read back.
    account: account.toWellFormed(),
    language,
    accountKey: subject.accountKey,
    decoy: subject.decoy,
    controller: null,
    status: 'open',
    number: 0,
    version: 0,
    state: '',
    intent: null,
    claimed: false,
    claimedUntil: null,
    keepUntil: null,
    createdAt: now,
    updatedAt: now,
  }
}
