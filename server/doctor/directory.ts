import type { ActiveDirectoryConfig, Config } from '../config.ts'
import {
  type Inspection,
  inspectControllers,
  listControllers,
} from '../directory/active-directory/inspection/inspect.ts'
import { toActiveDirectoryOptions } from '../directory-options.ts'
import { listRuleAttributes } from '../policies/password-rules/user-properties.ts'
import { parseStoredPolicy } from '../policies/stored-policy.ts'
import { withCurrentStore } from '../store/inspect.ts'
import { listPolicies } from '../store/management-policies.ts'
import { type Check, describeCause, type Finding, fail, note, ok, type Section, warn } from './check.ts'
import { checkController, type NamedAttribute } from './controller.ts'

/** Every controller of the directory, and the rights of the service account. */
export const directory: Check = {
  id: 'directory',
  async run(config, signal) {
    const { directory: settings } = config
    if (settings.kind === 'sample')
      return [
        {
          title: 'Directory',
          findings: [note('sample', 'the sample company lies in the data folder; nothing to reach.')],
        },
      ]
    return checkControllers(settings, await listNamedAttributes(config), signal)
  },
}

/** The attributes that policies name, each with its use. The check of the database says why it cannot be opened. */
async function listNamedAttributes(config: Config): Promise<NamedAttribute[]> {
  const stored = (await withCurrentStore(config, listPolicies).catch(() => undefined)) ?? []
  const policies = stored.map((policy) => parseStoredPolicy(policy))
  const mails = policies.flatMap(({ callerMethods }) => callerMethods.privateMail ?? [])
  const details = policies.flatMap(({ rules }) => listRuleAttributes(rules))
  return [
    ...[...new Set(mails)].map((name) => ({ name, use: 'private-mail' as const })),
    ...[...new Set(details)].map((name) => ({ name, use: 'password-rule' as const })),
  ]
}

async function checkControllers(
  settings: ActiveDirectoryConfig,
  attributes: readonly NamedAttribute[],
  signal: AbortSignal,
): Promise<Section[]> {
  const title = 'Directory'
  let options: ReturnType<typeof toActiveDirectoryOptions>
  try {
    options = toActiveDirectoryOptions(settings)
  } catch (error) {
    const sentence = `LATCHKEY_DIRECTORY_CA_FILE cannot be read (${describeCause(error)}): correct its path or mode.`
    return [{ title, findings: [fail('authority', sentence)] }]
  }
  let urls: string[]
  try {
    urls = await listControllers(options)
  } catch (error) {
    const sentence = `DNS names no controllers (${describeCause(error)}): use the domain's DNS servers, or list them as ldaps://host.`
    return [{ title, findings: [fail('discovery', sentence)] }]
  }
  const inspections = await inspectControllers(
    urls,
    { ...options, attributes: attributes.map(({ name }) => name) },
    signal,
  )
  const sections = inspections.map((inspection) => checkController(inspection, settings, attributes))
  const primary = checkPrimary(inspections)
  return primary ? [...sections, { title: 'Domain', findings: [primary] }] : sections
}

/** Every password change reaches the PDC emulator first, so it must be reachable. Undefined: no controller could be asked. */
function checkPrimary(inspections: readonly Inspection[]): Finding | undefined {
  const views = inspections.flatMap(({ domain }) => domain ?? [])
  if (views.length === 0) return undefined
  const primary = views.find((view) => view.primary !== undefined)?.primary
  const subject = 'PDC emulator'
  if (primary === undefined) return warn(subject, 'is named by no controller: the outcome of a write may stay unknown.')
  if (views.some(({ facts }) => facts.host === primary)) return ok(subject, primary)
  return warn(subject, `${primary} is not among those that answer here: add ldaps://${primary} to LATCHKEY_DIRECTORY.`)
}
