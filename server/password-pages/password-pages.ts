import { AppError } from '../../shared/errors.ts'
import type { Translator } from '../../shared/languages/translator.ts'
import type { PageRule, Problem } from '../../shared/wizard/page.ts'
import type { ConfigurationParameters } from '../authentication/parameters/configuration-parameters.ts'
import { presentRules } from '../engine/present-step.ts'
import { createActiveDirectorySystem } from './active-directory-system.ts'
import { storeSystemUserPassword } from './central-password.ts'
import { presentOutcome, presentRefusal } from './present-outcome.ts'
import type { Asker, PasswordPageServices } from './services.ts'
import { setPasswords } from './set-passwords.ts'
import { findTargets, listTargets, type PasswordTarget } from './targets.ts'

/** For what is asked of the password pages: who asks, under which parameters, and in which words. */
export interface PageContext extends Asker {
  parameters: ConfigurationParameters
  /** BCP 47. */
  language: string
  t: Translator
}

/** Which passwords: the central one, which is spread to all own accounts, or those of these targets. */
export type Selection = 'central' | readonly string[]

export interface ShownTarget extends Omit<PasswordTarget, 'account'> {
  /** Why it cannot be set here, in words. */
  note?: string
}

export interface ShownResult {
  target: string
  name: string
  outcome: 'applied' | 'refused' | 'unknown' | 'unreachable' | 'pending' | 'busy'
  text: string
}

/** `problem`: no password was set, since one system does not accept it. */
export type ShownResults = { problem: Problem } | { results: ShownResult[] }

const useCentral = 'QER | Person | UseCentralPassword'
const checkAll = 'QER | Person | UseCentralPassword | CheckAllPolicies'

/** The accounts of the signed-in person, and whether there is a central password for them. */
export async function loadTargets(
  services: PasswordPageServices,
  context: PageContext,
): Promise<{ targets: ShownTarget[]; hasCentral: boolean }> {
  const targets = await listTargets(toTargetServices(services), context.identity, context)
  const shown = targets.map(({ account: _, ...target }) => ({
    ...target,
    note: target.obstacle && context.t(`password-pages.target-${target.obstacle}`),
  }))
  return { targets: shown, hasCentral: context.parameters[useCentral] && listOwn(targets).length > 0 }
}

/** What the new password must be. Of several systems that are not all checked first, rules are only shown: each refuses for itself. */
export async function loadRules(
  services: PasswordPageServices,
  context: PageContext,
  selection: Selection,
): Promise<PageRule[]> {
  const targets = await selectTargets(services, context, selection)
  const rules = new Map<string, PageRule>()
  for (const { account } of targets)
    for (const rule of presentRules((await account?.listRules()) ?? [], context.t))
      rules.set(JSON.stringify([rule.id, rule.settings, rule.text]), rule)
  const all = [...rules.values()]
  return checksFirst(context, targets) ? all : all.map((rule) => ({ ...rule, where: 'note' }))
}

/** Sets the password. `request` names the order, so that one that is sent twice changes nothing twice. */
export async function setSelected(
  services: PasswordPageServices,
  context: PageContext,
  { request, selection, newPassword }: { request: string; selection: Selection; newPassword: string },
): Promise<ShownResults> {
  const { t } = context
  const targets = await selectTargets(services, context, selection)
  const order = { request, targets, newPassword, checksAllFirst: checksFirst(context, targets) }
  const set = await setPasswords(services, context, order)
  if ('refused' in set) {
    const text = presentRefusal(t, set.refused)
    const named = targets.length > 1 ? t('password-pages.refused-by', { account: set.target.name, text }) : text
    return { problem: { code: set.refused.code, text: named, field: 'newPassword' } }
  }
  if (selection === 'central' && set.results.some(({ outcome }) => outcome.outcome === 'applied'))
    await storeSystemUserPassword(services, context.identity.id, newPassword)
  return {
    results: set.results.map(({ target, outcome }) => ({
      target: target.id,
      name: target.name,
      outcome: outcome.outcome,
      text: presentOutcome(t, outcome),
    })),
  }
}

/** Throws AppError `not-found` for what the person may not set. */
async function selectTargets(
  services: PasswordPageServices,
  context: PageContext,
  selection: Selection,
): Promise<PasswordTarget[]> {
  const found = toTargetServices(services)
  if (selection !== 'central') return findTargets(found, context.identity, selection, context)
  if (!context.parameters[useCentral]) throw new AppError('not-found')
  return listOwn(await listTargets(found, context.identity, context))
}

/** Excluded and protected accounts do not follow the central password. */
const listOwn = (targets: readonly PasswordTarget[]): PasswordTarget[] =>
  targets.filter(({ relation, account }) => relation === 'self' && account !== undefined)

const checksFirst = ({ parameters }: PageContext, targets: readonly PasswordTarget[]): boolean =>
  targets.length === 1 || parameters[checkAll]

const toTargetServices = (services: PasswordPageServices) => ({
  identity: services.identity,
  systems: [createActiveDirectorySystem(services)],
})
