import { translateFirst } from '../../shared/languages/composed-keys.ts'
import type { Translator } from '../../shared/languages/translator.ts'
import type { DoneStep, RevealedValue } from '../../shared/wizard/page.ts'
import { registrationSettings } from '../activities/registration/settings.ts'
import type { AccountState } from '../directory/directory.ts'
import { openPasskeys } from '../factors/passkey/webauthn.ts'
import { passkey } from '../factors/passkey.ts'
import { isAvailable } from '../policies/availability.ts'
import { resolveText } from '../policies/localized-text.ts'
import { siteSettings } from '../policies/site-settings.ts'
import { loadPersonFacts } from '../policies/unavailable-reason.ts'
import type { WorkflowDefinition } from '../policies/workflow.ts'
import { getSetting } from '../store/settings.ts'
import { type OpenRun, withAccount, withRunContext } from './run-context.ts'
import type { EngineServices } from './services.ts'

/** What the heading of a workflow's result says already. */
const saidByHeading: Record<string, string> = {
  'manage-my-passwords': 'change-password-in-ad',
  'forgot-my-password': 'reset-password-in-ad',
  'i-have-a-passcode': 'reset-password-in-ad',
  'my-notifications': 'subscribe-to-notifications',
  register: 'register',
}

/** A run that succeeded: what is in effect now, and what makes sense next. What cannot be read at this moment is left out. */
export async function presentDone(services: EngineServices, run: OpenRun, t: Translator): Promise<DoneStep> {
  const { id } = run.workflow.definition
  const completed = new Set(run.state.completed)
  // A write of another step may unlock the account as well.
  if (run.state.effects?.includes('unlock')) completed.add('unlock-account')
  completed.delete(saidByHeading[id] ?? '')
  const lines = [
    ...(presentNotice(run.state, t) ?? []),
    ...[...completed].flatMap((activity) => translateFirst(t, [`activities.${activity}.done`]) ?? []),
  ]
  const state = await withAccount(services, run, (account) => account.state()).catch(() => undefined)
  const next = await loadNextSteps(services, run, state, t)
  const { stateToken } = run
  const title = translateFirst(t, [`workflows.${id}.done-title`])
  return {
    status: 'done',
    title: title ?? t('steps.done-title'),
    // A heading that says what was done needs no sentence that says it again.
    text: translateFirst(t, [`workflows.${id}.done-text`]) ?? (title === undefined ? t('steps.done-text') : ''),
    result: {
      ...(lines.length > 0 && { lines }),
      ...(stateToken !== undefined && { stateToken }),
      ...(state?.passwordExpiresAt && { passwordExpiresAt: state.passwordExpiresAt.toISOString() }),
      ...presentOneTimeValues(run, t),
    },
    ...(next && { next }),
  }
}

export function presentNotice({ notice }: OpenRun['state'], t: Translator): [string] | undefined {
  const text = notice && translateFirst(t, [notice.key], notice.values)
  return text === undefined ? undefined : [text]
}

/** What steps of this very request reveal once. */
export function presentOneTimeValues({ oneTimeValues = [] }: OpenRun, t: Translator): { shown?: RevealedValue[] } {
  if (oneTimeValues.length === 0) return {}
  return {
    shown: oneTimeValues.map(({ label, value, until, hint }) => ({
      label: t(label),
      value,
      ...(until && { until: until.toISOString() }),
      ...(hint && { hint: t(hint) }),
    })),
  }
}

type Next = NonNullable<DoneStep['next']>
type NextWorkflow = NonNullable<Next['tasks']>[number]

/** Workflows that make sense next, and what will ask for a new password. Undefined: nothing. `state`: undefined if unreadable now. */
async function loadNextSteps(
  services: EngineServices,
  run: OpenRun,
  state: AccountState | undefined,
  t: Translator,
): Promise<Next | undefined> {
  // An operator is shown nothing that only the person can do.
  const isOwn = run.workflow.definition.site === 'self-service'
  const tasks = state === undefined ? [] : await loadNextWorkflows(services, run, state, t).catch(() => [])
  const text = isOwn ? await loadNewPasswordText(services, run, t) : undefined
  return tasks.length > 0 || text ? { ...(text && { text }), ...(tasks.length > 0 && { tasks }) } : undefined
}

/** What will go on asking with the old password, in the administrator's wording or ours; an empty text says nothing. */
async function loadNewPasswordText({ store }: EngineServices, { row, state }: OpenRun, t: Translator) {
  const isNew = state.effects?.some((effect) => effect === 'change-password' || effect === 'reset-password')
  if (!isNew) return undefined
  const stored = await getSetting(store.read, 'site').catch(() => undefined)
  const own = siteSettings.safeParse(stored?.value ?? {}).data?.afterNewPassword
  return own === undefined ? t('steps.next-new-password') : resolveText(own, row.language)
}

/** People who have not registered are offered registration, now that the password is at hand; registered people without a passkey are offered one. */
async function loadNextWorkflows(
  services: EngineServices,
  run: OpenRun,
  state: AccountState,
  t: Translator,
): Promise<NextWorkflow[]> {
  const { policy, definition } = run.workflow
  const candidates = (await services.policies.listWorkflowsFor(policy, definition.site))
    .filter(({ id }) => id !== definition.id)
    .filter((workflow) => registers(workflow) || managesProfile(workflow))
  const facts = await loadPersonFacts(state, run.subject.profile, candidates)
  const available = candidates.filter((workflow) => isAvailable(workflow, facts))
  const registration = available
    .filter(registers)
    .map(({ id, name }) => ({ workflow: id, title: resolveText(name, run.row.language) }))
  const manageProfile = available.find(managesProfile)
  if (!manageProfile || !(await lacksPasskey(services, run))) return registration
  return [...registration, { workflow: manageProfile.id, title: t('steps.next-passkey') }]
}

const registers = ({ availability }: WorkflowDefinition): boolean =>
  availability.some(({ fact, is }) => fact === 'registered' && !is)

const managesProfile = ({ activities }: WorkflowDefinition): boolean =>
  activities.some(({ activity }) => activity === 'manage-my-profile')

/** The policy allows a passkey, and the person has none. */
async function lacksPasskey(services: EngineServices, run: OpenRun): Promise<boolean> {
  const settings = await withRunContext(services, run, async ({ activityContext }) => {
    const [first] = run.workflow.steps
    return first && activityContext(first, run.state).policy.registration
  })
  const { methods = [] } = registrationSettings.safeParse(settings ?? {}).data ?? {}
  return methods.includes(passkey.id) && (await run.subject.profile.part(openPasskeys).list()).length === 0
}
