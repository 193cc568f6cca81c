import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEngineHarness, type EngineHarness } from './testing.ts'

/**
 * The phase table (docs/behaviour.md#the-phase-table) for random workflows: the engine is compared with a second, plain implementation
 * of the table. Mails, Lock and Restart are the product's own; pages end as the script says.
 */
let harness: EngineHarness
beforeAll(async () => {
  harness = await createEngineHarness()
})
afterAll(async () => {
  await harness[Symbol.asyncDispose]()
})

const recipients = ['one@corp.example.com', 'two@corp.example.com']
const kinds = {
  'sign-in': ['test-sign-in', {}],
  act: ['test-act', {}],
  lock: ['lock-qa-profile', { threshold: 2 }],
  restart: ['restart-workflow-if-error-occurs', {}],
  'user-ok': ['email-user-if-workflow-succeeds', {}],
  'user-fail': ['email-user-if-workflow-fails', {}],
  'user-every': ['email-user-if-workflow-fails', { everyTry: true }],
  'admin-ok': ['email-administrator-if-workflow-succeeds', { recipients }],
  'admin-fail': ['email-administrator-if-workflow-fails', { recipients }],
  'admin-every': ['email-administrator-if-workflow-fails', { recipients, everyTry: true }],
} as const
type Kind = keyof typeof kinds
type Outcome = 'ok' | 'failed' | 'critical'
type State = 'success' | 'failure' | 'critical'

/** The table: which steps run in which state of the workflow. */
const table: Record<State, readonly Kind[]> = {
  success: ['sign-in', 'act', 'user-ok', 'admin-ok'],
  failure: ['lock', 'restart', 'user-fail', 'user-every', 'admin-fail', 'admin-every'],
  critical: ['user-fail', 'user-every', 'admin-fail', 'admin-every'],
}
const mailsOf = (kind: Kind) => (kind.startsWith('admin') ? recipients.length : kind.startsWith('user') ? 1 : 0)
/** A failed try is told once to each recipient, by whichever of these steps comes first. */
const failureMails: readonly Kind[] = ['user-fail', 'user-every', 'admin-fail', 'admin-every']

/** The expected result, from the table alone. */
function expected(workflow: readonly Kind[], script: readonly Outcome[]) {
  const trace: string[] = []
  let [state, index, played, failedSignIns, mails] = ['success' as State, 0, 0, 0, 0]
  let lastFailed: Kind | undefined
  let told = new Set<string>()
  const record = (at: number, result: string) => {
    const kind = workflow[at] as Kind
    trace.push(`${kind}-${at}:${result}`)
    const [recipient = ''] = kind.split('-')
    if (failureMails.includes(kind) && told.has(recipient)) return
    if (failureMails.includes(kind)) told.add(recipient)
    mails += mailsOf(kind)
  }
  while (index < workflow.length) {
    const kind = workflow[index] as Kind
    if (!table[state].includes(kind)) index++
    else if (kind === 'restart') {
      for (const [at, later] of workflow.entries()) if (at > index && later.endsWith('-every')) record(at, 'ok')
      record(index, 'restart')
      ;[state, index] = ['success', 0]
    } else if (kind === 'lock') {
      if (lastFailed === 'sign-in') failedSignIns++
      const isLocked = lastFailed === 'sign-in' && failedSignIns >= kinds.lock[1].threshold
      record(index++, isLocked ? 'critical' : 'ok')
      if (isLocked) state = 'critical'
    } else if (kind === 'act' || kind === 'sign-in') {
      const outcome = script[played++] ?? 'ok'
      told = new Set()
      record(index++, outcome)
      if (outcome !== 'ok') [state, lastFailed] = [outcome === 'failed' ? 'failure' : 'critical', kind]
    } else record(index++, 'ok')
  }
  return { trace, mails, status: state === 'success' ? 'done' : 'stopped' }
}

async function play(workflow: readonly Kind[], script: readonly Outcome[]) {
  await harness.store.transaction(async (tx) => {
    await tx.deleteFrom('Counter').execute()
    await tx.deleteFrom('OutboxMail').execute()
  })
  const steps = workflow.map((kind, at) => ({
    key: `${kind}-${at}`,
    activity: kinds[kind][0],
    settings: kinds[kind][1],
  }))
  await harness.publish('any', steps)
  let { run, step } = await harness.start('any')
  for (let page = 0; step.status === 'ask'; page++) {
    step = await harness.engine.answer(run, { number: step.number, answer: { result: script[page] ?? 'ok' } })
  }
  const rows = await harness.store.read.selectFrom('OutboxMail').select('occurrences').execute()
  // Mails about failures are counted on in one that is held.
  const mails = rows.reduce((sum, { occurrences }) => sum + (occurrences ?? 1), 0)
  return { trace: await harness.readTrace(run), mails, status: step.status }
}

const workflows = fc.array(fc.constantFrom(...(Object.keys(kinds) as Kind[])), { minLength: 1, maxLength: 8 })
const scripts = fc.array(fc.constantFrom<Outcome>('ok', 'failed', 'failed', 'critical'), { maxLength: 8 })

test('random workflows run exactly the steps that the phase table names', async () => {
  await fc.assert(
    fc.asyncProperty(workflows, scripts, async (workflow, script) => {
      expect(await play(workflow, script)).toEqual(expected(workflow, script))
    }),
    {
      numRuns: 120,
      examples: [
        [
          ['sign-in', 'act', 'restart', 'user-ok', 'user-fail'],
          ['failed', 'ok', 'ok'],
        ],
        [
          ['sign-in', 'act', 'restart', 'user-ok', 'user-every', 'admin-every'],
          ['failed', 'ok', 'failed', 'ok', 'ok'],
        ],
        [
          ['sign-in', 'lock', 'act', 'restart', 'user-fail', 'admin-fail'],
          ['failed', 'failed'],
        ],
        [['act', 'restart', 'user-ok', 'user-fail'], ['critical']],
        [['sign-in', 'user-fail', 'user-every', 'admin-every', 'admin-fail'], ['failed']],
      ],
    },
  )
}, 180_000)
