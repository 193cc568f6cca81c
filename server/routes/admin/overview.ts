import { z } from 'zod'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { countOutcomes, countOutcomesBySite } from '../../audit/count-outcomes.ts'
import { isSecondFactorRequired } from '../../policies/staff-settings.ts'
import { isTimeZone } from '../../schedule/cron.ts'
import { listDays } from '../../schedule/days.ts'
import { readers } from '../authorise.ts'
import { negotiateLanguage } from '../language.ts'
import { defineOperation, mount } from '../operation.ts'
import { listNeeds, need } from './overview-needs.ts'
import { listRecentChanges, recentChange } from './recent-changes.ts'
import { type AdminServices, defineResource } from './resource.ts'
import { listSetUpSteps, setUpStep } from './set-up-steps.ts'

/** Two weeks show what is usual for a day of the week. */
const shownDays = 14

const count = z.int().min(0)
const outcomes = z.object({
  changes: count.describe('Passwords that people changed'),
  resets: count.describe('New passwords that were set without the former one'),
  unlocks: count,
  failures: count.describe('Tasks that ended without success'),
})

const get = defineOperation({
  id: 'getOverview',
  method: 'get',
  path: '/api/v1/admin/overview',
  summary:
    'What needs an administrator, what became of tasks today and on the days before, what is set up, and who changed what last',
  caller: 'administrator',
  roles: readers,
  query: z.strictObject({
    timeZone: z
      .string()
      .max(64)
      .default('UTC')
      .describe('IANA name, in which days begin and end; one that the server does not know counts as UTC'),
  }),
  status: 200,
  reply: z.object({
    needs: z.array(need),
    today: z.object({ selfService: outcomes, helpdesk: outcomes }).describe('By the site on which the task began'),
    days: z
      .array(outcomes.extend({ date: z.iso.date() }))
      .describe(`The last ${shownDays} days up to today, oldest first, as far as the audit log goes back`),
    setUp: z.array(setUpStep),
    changes: z.array(recentChange),
  }),
})

/** As many as one reads at a glance. */
const recentChanges = 8

export const overviewResource = defineResource({
  operations: [get],
  routes(app, services) {
    mount(app, get, async (context, { query: { timeZone } }) => {
      const { read } = services.store
      const language = negotiateLanguage(context)
      const t = getTranslator(language)
      const needsSecondFactor = await isSecondFactorRequired(read, services.directory)
      return context.reply({
        needs: await listNeeds(services, { t, needsSecondFactor, signal: context.req.raw.signal }),
        ...(await countDays(services, timeZone)),
        setUp: await listSetUpSteps(services, needsSecondFactor),
        changes: await listRecentChanges(services, language, recentChanges),
      })
    })
  },
})

async function countDays({ store: { read }, clock }: AdminServices, timeZone: string) {
  const days = listDays(clock(), isTimeZone(timeZone) ? timeZone : 'UTC', shownDays - 1)
  const counted = await countOutcomes(read, days)
  return {
    today: await countOutcomesBySite(read, days[0]),
    days: counted.map(({ since: _, until: __, ...day }) => day).reverse(),
  }
}
