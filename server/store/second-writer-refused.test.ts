import { expect, test } from 'vitest'
import {
  anyOperator,
  decideApproval,
  decideAsOperator,
  insertApproval,
  reserveNumber,
  useApproval,
  withdrawApproval,
} from './approvals.ts'
import { changeBulkStatus } from './bulk-operations.ts'
import type { Store, Tx } from './database.ts'
import { encryptedColumns, replaceEnvelope } from './encrypted-columns.ts'
import { updatePolicy } from './management-policies.ts'
import { claimMutualProof } from './mutual-proofs.ts'
import { insertRunBelow } from './open-runs.ts'
import { claimMail, enqueueMail } from './outbox.ts'
import { findPendingSignIn, updatePendingSignIn } from './pending-sign-ins.ts'
import { findPasskeys, recordPasskeyUse } from './profile-passkeys.ts'
import { consumeTotpStep } from './profile-totp.ts'
import { type Reminder, saveReminder } from './reminders.ts'
import { extendSession, findSession } from './sessions.ts'
import { findStaffFactors, recordStaffFactorUse } from './staff-factors.ts'
import { announceTargetPassword, settleTargetPassword } from './target-passwords.ts'
import { eachStore } from './testing.ts'
import { newTestRun } from './testing-runs.ts'
import { withSecondWriter } from './testing-second-writer.ts'
import { changeSignedRows, storeRows } from './testing-signed.ts'
import { reserveCodeTry } from './wallet-answers.ts'
import { findWorkflowDraft, saveWorkflowDraft } from './workflow-drafts.ts'
import { publishWorkflowOver } from './workflow-versions.ts'

const personId = 'person one'
const approval = { id: 'approval one', approverId: 'ruth' }
const ofOperators = { runId: 'run', number: null, workflow: 'w', personId, personDomain: 'd', approverDomain: 'd' }

interface Race {
  title: string
  /** Besides one row of every signed table. */
  prepare?(store: Store): Promise<unknown>
  /** The statement of the first writer after which the second one comes. */
  after: RegExp
  /** Reads what both writers have read. */
  read?(store: Store): Promise<unknown>
  write(tx: Tx, by: 'first' | 'second', read: never): Promise<unknown>
}

const race = <Read>(
  one: Omit<Race, 'read' | 'write'> & {
    read?(store: Store): Promise<Read>
    write(tx: Tx, by: 'first' | 'second', read: Read): Promise<unknown>
  },
): Race => one

const reminder: Reminder = {
  personId: 'erin',
  kind: 'expiry',
  since: new Date(0),
  occasion: 'a',
  mark: 7,
  sent: 1,
  sentAt: new Date(0),
}

