import { z } from 'zod'
import { findParameterProblems } from '../../authentication/parameters/check-parameters.ts'
import { configurationParameters } from '../../authentication/parameters/configuration-parameters.ts'
import { administrationSettings } from '../../policies/administration.ts'
import { pinRoleGroups } from '../../policies/check-administrators.ts'
import { findUnknownDefaultDomain } from '../../policies/default-domain.ts'
import type { Finding } from '../../policies/findings.ts'
import { prepareSecrets } from '../../policies/prepare-secrets.ts'
import { prepareSecondFactorOffMails } from '../../policies/second-factor-off.ts'
import { settings } from '../../policies/settings.ts'
import { siteSettings } from '../../policies/site-settings.ts'
import { absentSetting, getSetting, putSetting } from '../../store/settings.ts'
import { isSameContent } from '../canonical.ts'
import { type Change, defineSection } from '../section.ts'

type SettingName = keyof typeof settings
const names = Object.keys(settings) as SettingName[]
const read = (name: SettingName, value: unknown) =>
  settings[name].safeParse(value ?? {}).data ?? settings[name].parse({})

const shape = z.strictObject(settings).partial()

/** Settings that a document does not name stay as they are. */
export const settingsSection = defineSection({
  name: 'settings',
  shape,

  async read(reader) {
    const contents = await Promise.all(
      names.map(async (name) => [name, read(name, (await getSetting(reader, name))?.value)]),
    )
    // Each value was parsed by the shape of its name.
    return Object.fromEntries(contents) as z.output<typeof shape>
  },

  async compare({ services, by, policies, signal }, wanted) {
    const { store, directory, identity } = services
    const changes: Change[] = []
    const problems: Finding[] = []
    for (const name of names) {
      if (wanted[name] === undefined) continue
      const stored = await getSetting(store.read, name)
      const before = read(name, stored?.value)
      if (isSameContent(before, wanted[name])) continue
      const { value: prepared, findings } = await prepare(name)
      const secrets = await prepareSecrets({ read: store.read, keys: services.keys }, settings[name], prepared)
      const { value } = secrets
      const found = [...findings, ...secrets.problems]
      problems.push(...found.map((finding) => ({ ...finding, path: `${name}.${finding.path}` })))
      if (isSameContent(before, value)) continue
      const url = services.staffUrl
      const mail =
        name === 'staff'
          ? await prepareSecondFactorOffMails(
              { ...services, read: store.read, url },
              { before: stored?.value, after: value, by },
            )
          : undefined
      const version = stored?.version ?? absentSetting
      changes.push({
        resource: 'settings',
        id: name,
        action: 'changed',
        before,
        after: value,
        async write(tx) {
          if (!(await putSetting(tx, name, value, version))) return undefined
          await secrets.write(tx)
          await mail?.(tx)
          return {
            number: version + 1,
            kept: {
              resource: 'settings',
              id: name,
              action: 'imported',
              version: version + 1,
              content: value,
              before: stored && { version, content: stored.value },
            },
          }
        },
      })

      async function prepare(name: SettingName): Promise<{ value: unknown; findings: Finding[] }> {
        if (name === 'parameters')
          return {
            value: wanted.parameters,
            findings: await findParameterProblems(configurationParameters.parse(wanted.parameters), identity),
          }
        if (name === 'site')
          return {
            value: wanted.site,
            findings: findUnknownDefaultDomain(siteSettings.parse(wanted.site), directory.domains),
          }
        if (name !== 'administration') return { value: wanted[name], findings: [] }
        const now = administrationSettings.parse(wanted.administration)
        const groups = { now, before: administrationSettings.parse(before) }
        const pinned = await pinRoleGroups(directory, groups, signal)
        const unknown = now.policyOwners.flatMap(({ policy }, index) =>
          policies.has(policy) ? [] : [{ path: `policyOwners.${index}.policy`, code: 'policy-unknown' }],
        )
        return { value: pinned.settings, findings: [...pinned.problems, ...unknown] }
      }
    }
    return { changes, problems, warnings: [] }
  },
})
