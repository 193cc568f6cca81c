import { z } from 'zod'
import { translateFirst } from '../../../shared/languages/composed-keys.ts'
import { getTranslator, type Translator } from '../../../shared/languages/translator.ts'
import { loadBranding } from '../../branding/branding.ts'
import { readAdministration } from '../../policies/administration.ts'
import { listMissingRoleGroups } from '../../policies/check-administrators.ts'
import { readSiteSettings } from '../../policies/site-settings.ts'
import { isSecondFactorRequired } from '../../policies/staff-settings.ts'
import { toJobStatus } from '../../schedule/status.ts'
import { listBulkOperations } from '../../store/bulk-operations.ts'
import type { Reader } from '../../store/database.ts'
import { listJobs } from '../../store/jobs.ts'
import { countMails } from '../../store/outbox.ts'
import { listStatistics } from '../../store/user-statistics.ts'
import { readers } from '../authorise.ts'
import { negotiateLanguage } from '../language.ts'
import { defineOperation, mount } from '../operation.ts'
import { listRecentChanges, recentChange } from './recent-changes.ts'
import { type AdminServices, defineResource } from './resource.ts'

const need = z.object({
  code: z.enum([
    'mails-given-up',
    'job-failed',
    'role-group-missing',
    'second-factor-off',
    'sample-company',
    'bulk-paused',
  ]),
  count: z.int().optional(),
  id: z.string().optional().describe('Of the bulk operation'),
  title: z.string().optional().describe('Of the scheduled task or bulk operation; of a group, as it is stored'),
})

const setUpStep = z.object({
  code: z.enum(['directory', 'support', 'logo', 'second-factor', 'extension-pages', 'first-person']),
  isDone: z.boolean(),
})

const get = defineOperation({
  id: 'getOverview',
  method: 'get',
  path: '/api/v1/admin/overview',
  summary: 'What needs an administrator, what is set up, and who changed what last',
  caller: 'administrator',
  roles: readers,
  status: 200,
  reply: z.object({ needs: z.array(need), setUp: z.array(setUpStep), changes: z.array(recentChange) }),
})

/** As many as one reads at a glance. */
const recentChanges = 8
/** Older ones that paused long ago are no news. */
const recentOperations = 20

export const overviewResource = defineResource({
  operations: [get],
  routes(app, services) {
    mount(app, get, async (context) => {
      const { read } = services.store
      const language = negotiateLanguage(context)
      const t = getTranslator(language)
      return context.reply({
        needs: await listNeeds(services, t, context.req.raw.signal),
        setUp: await listSetUpSteps(services),
        changes: await listRecentChanges(read, language, recentChanges),
      })
    })
  },
})

async function listNeeds(
  { store: { read }, directory }: AdminServices,
  t: Translator,
  signal: AbortSignal,
): Promise<z.output<typeof need>[]> {
  const { givenUp } = await countMails(read)
  const failed = (await listJobs(read)).filter((job) => toJobStatus(job).lastResult?.outcome === 'failed')
  // A directory that does not answer says nothing of groups.
  const missing = await listMissingRoleGroups(directory, await readAdministration(read), signal).catch(() => [])
  const paused = (await listBulkOperations(read, { count: recentOperations })).filter(
    ({ status, problem }) => status === 'paused' && problem !== null,
  )
  return [
    ...paused.map(({ id, name }) => ({ code: 'bulk-paused' as const, id, title: name })),
    ...missing.map(({ group }) => ({ code: 'role-group-missing' as const, title: group })),
    ...(directory.isSample ? [{ code: 'sample-company' as const }] : []),
    ...(givenUp > 0 ? [{ code: 'mails-given-up' as const, count: givenUp }] : []),
    ...failed.map(({ id }) => ({
      code: 'job-failed' as const,
      title: translateFirst(t, [`schedule.${id}.name`]) ?? id,
    })),
    ...(directory.isSample || (await isSecondFactorRequired(read, directory))
      ? []
      : [{ code: 'second-factor-off' as const }]),
  ]
}

async function listSetUpSteps({ store, directory }: AdminServices): Promise<z.output<typeof setUpStep>[]> {
  const { read } = store
  const site = await readSiteSettings(read, directory)
  const { logo } = await loadBranding(read)
  return [
    { code: 'directory', isDone: !directory.isSample },
    { code: 'support', isDone: site.support !== undefined && site.support !== '' },
    { code: 'logo', isDone: logo !== undefined },
    { code: 'second-factor', isDone: await isSecondFactorRequired(read, directory) },
    { code: 'extension-pages', isDone: (site.pages ?? []).length > 0 },
    { code: 'first-person', isDone: await hasRegisteredPerson(read) },
  ]
}

/** By the last count of the statistics job. */
async function hasRegisteredPerson(read: Reader): Promise<boolean> {
  const [newest] = await listStatistics(read, { count: 1 })
  return newest?.rows.some(({ registered }) => registered > 0) ?? false
}