const races: readonly Race[] = [
  race({
    title: 'of two administrators who pause and stop a bulk operation at once the later is refused',
    after: /select.*from "BulkOperation"/i,
    write: (tx, by) =>
      changeBulkStatus(tx, 'bulk one', { from: ['preparing'], to: by === 'first' ? 'paused' : 'stopped' }),
  }),
  race({
    title: 'of two decisions about one approval the later is refused',
    after: /select.*from "Approval"/i,
    write: (tx, by) => decideApproval(tx, { ...approval, decision: by === 'first' ? 'approved' : 'refused' }),
  }),
  race({
    title: 'of a decision and a withdrawal of one approval the later is refused',
    after: /select.*from "Approval"/i,
    write: (tx, by) =>
      by === 'first' ? withdrawApproval(tx, approval) : decideApproval(tx, { ...approval, decision: 'approved' }),
  }),
  race({
    title: 'of two new passwords that are announced for one account at once the later is refused',
    prepare: (store) => changeSignedRows(store, 'TargetPassword', { state: 'applied' }),
    after: /select.*from "TargetPassword"/i,
    write: (tx, by) =>
      announceTargetPassword(tx, { target: 'target one', request: by, personId: 'ruth', ticket: '{}' }),
  }),
  race({
    title: 'of two that find out what became of a new password at once the later is refused',
    after: /select.*from "TargetPassword"/i,
    write: (tx, by) =>
      settleTargetPassword(
        tx,
        { target: 'target one', request: 'request one' },
        { state: by === 'first' ? 'applied' : 'refused', refusal: null },
      ),
  }),
  race({
    title: 'of two operators who decide at once the later is refused',
    prepare: (store) =>
      store.transaction((tx) =>
        insertApproval(tx, { ...ofOperators, id: 'any', approverId: anyOperator, milliseconds: 60_000 }),
      ),
    after: /select.*from "Approval"/i,
    write: (tx, by) => decideAsOperator(tx, { id: 'any', approver: { id: by, domain: 'd' }, decision: 'approved' }),
  }),
  race({
    title: 'an approval that is used twice at once is refused to the later',
    prepare: (store) => changeSignedRows(store, 'Approval', { status: 'approved' }),
    after: /select.*from "Approval"/i,
    write: (tx) => useApproval(tx, { id: approval.id, runId: 'run one' }),
  }),
  race({
    title: 'of two numbers that an approver enters at once one is counted, and the other is refused',
    after: /select.*from "Approval"/i,
    write: async (tx) => (await reserveNumber(tx, approval)) !== undefined,
  }),
  race({
    title: 'a code of an authenticator app that is used twice at once is refused to the later',
    after: /select.*from "ProfileTotp"/i,
    write: (tx) => consumeTotpStep(tx, { personId, sealedSecret: 'v1.one' }, 8),
  }),
  race({
    title: 'a passkey that is used twice at once with one counter is refused to the later',
    read: async (store) => (await findPasskeys(store.read, personId))[0] ?? { id: '', counter: '' },
    after: /select.*from "ProfilePasskey"/i,
    write: (tx, _, passkey) => recordPasskeyUse(tx, passkey, '4'),
  }),
  race({
    title: 'a factor of staff that is used twice at once is refused to the later',
    read: async (store) => (await findStaffFactors(store.read, personId))[0] ?? { id: '', lastUse: '' },
    after: /select.*from "StaffFactor"/i,
    write: (tx, _, factor) => recordStaffFactorUse(tx, factor, '8'),
  }),
  race({
    title: 'of two calls that go on with one sign-in the later is refused',
    read: (store) => findPendingSignIn(store.read, 'pending one'),
    after: /select.*from "PendingSignIn"/i,
    write: async (tx, by, row) => row !== undefined && updatePendingSignIn(tx, row, { envelope: `v1.${by}` }),
  }),
  race({
    title: 'a number that is typed on two pages at once is refused to the later',
    after: /select.*from "MutualProof"/i,
    write: (tx, by) =>
      claimMutualProof(tx, { sessionHash: 'session one', personId, id: 'proof one', callerHash: `page ${by}` }),
  }),
  race({
    title: 'of two last tries at the code of a wallet at once the later is refused',
    after: /select.*from "WalletAnswer"/i,
    write: (tx) => reserveCodeTry(tx, 'challenge one', 1),
  }),
  race({
    title: 'of two changes of one policy version the later is refused',
    after: /select.*from "ManagementPolicy"/i,
    write: async (tx, by) =>
      (await updatePolicy(tx, { id: 'one', expectedVersion: 1 }, { definition: `{"by":"${by}"}` })) === 'updated',
  }),
  race({
    title: 'of two workflows that are published over one version the later is refused',
    after: /select.*from "WorkflowVersion"/i,
    write: async (tx, by) => {
      const order = { policy: 'one', workflow: 'unlock-my-account', definition: `{"by":"${by}"}` }
      return (await publishWorkflowOver(tx, order, 1)) !== undefined
    },
  }),
  race({
    title: 'of two drafts of a workflow that are saved over one version the later is refused',
    after: /select.*from "WorkflowDraft"/i,
    write: async (tx, by) => {
      const found = await findWorkflowDraft(tx, { policy: 'one', workflow: 'unlock-my-account' })
      if (!found) throw new Error('there is no draft')
      const { policy, workflow, basedOn, author, version } = found
      return saveWorkflowDraft(tx, { policy, workflow, basedOn, author, definition: `{"by":"${by}"}` }, version)
    },
  }),
  race({
    title: 'an envelope that was replaced meanwhile is not replaced by what was read before',
    after: /select.*from "ProfileTotp"/i,
    write: async (tx, by) => {
      const column = encryptedColumns.find(({ id }) => id === 'apps')
      return column !== undefined && replaceEnvelope(tx, column, { key: [personId], envelope: 'v1.one' }, `v1.${by}`)
    },
  }),
  race({
    title: 'a reminder that another server has recorded meanwhile is refused',
    prepare: (store) => store.transaction((tx) => saveReminder(tx, undefined, reminder)),
    after: /select.*from "Reminder"/i,
    write: async (tx, by) => {
      await tx.selectFrom('Reminder').selectAll().execute()
      return saveReminder(tx, reminder, { ...reminder, mark: by === 'first' ? 3 : 1 })
    },
  }),
  race({
    title: 'a mail that is claimed by two senders at once is sent by the first of them',
    prepare: (store) => store.transaction((tx) => enqueueMail(tx, 'v1.order')),
    after: /select.*from "OutboxMail"/i,
    write: async (tx) => (await claimMail(tx, 60_000)) !== undefined,
  }),
]

eachStore('a second writer wins', (open) => {
  test.each(races)('$title', async ({ prepare, after, read, write }) => {
    await using store = await open()
    await store.transaction((tx) => storeRows(tx, 'one'))
    await prepare?.(store)
    const known = (await read?.(store)) as never
    let second: unknown
    const first = await withSecondWriter(store, {
      after,
      first: (tx) => write(tx, 'first', known),
      second: async (tx) => {
        second = await write(tx, 'second', known)
      },
    })
    expect({ first, second }).toEqual({ first: false, second: true })
  })

  test('of two runs that an account begins at once one more than the limit is refused', async () => {
    await using store = await open()
    const begin = (id: string) => (tx: Tx) => insertRunBelow(tx, { ...newTestRun, id, tokenHash: id }, 1)
    let second: boolean | undefined
    const first = await withSecondWriter(store, {
      after: /insert into "Run"/i,
      first: begin('first'),
      second: async (tx) => {
        second = await begin('second')(tx)
      },
    })
    expect({ first, second }).toEqual({ first: true, second: false })
  })

  test('a session that two requests extend at once keeps a right MAC', async () => {
    await using store = await open()
    await store.transaction((tx) => storeRows(tx, 'one'))
    const day = 86_400_000
    const extend = (days: number) => (tx: Tx) =>
      extendSession(tx, 'session one', { milliseconds: days * day, maxMilliseconds: 9 * day })
    await withSecondWriter(store, { after: /select.*from "Session"/i, first: extend(2), second: extend(3) })
    const session = await findSession(store.read, 'session one')
    expect(Math.round(((session?.expiresAt.getTime() ?? 0) - Date.now()) / day)).toBe(3)
  })
})
