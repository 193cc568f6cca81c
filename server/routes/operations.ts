import { adminResources } from './admin/index.ts'
import { getCaptcha } from './captcha.ts'
import { getFirstPage } from './first-page.ts'
import { getFirstStart, nameAdministrators } from './first-start.ts'
import { decideOperatorApproval, listOperatorApprovals } from './helpdesk/approvals.ts'
import { endCallerCheckOperation, loadCallerCheckOperation } from './helpdesk/caller-check.ts'
import {
  beginMutualProofOperation,
  closeMutualProofOperation,
  continueMutualProofOperation,
} from './helpdesk/mutual-proof.ts'
import { searchPeople } from './helpdesk/people.ts'
import { getPerson } from './helpdesk/person.ts'
import { startHelpdeskRun } from './helpdesk/runs.ts'
import { decideApproval, listApprovals } from './me/approvals.ts'
import { getPasswordHealth } from './me/password-health.ts'
import { endOwnSession, endOwnSessions, listOwnSessions } from './me/sessions.ts'
import { getMutualProof, typeMutualProof } from './mutual-proof.ts'
import { listOfferedWorkflows } from './offered-workflows.ts'
import type { ApiCalls, Operation } from './operation.ts'
import { checkNewPassword } from './password-checks.ts'
import { getNewPasswordRules, getPasswordPages, setTargetPasswords } from './password-pages/passwords.ts'
import { deleteOwnQuestion, getOwnQuestions, saveOwnQuestions, unlockOwnQuestions } from './password-pages/questions.ts'
import { getLiveness, getReadiness } from './readiness.ts'
import { changeRunLanguage } from './run-language.ts'
import { answerRun, cancelRun, getRun, startRun } from './runs.ts'
import { askForPasskey, cancelSignIn, enrolFactor, showSecondFactor, startEnrolment } from './second-factor.ts'
import { getSession, signIn, signOut } from './session.ts'
import { createSignInChallenge } from './sign-in-challenge.ts'
import { askSignInQuestions } from './sign-in-questions.ts'
import { getSite } from './site.ts'
import { getState, revokeState } from './state.ts'
import { receiveWalletAnswer } from './wallet-answers.ts'
import { signInWithWindows } from './windows-sign-on.ts'

/** What the sites and the extension use. */
const siteOperations = [
  getSite,
  listOfferedWorkflows,
  getFirstPage,
  getCaptcha,
  startRun,
  getRun,
  answerRun,
  checkNewPassword,
  changeRunLanguage,
  cancelRun,
  getState,
  revokeState,
  signIn,
  createSignInChallenge,
  receiveWalletAnswer,
  askSignInQuestions,
  signInWithWindows,
  showSecondFactor,
  askForPasskey,
  startEnrolment,
  enrolFactor,
  cancelSignIn,
  getFirstStart,
  nameAdministrators,
  getSession,
  signOut,
  typeMutualProof,
  getMutualProof,
  getPasswordHealth,
  listApprovals,
  decideApproval,
  listOwnSessions,
  endOwnSession,
  endOwnSessions,
  getPasswordPages,
  getNewPasswordRules,
  setTargetPasswords,
  getOwnQuestions,
  saveOwnQuestions,
  deleteOwnQuestion,
  unlockOwnQuestions,
  searchPeople,
  getPerson,
  endCallerCheckOperation,
  loadCallerCheckOperation,
  beginMutualProofOperation,
  continueMutualProofOperation,
  closeMutualProofOperation,
  startHelpdeskRun,
  listOperatorApprovals,
  decideOperatorApproval,
] as const

/** The calls of the sites and the extension, for `import type`. */
export type SiteApi = ApiCalls<(typeof siteOperations)[number]>

/** The calls of the Administration site, for `import type`. */
export type AdminApi = ApiCalls<(typeof adminResources)[number]['operations'][number]>

/** Every operation of the public API, in the order of the OpenAPI document; a test compares it with the mounted routes. */
export const operations: readonly Operation[] = [
  ...siteOperations,
  ...adminResources.flatMap((resource): readonly Operation[] => resource.operations),
  getLiveness,
  getReadiness,
]
