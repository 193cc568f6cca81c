import type { z } from 'zod'
import { adminResources } from './admin/index.ts'
import { captchaOperation } from './captcha.ts'
import { health, ready } from './health.ts'
import { searchPeople } from './helpdesk/people.ts'
import { lookAtPerson } from './helpdesk/person.ts'
import { startHelpdeskRun } from './helpdesk/start.ts'
import { decideOnApproval, listApprovals } from './me/approvals.ts'
import { getHealth } from './me/health.ts'
import type { Operation } from './operation.ts'
import { checkNewPassword } from './password-checks.ts'
import { answerStep, cancelRun, standingStep, startRun } from './runs.ts'
import { getSession, signIn, signOut } from './session.ts'
import { getSite } from './site.ts'
import { getState, revokeState } from './state.ts'
import { listTasks } from './tasks.ts'

/** Every operation of the public API, in the order of the OpenAPI document; a test holds it against the mounted routes. */
export const operations = [
  getSite,
  listTasks,
  captchaOperation,
  startRun,
  standingStep,
  answerStep,
  checkNewPassword,
  cancelRun,
  getState,
  revokeState,
  signIn,
  getSession,
  signOut,
  getHealth,
  listApprovals,
  decideOnApproval,
  searchPeople,
  lookAtPerson,
  startHelpdeskRun,
  ...adminResources.flatMap(({ operations }) => operations),
  health,
  ready,
] as unknown as readonly Operation<z.ZodType>[]
