import type { Words } from '../../shared/languages/words.ts'
import type { DoneStep } from '../../shared/wizard/page.ts'
import { registrationSettings } from '../activities/registration-settings.ts'
import type { AccountState } from '../directory/directory.ts'
import { isAvailable } from '../policies/availability.ts'
import { inLanguage } from '../policies/own-words.ts'
import { siteSettings } from '../policies/site-settings.ts'
import type { WorkflowDefinition } from '../policies/workflow.ts'
import { getSetting } from '../store/settings.ts'
import { personFacts } from './availability.ts'
import type { Standing } from './commit.ts'
import type { EngineServices } from './services.ts'
import { takeTurn } from './turn.ts'

type Next = NonNullable<DoneStep['next']>
type Task = NonNullable<Next['tasks']>[number]

/** What makes sense next, and what will notice a new password. Undefined: nothing. */
export async function nextSteps(
  services: EngineServices,
  run: Standing,
  of: { state: AccountState | undefined; words: Words },
): Promise<Next | undefined> {
  const { state, words } = of
  // An operator is shown nothing that only the person can do.
  const isOwn = run.workflow.definition.site === 'self-service'
  const tasks = state === undefined ? [] : await nextTasks(services, run, state, words).catch(() => [])
  const text = isOwn ? await aboutNewPassword(services, run, words) : undefined
  return tasks.length > 0 || text ? { ...(text && { text }), ...(tasks.length > 0 && { tasks }) } : undefined
}

/** What goes on asking with the old password, in the administrator's words or ours; an empty text says nothing. */
async function aboutNewPassword({ store }: EngineServices, { row, state }: Standing, words: Words) {
  const isNew = state.effects?.some((effect) => effect === 'change-password' || effect === 'reset-password')
  if (!isNew) return undefined
  const stored = await getSetting(store.read, 'site').catch(() => undefined)
  const own = siteSettings.safeParse(stored?.value ?? {}).data?.afterNewPassword
  return own === undefined ? words('steps.next-new-password') : inLanguage(own, row.language)
}

/** Whoever has not registered yet is offered to, now that the password is at hand; whoever has, and could have a passkey, that. */
async function nextTasks(services: EngineServices, run: Standing, state: AccountState, words: Words): Promise<Task[]> {
  const { policy, definition } = run.workflow
  const { id: done, site } = definition
  const worthwhile = (await services.policies.tasksFor(policy, site))
    .filter(({ id }) => id !== done)
    .filter((task) => registers(task) || managesProfile(task))
  const facts = await personFacts(state, run.subject.profile, worthwhile)
  const open = worthwhile.filter((task) => isAvailable(task, facts))
  const tasks = open
    .filter(registers)
    .map(({ id, name }) => ({ workflow: id, title: inLanguage(name, run.row.language) }))
  const managing = open.find(managesProfile)
  if (!managing || !(await lacksPasskey(services, run))) return tasks
  return [...tasks, { workflow: managing.id, title: words('steps.next-passkey') }]
}

const registers = ({ availability }: WorkflowDefinition): boolean =>
  availability.some(({ fact, is }) => fact === 'registered' && !is)

const managesProfile = ({ activities }: WorkflowDefinition): boolean =>
  activities.some(({ activity }) => activity === 'manage-my-profile')

/** They may have one, and have none. */
async function lacksPasskey(services: EngineServices, run: Standing): Promise<boolean> {
  const { profile } = run.subject
  const settings = await takeTurn(services, run, async ({ context }) => {
    const [first] = run.workflow.steps
    return first && context(first, run.state).policy.registration
  })
  const { methods = [] } = registrationSettings.safeParse(settings ?? {}).data ?? {}
  return methods.includes('passkey') && (await profile.passkeys()).length === 0
}
