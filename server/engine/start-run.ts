import { uuidv7 } from 'uuidv7'
import { AppError } from '../../shared/errors.ts'
import type { WizardPage } from '../../shared/wizard/page.ts'
import type { GuessShare } from '../activities/guess-limit.ts'
import { findMissingApproval, findUnavailableReason } from '../policies/unavailable-reason.ts'
import { newToken } from '../store/keys.ts'
import { listOpenRuns } from '../store/open-runs.ts'
import { firstRunVersion, insertRun, type Run } from '../store/runs.ts'
import { hashToken } from '../store/signed-rows.ts'
import { traceOf } from './automatic-steps.ts'
import { commit } from './commit.ts'
import type { StartRequest, WorkDemand } from './engine.ts'
import { insertOpenRun } from './open-runs.ts'
import { presentStep } from './present-step.ts'
import { type OpenRun, openRun, withRunContext } from './run-context.ts'
import type { RunState } from './run-state.ts'
import type { EngineServices } from './services.ts'
import { findSignInOutcome } from './sign-ins.ts'
import { chooseDomain, findSubject, isKnownCaller, type Subject } from './subject.ts'
import { applyOutcome, initialState, stopRun } from './transitions.ts'
import { canLockProfile, joinedStep, readWorkflow, type Workflow } from './workflow.ts'

/**
 * Starts a run on the workflow version that the person's policy publishes now. The token exists in clear only in the result. `isBegun`: the same start came before, and its
 * answer was lost.
 */
export async function startRun(
  services: EngineServices,
  started: StartRequest,
): Promise<{ run: OpenRun; token: string; isBegun?: true }> {
  const request = { ...started, domain: await chooseDomain(services, started) }
  const { workflow, ...subject } = await findSubject(services, request, findWorkflowOf(services, request))
  const isKnown = await isKnownCaller(services, subject, request)
  assertProven(request.work, isKnown ? 'known' : 'unknown')
  const mayNotLock = request.provenWork === false
  // Read for every account alike, so that neither the answer nor its time tells a known account from an unknown one.
  if (mayNotLock && canLockProfile(workflow) && (await subject.profile.failures()) > 0)
    throw new AppError('captcha-required')
  const token = started.token ?? newToken()
  const tokenHash = hashToken(services.store.read, token)
  const begun = started.token && (await findBegunRun(services, subject, { workflow: request.workflow, tokenHash }))
  if (begun) return { run: await openRun(services, begun), token, isBegun: true }
  const row = newRow(request, subject, { version: workflow.version, tokenHash, now: services.clock() })
  const state: RunState = {
    ...initialState(),
    ...helpdeskState(services, request),
    person: toStoredPerson(subject),
    askedDomain: request.domain,
    address: request.address,
    mayNotLock: mayNotLock || undefined,
    withoutStateToken: request.withoutStateToken || undefined,
    known: isKnown || undefined,
    work: request.work && request.work.proven > 0 ? request.work.proven : undefined,
  }
  const run = await withRunContext(services, { row, state, workflow, subject }, async (context) => {
    const { account } = context
    // An operator has signed in already and is told at once; on the own site only a person who has authenticated is told.
    const code = request.helpdesk && (await findHelpdeskReason(services, { ...subject, account }, workflow))
    const proven = await findSignInOutcome(context, request.signIn)
    const begun = proven ? applyOutcome(state, proven.step, proven.outcome, services.clock()) : state
    const first = {
      state: code ? stopRun(state, { code }) : begun,
      trace: proven ? [traceOf(proven.step, proven.outcome)] : [],
    }
    return commit(context, first, async (tx, changes) => {
      const { version: _, claimedUntil: __, createdAt: ___, updatedAt: ____, claimed: _____, ...columns } = row
      const inserted = { ...columns, ...changes }
      if (changes.status === 'open') await insertOpenRun(services, tx, inserted, state)
      else await insertRun(tx, inserted)
      return firstRunVersion
    })
  })
  return { run, token }
}

/**
 * The page with which every run of this workflow begins, before an account is named: with the rules that a decoy is shown. Undefined unless that page asks for
 * the current and the new password; any other page is shown by a run. Nothing is stored.
 */
export async function presentFirstPage(
  services: EngineServices,
  request: Pick<StartRequest, 'workflow' | 'language' | 'site'>,
): Promise<WizardPage | undefined> {
  // An account that was not named: a decoy, as for every name that does not exist.
  const account = ''
  const domain = await chooseDomain(services, { account })
  const { workflow, ...subject } = await findSubject(services, { account, domain }, findWorkflowOf(services, request))
  const row = newRow({ ...request, account }, subject, {
    version: workflow.version,
    tokenHash: '',
    now: services.clock(),
  })
  const run: OpenRun = { row, state: initialState(), workflow, subject }
  if (!joinedStep(run)) return undefined
  const step = await presentStep(services, run)
  if (step.status !== 'ask') return undefined
  const { account: _, ...page } = step.page
  return page
}

/** The open run that a start with the same token began; of decoys as of accounts. */
async function findBegunRun(
  { store }: EngineServices,
  { accountKey }: Pick<Subject, 'accountKey'>,
  begun: Pick<Run, 'workflow' | 'tokenHash'>,
): Promise<Run | undefined> {
  const open = await listOpenRuns(store.read, accountKey)
  return open.find(({ workflow, tokenHash }) => workflow === begun.workflow && tokenHash === begun.tokenHash)
}

/** Why an operator cannot begin the workflow for this person now. */
async function findHelpdeskReason(
  { policies }: EngineServices,
  subject: Subject & Parameters<typeof findUnavailableReason>[1],
  workflow: Workflow,
): Promise<string | undefined> {
  const { policy } = await policies.resolve(subject.person)
  return (
    findMissingApproval(policy, subject.person, workflow.steps) ?? findUnavailableReason(workflow.definition, subject)
  )
}

/** Finds the version of the requested workflow that people of a policy get. */
const findWorkflowOf =
  ({ policies, activities }: EngineServices, { workflow, site }: Pick<StartRequest, 'workflow' | 'site'>) =>
  async (policy: string): Promise<Workflow> => {
    const published = await policies.findWorkflow(workflow, site, policy)
    if (!published) throw new AppError('workflow-unknown')
    return readWorkflow(published, activities)
  }

function assertProven(work: WorkDemand | undefined, share: GuessShare): void {
  const required = work?.required(0, share) ?? 0
  if (work && work.proven < required) throw new AppError('captcha-required', { values: { work: required } })
}

/** A person may be in hundreds of groups, and none of them matters when the directory has become unreachable. */
function toStoredPerson({ found, decoy }: Subject): RunState['person'] {
  if (!found || decoy) return undefined
  const { groups: _, ...person } = found
  return person
}

function helpdeskState({ store }: EngineServices, { helpdesk }: StartRequest): Pick<RunState, 'helpdesk'> {
  if (!helpdesk) return {}
  const { operator, sessionToken, ticket, reason } = helpdesk
  return { helpdesk: { operator, session: hashToken(store.read, sessionToken), ticket, reason } }
}

/** The row before it is inserted; version 0 is one that no stored row has. */
function newRow(
  { workflow, account, language }: Pick<StartRequest, 'workflow' | 'account' | 'language'>,
  subject: Subject,
  { version, tokenHash, now }: { version: string; tokenHash: string; now: Date },
): Run {
  return {
    id: uuidv7(),
    tokenHash,
    workflow,
    workflowVersion: version,
    personId: subject.found?.id ?? null,
    domain: subject.person.domain,
    // Half a surrogate pair cannot be stored; it is shown from the beginning as it will be read back.
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
