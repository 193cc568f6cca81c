import type { WizardStep } from '../../../shared/wizard/page.ts'
import type { Policies } from '../../policies/policies.ts'
import type { LegacySession } from './legacy-session.ts'
import { paths } from './paths.ts'

/** What a workflow is there for that only changes a profile. Nobody registers answers, an app or a passkey on a screen that many people use. */
const profileActivities = new Set(['manage-my-profile', 'register', 'subscribe-to-notifications'])

/** A kiosk asks after this idle time whether somebody is still there … */
export const kioskSeconds = 300
/** … and goes back to the start this much later (WCAG 2.2.1 asks for 20 seconds at least). */
export const kioskQuestionSeconds = 60

/** Whether a workflow of this id may be offered and started in this session. */
export async function loadKioskFilter(
  policies: Pick<Policies, 'listWorkflows'>,
  { kiosk }: Pick<LegacySession, 'kiosk'>,
): Promise<(workflow: string) => boolean> {
  if (!kiosk) return () => true
  const offered = await policies.listWorkflows('self-service')
  const left = offered.filter(({ activities }) => activities.some(({ activity }) => profileActivities.has(activity)))
  const ids = new Set(left.map(({ id }) => id))
  return (workflow) => !ids.has(workflow)
}

/** The step without ways to what a kiosk does not offer. */
export function withoutProfileTasks(step: WizardStep, isOffered: (workflow: string) => boolean): WizardStep {
  switch (step.status) {
    case 'done':
      return {
        ...step,
        next: step.next && { ...step.next, tasks: step.next.tasks?.filter(({ workflow }) => isOffered(workflow)) },
      }
    case 'stopped':
      return { ...step, doors: step.doors.filter((door) => door.to !== 'task' || isOffered(door.workflow)) }
    default:
      return step
  }
}

/** The page to go on with after the question; any other address leads to the start. */
export const parseKioskReturn = (path: string | undefined): string =>
  path && /^\/legacy\/(tasks|runs\/[0-9a-f-]{36}(\/leave)?)$/.test(path) ? path : paths.kioskStart
