import { z } from 'zod'
import { loadBranding } from '../../branding/branding.ts'
import { readSiteSettings } from '../../policies/site-settings.ts'
import type { Reader } from '../../store/database.ts'
import { hasStateToken } from '../../store/state-tokens.ts'
import { listStatistics } from '../../store/user-statistics.ts'
import type { AdminServices } from './resource.ts'

/** A step of the set-up, in the order in which one takes them. */
export const setUpStep = z.object({
  code: z.enum([
    'directory',
    'mail',
    'support',
    'logo',
    'second-factor',
    'helpdesk-group',
    'extension-pages',
    'extension',
    'first-person',
  ]),
  isDone: z.boolean(),
})

export async function listSetUpSteps(
  { store: { read }, directory, environment, policies }: AdminServices,
  needsSecondFactor: boolean,
): Promise<z.output<typeof setUpStep>[]> {
  const site = await readSiteSettings(read, directory)
  const { logo } = await loadBranding(read)
  return [
    { code: 'directory', isDone: !directory.isSample },
    { code: 'mail', isDone: environment.some(({ name, isSet }) => name === 'LATCHKEY_SMTP' && isSet) },
    { code: 'support', isDone: site.support !== undefined && site.support !== '' },
    { code: 'logo', isDone: logo !== undefined },
    { code: 'second-factor', isDone: needsSecondFactor },
    // Groups that admit no one, since they are mere names, are none of these.
    {
      code: 'helpdesk-group',
      isDone: (await policies.listPolicies()).some(
        ({ enabled, helpdeskScope }) => enabled && helpdeskScope.include.groups.length > 0,
      ),
    },
    { code: 'extension-pages', isDone: (site.pages ?? []).length > 0 },
    // The extension's run that ends well leaves one; those of sites leave none.
    { code: 'extension', isDone: await hasStateToken(read) },
    { code: 'first-person', isDone: await hasRegisteredPerson(read) },
  ]
}

/** By the last count of the statistics job. */
async function hasRegisteredPerson(read: Reader): Promise<boolean> {
  const [newest] = await listStatistics(read, { count: 1 })
  return newest?.rows.some(({ registered }) => registered > 0) ?? false
}
