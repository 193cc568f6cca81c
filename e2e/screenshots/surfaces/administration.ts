import { serveWizardStates } from '../environment/wizard-states.ts'
import type { Scene, Surface } from '../surface.ts'
import { accessScenes } from './administration/access.ts'
import { auditScenes } from './administration/audit.ts'
import { bulkScenes } from './administration/bulk.ts'
import { configurationScenes } from './administration/configuration.ts'
import { designerScenes } from './administration/designer.ts'
import { identityScenes } from './administration/identities.ts'
import { jobsScenes } from './administration/jobs.ts'
import { mailScenes } from './administration/mail.ts'
import { overviewScenes } from './administration/overview.ts'
import { passwordRulesScenes } from './administration/password-rules.ts'
import { peopleScenes } from './administration/people.ts'
import { policiesScenes } from './administration/policies.ts'
import { questionsScenes } from './administration/questions.ts'
import type { SceneName } from './administration/scenes.ts'
import { settingsScenes } from './administration/settings.ts'
import { signInScenes } from './administration/sign-in.ts'
import { simulationScenes } from './administration/simulation.ts'
import { workflowsScenes } from './administration/workflows.ts'

/** Each section has its file of scenes; the compiler names a state without a scene. */
const scenes: Record<SceneName, Scene> = {
  ...signInScenes,
  ...overviewScenes,
  ...settingsScenes,
  ...configurationScenes,
  ...policiesScenes,
  ...questionsScenes,
  ...passwordRulesScenes,
  ...mailScenes,
  ...workflowsScenes,
  ...designerScenes,
  ...jobsScenes,
  ...auditScenes,
  ...simulationScenes,
  ...accessScenes,
  ...peopleScenes,
  ...identityScenes,
  ...bulkScenes,
}

/** In the states in which `server/web/administration/states` shows it without a server. */
export const administration: Surface = {
  title: 'Administration site',
  description: 'The sign-in of staff with its second factor, and the pages for administrators.',
  scenes,
  frame: '.frame',
  start: ({ browser }) => serveWizardStates(browser, 'administration'),
}
