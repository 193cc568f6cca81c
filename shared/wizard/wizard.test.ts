import { afterEach, expect, test, vi } from 'vitest'
import type { AskStep, WizardStep } from './page.ts'
import { createWizard } from './wizard.ts'
import type { Reply, RequestProblem, WizardClient } from './wizard-client.ts'

const secret = { type: 'string', secret: true } as const
const authenticate = askStep(1, { password: secret })
const change = askStep(2, { password: secret, newPassword: secret })
const done: WizardStep = { status: 'done', title: 'Done', text: '' }
const unreachable: RequestProblem = { code: 'server-unreachable', text: 'Not there.' }

afterEach(() => void vi.useRealTimers())

test('the workflow starts with the account, in the language of the page', async () => {
  const { wizard, sent } = openWizard({ replies: [authenticate] })
  await wizard.start()
  expect(wizard.state.value.view.kind).toBe('account')
  await wizard.submitAccount({ account: 'expired.user' }, 'manage-my-passwords')
  expect(sent).toEqual([
    { workflow: 'manage-my-passwords', account: 'expired.user', domain: undefined, language: 'de' },
  ])
  expect(wizard.state.value.view).toEqual({ kind: 'step', step: authenticate })
})

test('what the host has chosen can be given up for every task, and the account stays', async () => {
  const { wizard } = openWizard({}, { workflow: 'manage-my-passwords', account: 'expired.user' })
  await wizard.start()
  wizard.showAllTasks()
  expect(wizard.state.value).toMatchObject({ workflow: undefined, account: 'expired.user', view: { kind: 'account' } })
})

test('23: after a success the next person finds no account; after a stop and a cancellation it stays', async () => {
  const stopped: WizardStep = { status: 'stopped', code: 'failed', title: 'No', text: '', doors: [] }
  const accountAfter = async (step: WizardStep) => {
    const { wizard } = openWizard({ replies: [step] })
    await wizard.start()
    await wizard.submitAccount({ account: 'expired.user' }, 'manage-my-passwords')
    wizard.leave()
    return wizard.state.value.account
  }
  expect(await accountAfter(done)).toBe('')
  expect(await accountAfter(stopped)).toBe('expired.user')
  expect(await accountAfter(authenticate)).toBe('expired.user')
})

test('a reloaded window shows the current step of its run', async () => {
  const { wizard } = openWizard({ current: change })
  await wizard.start()
  expect(wizard.state.value.view).toEqual({ kind: 'step', step: change })
})

test('the current password is added to the answer of the page that changes it, and forgotten at the end', async () => {
  const { wizard, sent } = openWizard({ current: authenticate, replies: [change, done] })
  await wizard.start()
  await wizard.answer({ password: 'old' })
  expect(wizard.state.value.knowsPassword).toBe(true)
  expect(JSON.stringify(wizard.state.value)).not.toContain('old"')
  await wizard.answer({ newPassword: 'new' })
  expect(sent).toEqual([{ password: 'old' }, { newPassword: 'new', password: 'old' }])
  expect(wizard.state.value.knowsPassword).toBe(false)
})

test('a current password that is refused is forgotten, so that its field is shown', async () => {
  const refused = askStep(3, change.page.answer.properties, { code: 'wrong-password', text: 'No.', field: 'password' })
  const { wizard } = openWizard({ current: authenticate, replies: [change, refused] })
  await wizard.start()
  await wizard.answer({ password: 'old' })
  await wizard.answer({ newPassword: 'new' })
  expect(wizard.state.value.knowsPassword).toBe(false)
})

test('a wrong password on the first page is not remembered', async () => {
  const again = askStep(2, authenticate.page.answer.properties, { code: 'wrong-credentials', text: 'No.' })
  const { wizard } = openWizard({ current: authenticate, replies: [again] })
  await wizard.start()
  await wizard.answer({ password: 'typo' })
  expect(wizard.state.value.knowsPassword).toBe(false)
})

test('leaving the page forgets the password', async () => {
  const { wizard, sent } = openWizard({ current: authenticate, replies: [change, done] })
  await wizard.start()
  await wizard.answer({ password: 'old' })
  wizard.forgetSecrets()
  await wizard.answer({ newPassword: 'new' })
  expect(sent[1]).toEqual({ newPassword: 'new' })
})

test('a double click sends once', async () => {
  const { wizard, sent } = openWizard({ current: authenticate, replies: [change, done] })
  await wizard.start()
  await Promise.all([wizard.answer({ password: 'old' }), wizard.answer({ password: 'old' })])
  expect(sent).toHaveLength(1)
})

test.each(['server-unreachable', 'service-unreachable', 'service-interrupted'])(
  'after an answer that failed to arrive (%s) the current step is loaded, and its secret fields are empty',
  async (code) => {
    vi.useFakeTimers()
    const replies = [{ ...unreachable, code }, change]
    const { wizard, sent } = openWizard({ current: authenticate, replies, outages: 2 })
    await wizard.start()
    const answered = wizard.answer({ password: 'old' })
    await vi.advanceTimersByTimeAsync(0)
    expect(wizard.state.value).toMatchObject({ busy: false, problem: { code: 'server-unreachable', retryIn: 2 } })
    await vi.advanceTimersByTimeAsync(10_000)
    await answered
    expect(sent).toHaveLength(1)
    expect(wizard.state.value).toMatchObject({ problem: undefined, secretsCleared: true, view: { step: authenticate } })
  },
)

