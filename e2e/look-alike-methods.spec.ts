/*
 * No answer tells whether an account exists, whichever factor a guesser tries.
 *
 *   the same for every kind of account:  I have a passcode → wrong ones, until no attempt is left
 *                                        forgot → another way → app, passkey, personal mail: wrong ones on each, each until none is left
 *   every body is the same but for the typed name, ids, which questions are asked and which passkeys
 *   the times of interleaved requests lie no further apart than chance takes them
 */
import { expect, test } from 'playwright/test'
import type { WizardStep } from '../shared/wizard/page.ts'
import { type Api, type ApiRefusal, createApi } from './environment/api.ts'
import {
  createAttemptReset,
  expectAlikeTimes,
  normalizeReply,
  stepNumber,
  wrongAnswers,
} from './environment/look-alikes.ts'
import { runsWholeProof } from './environment/proof.ts'
import { startServer } from './environment/server.ts'
import { measureDuration, measureInterleaved } from './environment/times.ts'

const passes = runsWholeProof ? 100 : 5

const accounts = {
  registered: 'active.user',
  unknown: 'nobody.here',
  unregistered: 'unregistered.user',
  locked: 'locked.user',
  disabled: 'disabled.user',
  protected: 'protected.user',
  ambiguous: 'ambiguous.user',
  impossible: '*)(uid=*',
}

const assertion = {
  id: 'AAAA',
  rawId: 'AAAA',
  type: 'public-key',
  clientExtensionResults: {},
  response: { clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' },
}
const wrong: Record<string, object> = {
  totp: { code: '000000' },
  passkey: { assertion },
  'personal-mail': { code: '000000' },
}

test('every other factor gets the same bodies in the same time for every kind of account', async () => {
  test.setTimeout(runsWholeProof ? 1_800_000 : 300_000)
  const server = await startServer({ env: { LATCHKEY_TRUSTED_PROXIES: '127.0.0.1,::1' } })
  const attempts = createAttemptReset(server, true)
  try {
    const api = createApi({ url: server.url, trusted: true })
    const bodies = new Map<string, string[]>()
    for (const [name, account] of Object.entries(accounts))
      bodies.set(name, await collectBodies(api, account, attempts.reset))
    attempts.reset()
    expect(bodies.get('registered')?.length).toBeGreaterThan(15)
    for (const [name, own] of bodies) expect(own, name).toEqual(bodies.get('registered'))

    const { ambiguous, impossible, ...measured } = accounts
    await expectAlikeTimes(() =>
      measureInterleaved(Object.keys(measured), passes, async (name) => {
        const times = await measureFactors(api, accounts[name as keyof typeof accounts], attempts.reset)
        attempts.reset()
        return times
      }),
    )
  } finally {
    attempts.close()
    await server.stop()
  }
})

/** What a guesser gets for wrong passcodes, and for wrong answers of every kind, one after another. */
async function collectBodies(api: Api, account: string, resetAttempts: () => void): Promise<string[]> {
  const bodies: string[] = []
  const note = <T>(body: T): T => {
    bodies.push(normalizeReply(withoutPasskeys(body), account))
    return body
  }
  const passcode = note(await api.start({ workflow: 'i-have-a-passcode', account }))
  for (let { step } = passcode, tries = 0; step.status === 'ask' && tries < 8; tries++)
    step = note(await api.answer(passcode.run, step.number, { passcode: 'WRONG-0NE' }))

  for (const method of Object.keys(wrong)) {
    resetAttempts()
    const { run, step: first } = note(await api.start({ workflow: 'forgot-my-password', account }))
    let step: WizardStep = note(await api.answer(run, stepNumber(first), { another: true }))
    step = note(await api.answer(run, stepNumber(step), { method }))
    for (let tries = 0; step.status === 'ask' && tries < 6; tries++)
      step = note(await api.answer(run, step.number, 'answers' in fields(step) ? wrongAnswers(step) : wrong[method]))
  }
  resetAttempts()
  for (let tries = 0; tries < 4; tries++) note(await typeNumber(api, account))
  note(await api.start({ workflow: 'forgot-my-password', account }).catch((refusal: ApiRefusal) => refusal.problem))
  return bodies
}

async function measureFactors(api: Api, account: string, resetAttempts: () => void): Promise<Record<string, number>> {
  const times: Record<string, number> = {}
  const measure = async (name: string, request: () => Promise<WizardStep>) => {
    const { value, milliseconds } = await measureDuration(request)
    times[name] = milliseconds
    return stepNumber(value)
  }
  const passcode = await api.start({ workflow: 'i-have-a-passcode', account })
  await measure('wrong passcode', () => api.answer(passcode.run, stepNumber(passcode.step), { passcode: 'WRONG-0NE' }))
  resetAttempts()
  const { run, step } = await api.start({ workflow: 'forgot-my-password', account })
  let number = stepNumber(step)
  for (const [method, answer] of Object.entries(wrong)) {
    const choice = stepNumber(await api.answer(run, number, { another: true }))
    const page = await measure(`page of ${method}`, () => api.answer(run, choice, { method }))
    number = method === 'personal-mail' ? page : await measure(`wrong ${method}`, () => api.answer(run, page, answer))
  }
  resetAttempts()
  const { milliseconds } = await measureDuration(() => typeNumber(api, account))
  return { ...times, 'wrong number of an operator': milliseconds }
}

/** A number that no operator reads out. */
async function typeNumber(api: Api, account: string): Promise<unknown> {
  const body = { account, number: '000000' }
  return (await api.call('POST', '/api/v1/mutual-proofs', { body })).json()
}

const fields = (step: WizardStep) => (step.status === 'ask' ? (step.page.answer.properties ?? {}) : {})

/** Which passkeys are asked for differs as questions do; that they are asked for in one shape is held here. */
function withoutPasskeys<T>(body: T): T {
  return JSON.parse(JSON.stringify(body), (key, value) => {
    if (key === 'challenge' && typeof value === 'string') return `<challenge, ${value.length}>`
    if (key !== 'allowCredentials') return value
    const shape = { id: expect.stringMatching(/^[\w-]{20,90}$/), type: 'public-key', transports: expect.any(Array) }
    expect(value.length).toBeGreaterThan(0)
    for (const one of value) expect(one).toEqual(shape)
    return '<passkeys>'
  })
}
