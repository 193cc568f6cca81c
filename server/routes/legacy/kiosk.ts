import type { WizardStep } from '../../../shared/wizard/page.ts'
import type { Policies } from '../../policies/policies.ts'
import type { LegacySession } from './legacy-session.ts'

/** What a workflow is there for that only changes a profile. People do not register answers, an app or a passkey on a screen that many people use. */
const profileActivities = new Set(['manage-my-profile', 'register', 'subscribe-to-notifications'])

/** The start page of a kiosk, which holds no more than a name, is loaded again after this time. */
export const kioskStartSeconds = 300
/** Every other page asks after this time whether its user is still there. It asks in the page itself, so that nothing that was typed is lost … */
export const kioskQuestionSeconds = 300
/** … and covers what was typed this much later (WCAG 2.2.1 asks for 20 seconds at least). `server/web/legacy/kiosk.css` has both times. */
export const kioskCoverSeconds = 60
/** Then a run is stopped that its user did not go on with, so its page is of no more use. */
export const kioskEndSeconds = 1800

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
