import type { GuessLimit } from '../../activities/guess-limit.ts'
import { anyOperator, decideApproval, decideAsOperator, listOpenApprovals } from '../../store/approvals.ts'
import { expectPage } from '../testing.ts'
import type { Driver } from './driver.ts'
import { findPerson } from './register.ts'
import { askCaller, type Conclude, type Step, type ToAnswer } from './runs.ts'
import type { GuessedSite, OpenRun } from './site.ts'

/** Methods beside which nothing has to be registered; with two of them the run begins with a choice. */
const byOthers: Step = {
  activity: 'authentication-methods',
  settings: { methods: [{ method: 'manager-approval' }, { method: 'passcode-half' }] },
}

/** Checks without a secret: what is counted is how often another person is asked, or how many halves are handed out. */
export function createCallerDrivers(limitsOf: (name: string) => GuessLimit[]): Record<string, Driver> {
  const ofStep = (name: string, step: Step, toAnswer: ToAnswer, conclude: Conclude): Driver => ({
    limits: limitsOf(name),
    shares: { person: ['known'] },
    prepare: (site, options) => askCaller(site, step, options, toAnswer, conclude),
  })
  const driver = (method: string, conclude: Conclude) => ofStep(method, byOthers, async () => ({ method }), conclude)
  return {
    'call-back': ofStep(
      'call-back',
      { activity: 'authenticate-by-call-back', settings: {} },
      async () => ({ call: 'telephone' }),
      async (site, open, isRight) => {
        // The number is shown: from now on it counts as a call without an answer.
        if (open.step.status !== 'ask') return false
        site.countEvaluation()
        return isRight && agree(site, open, { answered: true }, true)
      },
    ),
    'identity-document': ofStep(
      'identity-document',
      { activity: 'authenticate-by-identity-document', settings: {} },
      async () => ({ document: 'passport', seen: 'in-person' }),
      async (site, open, isRight) => {
        if (open.step.status !== 'wait') return false
        site.countEvaluation()
        return agree(site, open, undefined, isRight)
      },
    ),
    'private-mail': ofStep(
      'private-mail',
      { activity: 'authenticate-by-private-mail', settings: {} },
      async (_, { isRight, mailed }) => ({ code: (isRight && mailed) || 'wrong' }),
      async (site, open) => open.step.status === 'wait' && agree(site, open, undefined, true),
    ),
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

/** Whether the run is done once the second operator has decided. */
async function agree(site: GuessedSite, open: OpenRun, claim: object | undefined, agrees: boolean): Promise<boolean> {
  const { engine, store } = site.pick()
  if (claim) open.step = await engine.answer(open.run, { number: expectPage(open.step).number, answer: claim })
  const asked = await listOpenApprovals(store.read, anyOperator, 100)
  const approval = asked.find(({ runId }) => runId === open.run.id)
  if (!approval) throw new Error('no second operator was asked')
  const approver = await findPerson(site.pick(), 'site.admin')
  const decision = agrees ? 'approved' : 'refused'
  await store.transaction((tx) => decideAsOperator(tx, { id: approval.id, approver, decision }))
  return (await engine.getCurrentStep(open.run)).status === 'done'
}

async function decideAsManager(site: GuessedSite, { run }: OpenRun, isRight: boolean): Promise<void> {
  const { store } = site.pick()
  const { id: approverId } = await findPerson(site.pick(), 'team.manager')
  const approval = (await listOpenApprovals(store.read, approverId, 100)).find(({ runId }) => runId === run.id)
  if (!approval) throw new Error('the manager was not asked')
  const decision = { id: approval.id, approverId, decision: isRight ? ('approved' as const) : ('refused' as const) }
  await store.transaction((tx) => decideApproval(tx, decision))
}