test('`retryNow` ends the countdown to the next try', async () => {
  vi.useFakeTimers()
  const { wizard } = openWizard({ current: authenticate, replies: [unreachable], outages: 1 })
  await wizard.start()
  const answered = wizard.answer({ password: 'old' })
  await vi.advanceTimersByTimeAsync(0)
  wizard.retryNow()
  await answered
  expect(wizard.state.value.problem).toBeUndefined()
})

test('a request that the server refuses shows its problem on the same page', async () => {
  const limited: RequestProblem = { code: 'too-many-requests', text: 'Wait a moment.' }
  const { wizard } = openWizard({ current: authenticate, replies: [limited, change] })
  await wizard.start()
  await wizard.answer({ password: 'old' })
  expect(wizard.state.value).toMatchObject({ problem: limited, secretsCleared: true, view: { step: authenticate } })
  await wizard.answer({ password: 'old' })
  expect(wizard.state.value).toMatchObject({ problem: undefined, view: { step: change } })
})

test('a lost run leads back to the account page, which is still filled in', async () => {
  const gone: RequestProblem = { code: 'run-unknown', text: 'No longer open.' }
  const { wizard } = openWizard({ current: authenticate, replies: [gone] })
  await wizard.start()
  await wizard.answer({ password: 'old' })
  expect(wizard.state.value).toMatchObject({ view: { kind: 'account' }, problem: gone, knowsPassword: false })
})

test('a waiting step is loaded again after `retryAfter` seconds', async () => {
  vi.useFakeTimers()
  const wait: WizardStep = { status: 'wait', number: 2, title: '', text: '', retryAfter: 5 }
  const { wizard, server } = openWizard({ current: authenticate, replies: [wait] })
  await wizard.start()
  await wizard.answer({ password: 'old' })
  server.current = done
  await vi.advanceTimersByTimeAsync(4_900)
  expect(wizard.state.value.view).toEqual({ kind: 'step', step: wait })
  await vi.advanceTimersByTimeAsync(200)
  expect(wizard.state.value.view).toEqual({ kind: 'step', step: done })
})

test('leaving cancels the run, and a late reply is ignored', async () => {
  const { wizard, server } = openWizard({ current: authenticate, replies: [change] })
  await wizard.start()
  const answered = wizard.answer({ password: 'old' })
  wizard.leave()
  await answered
  expect(server.cancelled).toBe(1)
  expect(wizard.state.value.view).toEqual({ kind: 'account' })
})

test('no timer is left after the signal has aborted', async () => {
  vi.useFakeTimers()
  const { wizard, controller } = openWizard({ siteOutages: Number.POSITIVE_INFINITY })
  const started = wizard.start()
  await vi.advanceTimersByTimeAsync(3_000)
  controller.abort()
  await started
  expect(vi.getTimerCount()).toBe(0)
})

interface FakeServer {
  current?: WizardStep
  replies?: (WizardStep | RequestProblem)[]
  /** How many requests for the current step, and for the site, fail. */
  outages?: number
  siteOutages?: number
  cancelled?: number
}

/** A wizard whose server is a list of replies. */
function openWizard(server: FakeServer, preset?: { workflow: string; account?: string }) {
  const sent: unknown[] = []
  const next = async (what: unknown): Promise<Reply<WizardStep>> => {
    sent.push(what)
    const reply = server.replies?.shift()
    if (!reply) throw new Error('nothing more was expected')
    return 'status' in reply ? { ok: true, value: reply } : { ok: false, problem: reply }
  }
  let loaded = false
  const client: WizardClient = {
    async loadSite() {
      if ((server.siteOutages ?? 0) > 0) {
        server.siteOutages = (server.siteOutages ?? 0) - 1
        return { ok: false, problem: unreachable }
      }
      return { ok: true, value: { name: 'Contoso', languages: [], domains: [], captcha: 'none' } }
    },
    startRun: next,
    async resumeRun() {
      if (loaded && server.outages) {
        server.outages -= 1
        return { ok: false, problem: unreachable }
      }
      loaded = true
      return server.current && { ok: true, value: server.current }
    },
    sendAnswer: (_number, answer) => next(answer),
    async cancelRun() {
      server.cancelled = (server.cancelled ?? 0) + 1
    },
  }
  const controller = new AbortController()
  const wizard = createWizard({ client, language: () => 'de', preset, signal: controller.signal })
  return { wizard, sent, server, controller }
}

function askStep(
  number: number,
  properties: AskStep['page']['answer']['properties'],
  problem?: AskStep['page']['problem'],
): AskStep {
  const answer = { type: 'object', properties } as const
  return { status: 'ask', number, position: number, activity: 'any', page: { title: '', submit: '', answer, problem } }
}
