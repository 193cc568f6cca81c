/*
 * No answer tells whether an account is one of staff, or which second factor a person has.
 *
 *   My password health:  wrong passwords, until no try is left, for employees, staff with a factor, staff without and unknown accounts;
 *                        the right password of staff without a factor
 *   the sites of staff:  the right password, then wrong codes, for staff with an app and for staff with nothing
 *   every body is the same; the times of interleaved requests lie no further apart than chance takes them
 */
import { expect, test } from 'playwright/test'
import { type Api, createApi } from './environment/api.ts'
import { createAttemptReset, expectAlikeTimes } from './environment/look-alikes.ts'
import { runsWholeProof } from './environment/proof.ts'
import { runCommand } from './environment/run-command.ts'
import { startServer } from './environment/server.ts'
import { enrolStaff } from './environment/staff.ts'
import { measureDuration, measureInterleaved } from './environment/times.ts'

const passes = runsWholeProof ? 100 : 8

const operator = { frontEnd: 'helpdesk', account: 'helpdesk.operator', password: 'Amber-Telescope-40' } as const
const administrator = { frontEnd: 'administration', account: 'site.admin', password: 'Juniper-Anvil-51' } as const
const accounts = {
  employee: 'active.user',
  unknown: 'nobody.here',
  'staff with an app': operator.account,
  'staff without': administrator.account,
}
const staff = { 'with an app': operator, 'with nothing': administrator }

test('H6: staff, employees and unknown accounts get the same bodies in the same time', async () => {
  test.setTimeout(runsWholeProof ? 1_800_000 : 300_000)
  const server = await startServer({ env: { LATCHKEY_TRUSTED_PROXIES: '127.0.0.1,::1' } })
  const attempts = createAttemptReset(server, true)
  try {
    const api = createApi({ url: server.url, trusted: true })
    await set(server, 'staff.secondFactor', 'required')
    await set(server, 'administration.protectStaff', 'true')
    await enrolStaff(server, {}, api, operator)
    attempts.reset()

    const refused = await signIn(api, 'nobody.here', administrator.password)
    expect(await signIn(api, administrator.account, administrator.password)).toEqual(refused)
    attempts.reset()
    const bodies = new Map<string, unknown[]>()
    for (const [name, account] of Object.entries(accounts)) bodies.set(name, await exhaustTries(api, account))
    attempts.reset()
    expect(bodies.get('unknown')?.length).toBeGreaterThan(4)
    for (const [name, own] of bodies) expect(own, name).toEqual(bodies.get('unknown'))

    const codes = new Map<string, unknown[]>()
    for (const [name, who] of Object.entries(staff)) codes.set(name, (await tryCode(api, who)).bodies)
    expect(codes.get('with nothing')).toEqual(codes.get('with an app'))
    attempts.reset()

    await expectAlikeTimes(() =>
      measureInterleaved(Object.keys(accounts), passes, async (name) => {
        const account = accounts[name as keyof typeof accounts]
        const { milliseconds } = await measureDuration(() => signIn(api, account, 'wrong'))
        attempts.reset()
        return { 'wrong password on My password health': milliseconds }
      }),
    )
    await expectAlikeTimes(() =>
      measureInterleaved(Object.keys(staff), passes, async (name) => {
        const { times } = await tryCode(api, staff[name as keyof typeof staff])
        attempts.reset()
        return times
      }),
    )
  } finally {
    attempts.close()
    await server.stop()
  }
})

async function set(server: Parameters<typeof runCommand>[0], name: string, value: string): Promise<void> {
  expect(await runCommand(server, ['setting', name, value], {})).toMatchObject({ code: 0 })
}

async function signIn(api: Api, account: string, password: string): Promise<{ status: number; body: unknown }> {
  const body = { frontEnd: 'self-service', module: 'directory-password', account, password }
  const reply = await api.call('POST', '/api/v1/sign-in', { body })
  const { until, ...rest } = (await reply.json()) as Record<string, unknown>
  return { status: reply.status, body: { ...rest, until: typeof until } }
}

/** The answers to wrong passwords without proof of work: the first ones, and that which asks for it. */
async function exhaustTries(api: Api, account: string): Promise<unknown[]> {
  const answers: unknown[] = []
  for (let tries = 0; tries < 7; tries++) answers.push(await signIn(api, account, 'wrong'))
  return answers
}

/** The right password of staff, and a wrong code. */
async function tryCode(api: Api, who: typeof operator | typeof administrator) {
  const body = { ...who, module: 'directory-password' }
  const first = await measureDuration(() => api.call('POST', '/api/v1/sign-in', { body }))
  const cookie = first.value.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const { expiresAt: _, ...asked } = (await first.value.json()) as Record<string, unknown>
  const headers = { cookie, 'latchkey-csrf': '1' }
  const sent = { body: { code: '000000' }, headers }
  const second = await measureDuration(() => api.call('POST', '/api/v1/sign-in/second-factor', sent))
  return {
    bodies: [asked, second.value.status, await second.value.json()],
    times: { 'right password of staff': first.milliseconds, 'wrong code': second.milliseconds },
  }
}
