import type { GuessLimit } from '../../activities/guess-limit.ts'
import { decideApproval, listOpenApprovals } from '../../store/approvals.ts'
import type { Driver } from './driver.ts'
import { askCaller, type Conclude, type Step } from './runs.ts'
import type { GuessedSite, OpenRun } from './site.ts'

/** Methods beside which nothing has to be registered; with two of them the run begins with a choice. */
const byOthers: Step = {
  activity: 'authentication-methods',
  settings: { methods: [{ method: 'manager-approval' }, { method: 'passcode-half' }] },
}

/** Checks without a secret: what is counted is how often another person is asked, or how many halves are handed out. */
export function createCallerDrivers(limitsOf: (name: string) => GuessLimit[]): Record<string, Driver> {
  const driver = (method: string, conclude: Conclude): Driver => ({
    limits: limitsOf(method),
    shares: { person: ['known'] },
    prepare: (site, options) => askCaller(site, byOthers, options, async () => ({ method }), conclude),
  })
  return {
    'manager-approval': driver('manager-approval', async (site, open, isRight) => {
      if (open.step.status !== 'wait') return false
      site.countEvaluation()
      await decideAsManager(site, open, isRight)
      return (await site.pick().engine.getCurrentStep(open.run)).status === 'done'
    }),
    'passcode-half': {
      ...driver('passcode-half', async (site, { step }) => {
        if (step.status === 'done') site.countEvaluation()
        return false
      }),
      identifies: false,
    },
  }
}

async function decideAsManager(site: GuessedSite, { run }: OpenRun, isRight: boolean): Promise<void> {
  const { store, company } = site.pick()
  const found = await company.openSession({}).find('team.manager')
  if (found.found !== 'one') throw new Error('the sample company has no manager')
  const approverId = found.person.id
  const approval = (await listOpenApprovals(store.read, approverId, 100)).find(({ runId }) => runId === run.id)
  if (!approval) throw new Error('the manager was not asked')
  const decision = { id: approval.id, approverId, decision: isRight ? ('approved' as const) : ('refused' as const) }
  await store.transaction((tx) => decideApproval(tx, decision))
}
