import type { ActivityContext, OneTimeValue, RunFacts } from '../activities/activity.ts'
import { approveByOperator } from '../activities/approve-by-operator/activity.ts'
import { findManager } from '../directory/manager.ts'
import { callerGuesses } from '../factors/common/guess-limits.ts'
import { type LocalizedText, resolveText } from '../policies/localized-text.ts'
import { createKeptSecrets } from '../store/kept-secrets.ts'
import type { Run } from '../store/runs.ts'
import { createVault } from '../store/vault.ts'
import { createCallerChecks } from './caller-checks.ts'
import { type Claim, createClaim, type PendingCommit } from './claim.ts'
import { createDecoyAccount, createDecoyPerson, decoyState } from './decoy.ts'
import type { BrowserRequest, WorkDemand } from './engine.ts'
import { createGuardedAccount, type GuardedAccount, type RightAttempt } from './guarded-account.ts'
import { createGuesses, type EngineGuesses, type Guesser } from './limits/guesses.ts'
import { parseIntent, parseRunState, type RunState } from './run-state.ts'
import { type EngineServices, engineTimes } from './services.ts'
import { loadSubject, openProfile, type Subject, withCachedState } from './subject.ts'
import { currentStep, readWorkflow, type Step, type Workflow } from './workflow.ts'

/** A run as one request has loaded it. */
export interface OpenRun {
  row: Run
  state: RunState
  workflow: Workflow
  subject: Subject
  /** Of the answer that this request brings; undefined: no proof of work is asked for. */
  work?: WorkDemand
  /** To be remembered if the run succeeds. */
  browser?: BrowserRequest
  /** Id of the joined step's activity, if the answer of this request is also for that step: the claim is not given up between the two. */
  joinedActivity?: string
  /** Until when this process holds the claim that the step before did not give up. */
  heldUntil?: number
  /** The end of the step before, which the joined step writes with its own. */
  pending?: PendingCommit
  /** With which the step before found the password right; the joined step settles it. */
  earlierAttempt?: RightAttempt
  /** For the response to this request alone; never stored. */
  oneTimeValues?: readonly OneTimeValue[]
  /** In clear only in the response that completes a run; only its hash is stored. */
  stateToken?: string
}

export async function openRun(services: EngineServices, row: Run): Promise<OpenRun> {
  const state = parseRunState(services, row)
  const workflow = readWorkflow(await services.policies.loadWorkflowVersion(row.workflowVersion), services.activities)
  return { row, state, workflow, subject: await loadSubject(services, row, { state, workflow }) }
}

export function isWaiting(services: EngineServices, { state }: Pick<OpenRun, 'state'>): boolean {
  return state.waitingUntil !== undefined && services.clock().getTime() < Date.parse(state.waitingUntil)
}

/** What executing one step needs: the claim that fences it and the context that its activity is given. */
export interface RunContext {
  services: EngineServices
  run: OpenRun
  claim: Claim
  account: GuardedAccount
  guesses: Pick<EngineGuesses, 'refusedUntil'>
  activityContext(step: Step, state: RunState): ActivityContext<unknown>
  /** The context of a decoy of the same name, for real people as for decoys: what is made from it tells nothing about the account. */
  decoyContext(step: Step, state: RunState): Promise<ActivityContext<unknown>>
}

/** Calls `work` with the run's context. Renewal of the claim stops when `work` returns or throws. */
export function withRunContext<T>(
  services: EngineServices,
  run: OpenRun,
  work: (context: RunContext) => Promise<T>,
): Promise<T> {
  return withAccount(services, run, async (account, claim, guesses) => {
    const activityContext = await createActivityContexts(services, run, { account, guesses })
    let decoyContexts: ReturnType<typeof createDecoyContexts> | undefined
    const decoyContext: RunContext['decoyContext'] = async (step, state) => {
      decoyContexts ??= createDecoyContexts(services, run, { claim, guesses })
      return (await decoyContexts)(step, state)
    }
    return work({ services, run, claim, account, guesses, activityContext, decoyContext })
  })
}

