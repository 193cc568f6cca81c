import type { ActivityContext, RunFacts, Shown } from '../activities/activity.ts'
import { vaultOf } from '../activities/vault.ts'
import { managerOf } from '../directory/manager.ts'
import { inLanguage, type OwnWords } from '../policies/own-words.ts'
import type { Run } from '../store/runs.ts'
import { attemptsOf } from './attempts.ts'
import { type Claim, claimOf } from './claim.ts'
import { decoyAccount } from './decoy.ts'
import { type GuardedAccount, guardedAccount } from './guarded-account.ts'
import { remembering } from './remembering.ts'
import type { RunState } from './run-state.ts'
import { type EngineServices, timesOf } from './services.ts'
import { profileFor, type Subject, subjectOf } from './subject.ts'
import { type Step, type Workflow, workflowSteps } from './workflow-steps.ts'

/** A run as one request has it open. */
export interface OpenRun {
  row: Run
  state: RunState
  workflow: Workflow
  subject: Subject
  /** What steps of this request show once; never stored. */
  shown?: readonly Shown[]
}

export async function openRun(services: EngineServices, row: Run): Promise<OpenRun> {
  const workflow = workflowSteps(await services.policies.version(row.workflowVersion), services.activities)
  const state = JSON.parse(row.state) as RunState
  return { row, state, workflow, subject: await subjectOf(services, row, state) }
}

export const standingStep = ({ state, workflow }: Pick<OpenRun, 'state' | 'workflow'>): Step | undefined =>
  workflow.steps[state.index]

/** One round's tools: the claim that fences it and the contexts that its activities get. */
export interface Turn {
  services: EngineServices
  run: OpenRun
  claim: Claim
  account: GuardedAccount
  context(step: Step, state: RunState): ActivityContext<unknown>
}

/** `work` with the tools of a round; whatever happens, the claim is renewed no longer than it lasts. */
export function takeTurn<T>(services: EngineServices, run: OpenRun, work: (turn: Turn) => Promise<T>): Promise<T> {
  return withAccount(services, run, async (account, claim) =>
    work({ services, run, claim, account, context: await contexts(services, run, account) }),
  )
}

/** The same for whoever wants the account alone, without what activities are given beside it. */
export async function withAccount<T>(
  services: EngineServices,
  run: OpenRun,
  work: (account: GuardedAccount, claim: Claim) => Promise<T>,
): Promise<T> {
  const { subject } = run
  const claim = claimOf(services.store, run.row, timesOf(services).lease, subject.lost)
  const of = { ...subject, claim, attempts: attemptsOf(subject.accountKey) }
  const activity = standingStep(run)?.activity.id ?? ''
  const account = remembering(subject.decoy ? decoyAccount(of) : guardedAccount({ ...of, activity }), subject.told)
  try {
    return await work(account, claim)
  } finally {
    claim.end()
  }
}

/** What activities are given. `account` belongs to one round; everything else holds for the request. */
async function contexts(
  services: EngineServices,
  { row, subject, workflow }: OpenRun,
  account: GuardedAccount,
): Promise<Turn['context']> {
  const { policy: id } = workflow
  const { person } = subject
  const policy = await services.policies.forPerson({ person, account, language: row.language, policy: id })
  const profile = profileFor(services.profiles, subject, policy.questions)
  const { read } = services.store
  const vault = vaultOf(services.keys)
  return (step, state) => ({
    settings: step.settings,
    memory: memoryOf(step, state),
    vault,
    read,
    run: runFacts(row, subject.decoy, state, workflow.definition.name),
    person: subject.person,
    account,
    profile,
    policy,
    manager: () => managerOf(subject.session, person),
    notifications: services.notifications,
    url: services.url,
    now: services.clock,
    signal: services.signal,
  })
}

/** What a version before remembered in another shape counts as forgotten. */
const memoryOf = ({ key, activity }: Step, { memories }: RunState): unknown =>
  activity.memory?.safeParse(memories?.[key]).data

const runFacts = (row: Run, decoy: boolean, state: RunState, name: OwnWords): RunFacts => ({
  id: row.id,
  workflow: row.workflow,
  workflowName: (language) => inLanguage(name, language),
  language: row.language,
  typedAccount: row.account,
  phase: state.phase,
  error: state.error,
  startedAt: row.createdAt,
  failures: state.failures,
  authenticated: state.authenticated !== undefined,
  completed: state.completed,
  decoy,
  operator: state.helpdesk?.operator,
  ticket: state.helpdesk?.ticket,
  reason: state.helpdesk?.reason,
  address: state.address,
  mayLock: !state.mayNotLock,
})
