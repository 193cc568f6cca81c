import type { WizardStep } from '../../shared/wizard/page.ts'
import type { CallerMethods } from '../activities/caller-checks.ts'
import { openPasscodes } from '../factors/passcode.ts'
import { decryptOrder } from '../notifications/outbox.ts'
import { anyOperator, type Decision, decideApproval, decideAsOperator } from '../store/approvals.ts'
import { newToken } from '../store/keys.ts'
import { findPolicy, updatePolicy } from '../store/management-policies.ts'
import { insertSession } from '../store/sessions.ts'
import { hashToken } from '../store/signed-rows.ts'
import { createEngineHarness, type EngineHarness, expectPage } from './testing.ts'

/** An operator who gives out passcodes by the predefined workflow, a manager, and a second operator. */
export async function createCallerHarness() {
  const harness = await createEngineHarness({ registered: true })
  const { company, engine, services, store } = harness

  async function findPerson(account: string) {
    const found = await company.openSession({}).find(account)
    if (found.found !== 'one') throw new Error(account)
    return found.person
  }

  async function openSession() {
    const sessionToken = newToken()
    const { id, domain, account, displayName } = await findPerson('helpdesk.operator')
    const tokenHash = hashToken(store.read, sessionToken)
    const session = { tokenHash, frontEnd: 'helpdesk', module: 'directory-password', personId: id, domain }
    await store.transaction((tx) => insertSession(tx, { ...session, milliseconds: 600_000 }))
    return { operator: { id, domain, account, displayName }, sessionToken }
  }
  const session = await openSession()

  return {
    ...harness,
    findPerson,
    /** *Give out a passcode* for this person, at the choice of methods. */
    async begin(account = 'unregistered.user', workflow = 'assign-passcode') {
      const helpdesk = { ...session, person: await findPerson(account) }
      const { run: begun, step } = await engine.start({ workflow, account, language: 'en', site: 'helpdesk', helpdesk })
      const run = { ...begun, sessionToken: session.sessionToken }
      const answer = async (at: WizardStep, given: Record<string, unknown>) =>
        engine.answer(run, { number: expectPage(at).number, answer: given })
      return {
        run,
        step,
        answer,
        choose: (method: string) => answer(step, { method }),
        look: () => engine.getCurrentStep(run),
      }
    },
    /** Decides the newest approval, as the manager or the second operator who was asked. */
    async decide(decision: Decision, approver = 'site.admin'): Promise<boolean> {
      const { id, approverId } = await store.read
        .selectFrom('Approval')
        .selectAll()
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow()
      const second = await findPerson(approver)
      return store.transaction((tx) =>
        approverId === anyOperator
          ? decideAsOperator(tx, { id, approver: second, decision })
          : decideApproval(tx, { id, approverId, decision }),
      )
    },
    switchOn: (methods: Partial<CallerMethods>) => switchOn({ services, store }, methods),
    async readMails() {
      const rows = await store.read.selectFrom('OutboxMail').select('order').orderBy('id').execute()
      return rows.map(({ order }) => decryptOrder(services.keys, order))
    },
    /** What the audit says about the step that checks the caller. */
    async readCheck({ id }: { id: string }): Promise<Record<string, unknown> | undefined> {
      const rows = await store.read.selectFrom('AuditEvent').select('data').where('runId', '=', id).execute()
      const data = rows.map((row) => JSON.parse(row.data) as Record<string, unknown>)
      return data.find(({ step, result }) => step === 'authenticate' && result === 'ok')
    },
    async verifyPasscode(passcode: string, account = 'unregistered.user'): Promise<boolean> {
      const profile = services.profiles.forPerson(await findPerson(account))
      return (await profile.part(openPasscodes).verify(passcode)).valid
    },
  }
}

/** In the default policy, at once. */
export async function switchOn(
  {
    services: { policies },
    store,
  }: Pick<EngineHarness, 'store'> & { services: Pick<EngineHarness['services'], 'policies'> },
  callerMethods: Partial<CallerMethods>,
): Promise<void> {
  const stored = await findPolicy(store.read, 'default')
  const definition = JSON.stringify({ ...JSON.parse(stored?.definition ?? '{}'), callerMethods })
  await store.transaction((tx) =>
    updatePolicy(tx, { id: 'default', expectedVersion: stored?.version ?? 0 }, { definition }),
  )
  policies.invalidate()
}

export const readPasscode = (step: WizardStep): string =>
  (step.status === 'done' && step.result?.shown?.[0]?.value) || `no passcode: ${JSON.stringify(step)}`

export type CallerHarness = Awaited<ReturnType<typeof createCallerHarness>>