/** The same for callers that need only the account. */
export async function withAccount<T>(
  services: EngineServices,
  run: OpenRun,
  work: (account: GuardedAccount, claim: Claim, guesses: EngineGuesses) => Promise<T>,
): Promise<T> {
  const { row, subject, joinedActivity, earlierAttempt } = run
  const intent = parseIntent(services, row)
  const { leaseMs } = engineTimes(services)
  const claim = createClaim(
    services.store,
    { row, announced: intent, heldUntil: run.heldUntil, pending: run.pending },
    leaseMs,
    subject.leaseLost,
  )
  const activity = currentStep(run)?.activity.id ?? ''
  const guesses = createGuesses(claim, toGuesser(run))
  const account = subject.decoy
    ? createDecoyAccount({ ...subject, claim, guesses, joinedActivity })
    : createGuardedAccount({ ...subject, claim, guesses, activity, earlierAttempt, joinedActivity })
  try {
    return await work(withCachedState(account, subject.cachedState), claim, guesses)
  } finally {
    claim.stopRenewal()
  }
}

function toGuesser({ row, state, work }: OpenRun): Guesser {
  const isOperator = state.helpdesk !== undefined
  return {
    accountKey: row.accountKey,
    // One check of the caller for each approval: a wrong one fails, and after a Restart another approval is needed (H3).
    lifted: state.completed.includes(approveByOperator.id) ? [callerGuesses.counter] : [],
    share: isOperator || state.known ? 'known' : 'unknown',
    isOperator,
    // A user who has authenticated, or signed in as an operator, is no stranger who tries one secret after the other.
    work: isOperator || state.authenticated ? undefined : withWorkOfStart(work, state),
  }
}

const withWorkOfStart = (work: WorkDemand | undefined, state: RunState): WorkDemand | undefined =>
  work && state.failures === 0 ? { ...work, proven: Math.max(work.proven, state.work ?? 0) } : work

async function createActivityContexts(
  services: EngineServices,
  { row, subject, workflow }: OpenRun,
  { account, guesses }: { account: GuardedAccount; guesses: EngineGuesses },
): Promise<RunContext['activityContext']> {
  const { person, decoy } = subject
  const { language } = row
  const readAttribute = (name: string) => subject.session.readAttribute(person, name)
  const policy = await services.policies.loadPersonPolicy({
    person,
    decoy,
    account,
    readAttribute,
    language,
    policy: workflow.policy,
  })
  const profile = openProfile(services.profiles, subject, policy.questions)
  const vault = createVault(services.keys)
  const secrets = createKeptSecrets(services.store.read, services.keys)
  return (step, state) => ({
    settings: step.settings,
    memory: parseMemory(step, state),
    vault,
    secrets,
    read: services.store.read,
    run: toRunFacts(row, subject.decoy, state, workflow.definition.name),
    person,
    account,
    guesses,
    profile,
    policy,
    callerChecks: createCallerChecks(services, { state, person: subject.found }),
    findManager: () => findManager(subject.session, person),
    readAttribute,
    findPerson: (domain, id) => services.directory.openSession({ domain, signal: services.signal }).findById(id),
    notifications: services.notifications,
    url: services.url,
    extensionOrigins: services.extensionOrigins,
    now: services.clock,
    signal: services.signal,
  })
}

function createDecoyContexts(
  services: EngineServices,
  run: OpenRun,
  { claim, guesses }: { claim: Claim; guesses: EngineGuesses },
): Promise<RunContext['activityContext']> {
  const { row, subject } = run
  // Without a display name: its parts would forbid passwords that the account may have.
  const person = { ...createDecoyPerson(row.accountKey, row.domain, row.account), displayName: '' }
  const account = { ...createDecoyAccount({ ...subject, person, claim, guesses }), state: async () => decoyState }
  const decoy = {
    ...subject,
    person,
    decoy: true,
    profile: openProfile(services.profiles, { ...subject, person, decoy: true }),
  }
  return createActivityContexts(services, { ...run, subject: decoy }, { account, guesses })
}

/** Memory that does not parse is not given to an activity. `hasUnreadableMemory` says what then becomes of the page. */
const parseMemory = ({ key, activity }: Step, { memories }: RunState): unknown =>
  activity.memory?.safeParse(memories?.[key]).data

const toRunFacts = (row: Run, decoy: boolean, state: RunState, name: LocalizedText): RunFacts => ({
  id: row.id,
  workflow: row.workflow,
  workflowName: (language) => resolveText(name, language),
  language: row.language,
  typedAccount: row.account,
  phase: state.phase,
  error: state.error,
  startedAt: row.createdAt,
  failures: state.failures,
  authenticated: state.authenticated !== undefined,
  authenticatedBy: state.authenticated?.method,
  completed: state.completed,
  decoy,
  operator: state.helpdesk?.operator,
  ticket: state.helpdesk?.ticket,
  reason: state.helpdesk?.reason,
  address: state.address,
  mayLock: !state.mayNotLock,
})
