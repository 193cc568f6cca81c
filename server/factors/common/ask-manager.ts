import { uuidv7 } from 'uuidv7'
import type { MessageKey } from '../../../shared/languages/keys.ts'
import { type ActivityContext, critical, type Result, waiting } from '../../activities/activity.ts'
import type { DirectoryPerson } from '../../directory/directory.ts'
import { oneAddress } from '../../directory/mail-address.ts'
import { insertApproval } from '../../store/approvals.ts'
import type { Tx } from '../../store/database.ts'
import { chooseApprovalNumber } from './approval-number.ts'

type Context = Pick<
  ActivityContext<unknown>,
  'findManager' | 'notifications' | 'now' | 'person' | 'read' | 'run' | 'url'
>

/** A manager with an address who is neither the person nor the operator: people do not decide on what they ask for themselves. */
export async function findManagerToAsk({
  findManager,
  person,
  run,
}: Pick<Context, 'findManager' | 'person' | 'run'>): Promise<
  { manager: DirectoryPerson; address: string } | undefined
> {
  const manager = await findManager()
  const address = oneAddress.safeParse(manager?.mail)
  const isOwn = manager && (manager.id === person.id || manager.id === run.operator?.id)
  return manager && !isOwn && address.success ? { manager, address: address.data } : undefined
}

/** Asks the manager by mail and waits. The waiting page shows the number that the manager has to enter. */
export async function askManager(
  ctx: Context,
  { milliseconds, text }: { milliseconds: number; text?: MessageKey },
): Promise<Result> {
  const found = await findManagerToAsk(ctx)
  if (!found) return critical('no-manager-to-ask')
  const { manager, address } = found
  const { person, run } = ctx
  const approval = uuidv7()
  const number = await chooseApprovalNumber(ctx.read, manager.id)
  const until = new Date(ctx.now().getTime() + milliseconds)
  return waiting(until, {
    memory: { approval },
    text,
    asked: { name: run.authenticated || run.operator ? manager.displayName : undefined, at: ctx.now() },
    compare: { label: 'activities.approve-by-manager.number', value: number },
    async record(tx) {
      await insertApproval(tx, {
        id: approval,
        runId: run.id,
        number,
        workflow: run.workflow,
        personId: person.id,
        personDomain: person.domain,
        approverId: manager.id,
        approverDomain: manager.domain,
        milliseconds,
      })
      await notifyManager(ctx, tx, { manager, to: address, until })
    },
  })
}

async function notifyManager(
  { notifications, person, run, url }: Context,
  tx: Tx,
  { manager, to, until }: { manager: DirectoryPerson; to: string; until: Date },
): Promise<void> {
  const language = manager.language ?? run.language
  await notifications.enqueue(tx, {
    to,
    template: 'approval-requested',
    language,
    values: {
      displayName: manager.displayName,
      person: person.displayName,
      account: person.account,
      workflow: run.workflow,
      task: run.workflowName(language),
      asks: run.operator ? 'caller' : 'person',
      until: until.toISOString(),
      url: `${url}/me/`,
    },
  })
}
