import type { WizardPage } from '../../shared/wizard/page.ts'
import type { StartRequest } from './engine.ts'
import { presentStep } from './present-step.ts'
import type { OpenRun } from './run-context.ts'
import type { EngineServices } from './services.ts'
import { findWorkflowOf, newRow } from './start-run.ts'
import { chooseDomain, findSubject } from './subject.ts'
import { initialState } from './transitions.ts'
import { joinedStep } from './workflow.ts'

/** An account that was not named: a decoy, as for every name that does not exist. */
const account = ''

/**
 * The page with which every run of this workflow begins, before an account is named: with the rules that a decoy is shown. Undefined unless that page asks for
 * the current and the new password; any other page is shown by a run. Nothing is stored.
 */
export async function presentFirstPage(
  services: EngineServices,
  request: Pick<StartRequest, 'workflow' | 'language' | 'site'>,
): Promise<WizardPage | undefined> {
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
