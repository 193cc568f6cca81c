import type { Context } from 'hono'
import { findParameterProblems } from '../../authentication/parameters/check-parameters.ts'
import { configurationParameters } from '../../authentication/parameters/configuration-parameters.ts'
import { administrationSettings, readAdministration } from '../../policies/administration.ts'
import { pinRoleGroups } from '../../policies/check-administrators.ts'
import { findUnknownDefaultDomain } from '../../policies/default-domain.ts'
import { toFindings } from '../../policies/findings.ts'
import { prepareSecrets } from '../../policies/prepare-secrets.ts'
import { prepareSecondFactorOffMails } from '../../policies/second-factor-off.ts'
import { settings } from '../../policies/settings.ts'
import { siteSettings } from '../../policies/site-settings.ts'
import { isAdministrator } from '../../policies/staff-roles.ts'
import type { Reader } from '../../store/database.ts'
import { listPolicies } from '../../store/management-policies.ts'
import { absentSetting, getSetting, putSetting } from '../../store/settings.ts'
import { getActor } from '../authorise.ts'
import { getStaffMember } from '../require-session.ts'
import { type AdminServices, assertNoProblems, createChangeRecord, createVersion, writeVersioned } from './resource.ts'

export type SettingName = keyof typeof settings

/** How people sign in, and who staff are, is for persons to change. */
const personsOnly: readonly SettingName[] = ['administration', 'parameters', 'staff']

export async function loadSettings(reader: Reader, name: SettingName) {
  const stored = await getSetting(reader, name)
  const parsed = settings[name].safeParse(stored?.value ?? {})
  return { name, version: stored?.version ?? absentSetting, settings: (parsed.data ?? {}) as Record<string, unknown> }
}

/**
 * Replaces the settings of one name over the version that they are based on, with their audit record and the version to keep. Throws AppError
 * `settings-refused` with what is wrong, and `changed-meanwhile` with the current settings.
 */
export async function saveSettings(
  services: AdminServices,
  context: Context,
  { name, settings: body, expectedVersion }: { name: SettingName; settings: object; expectedVersion: number },
): Promise<void> {
  const { store, directory } = services
  if (personsOnly.includes(name)) getStaffMember(context)
  const parsed = settings[name].safeParse(body)
  if (!parsed.success) assertNoProblems(toFindings(parsed.error))
  const secrets = await prepareSecrets({ read: store.read, keys: services.keys }, settings[name], parsed.data)
  assertNoProblems(secrets.problems)
  const value = name === 'administration' ? await prepareRoles(services, context, body) : secrets.value
  if (name === 'parameters')
    assertNoProblems(await findParameterProblems(configurationParameters.parse(body), services.identity))
  if (name === 'site') assertNoProblems(findUnknownDefaultDomain(siteSettings.parse(body), directory.domains))
  const version = expectedVersion + 1
  const before = await getSetting(store.read, name)
  const by = getActor(context).displayName
  const change = { before: before?.value, after: value, by }
  const url = services.staffUrl
  const mail =
    name === 'staff' ? await prepareSecondFactorOffMails({ ...services, read: store.read, url }, change) : undefined
  await writeVersioned(services, {
    async write(tx) {
      const isWritten = await putSetting(tx, name, value, expectedVersion)
      if (isWritten) await Promise.all([secrets.write(tx), mail?.(tx)])
      return isWritten
    },
    record: () => createChangeRecord(context, { resource: 'settings', id: name, action: 'changed', version }),
    version: () =>
      createVersion(context, {
        resource: 'settings',
        id: name,
        action: 'changed',
        version,
        content: value,
        before: before && { version: before.version, content: before.value },
      }),
    loadCurrent: () => loadSettings(store.read, name),
  })
}

/** Throws AppError `settings-refused` for groups that admit no one, policies that are not there, and a caller who would give up their own role. */
async function prepareRoles({ store, directory }: AdminServices, context: Context, body: object) {
  const typed = administrationSettings.parse(body)
  const groups = { now: typed, before: await readAdministration(store.read) }
  const { settings: pinned, problems } = await pinRoleGroups(directory, groups, context.req.raw.signal)
  const policies = new Set((await listPolicies(store.read)).map(({ id }) => id))
  const unknown = typed.policyOwners.flatMap(({ policy }, index) =>
    policies.has(policy) ? [] : [{ path: `policyOwners.${index}.policy`, code: 'policy-unknown' }],
  )
  assertNoProblems([...problems, ...unknown])
  if (!isAdministrator(getStaffMember(context), pinned, directory))
    assertNoProblems([{ path: 'groups', code: 'without-yourself' }])
  return pinned
}
