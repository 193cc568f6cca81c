/*
 * No answer tells whether an account exists, or what state it is in.
 *
 *   the same requests for every kind of account:  workflows → a run → a wrong password
 *                                                 workflows → a run with questions → wrong answers
 *                                                 … again and again, until no attempt is left
 *   every body is the same but for the typed name, ids and which questions are asked
 *   the times of interleaved requests lie no further apart than chance takes them: p50 and p90 of 200 in `npm run prove`;
 *   `npm test` takes fewer and finds work that is skipped
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Attribute, Change } from 'ldapts'
import { expect, test } from 'playwright/test'
import { type Api, createApi } from './environment/api.ts'
import {
  createAttemptReset,
  exhaustAttempts,
  expectAlikeTimes,
  measureGuesses,
  registerQuestions,
} from './environment/look-alikes.ts'
import { runsWholeProof } from './environment/proof.ts'
import { startSamba } from './environment/samba.ts'
import { startServer } from './environment/server.ts'
import { measureInterleaved } from './environment/times.ts'

/** How often each request is measured. Those with answers take longer: two hashes take most of 0.1 s. */
const passes = runsWholeProof ? { password: 200, answers: 200 } : { password: 12, answers: 6 }

/** Of each run on Active Directory, whose threshold ends none: the fourth is the first that proves work. */
const maxTries = runsWholeProof ? 12 : 4

const sample = {
  known: 'active.user',
  unknown: 'nobody.here',
  unregistered: 'unregistered.user',
  locked: 'locked.user',
  disabled: 'disabled.user',
  protected: 'protected.user',
}

// Neither needs the other: they end sooner in two workers.
test.describe.configure({ mode: 'parallel' })

test('the sample company', async () => {
  test.setTimeout(runsWholeProof ? 3_600_000 : 300_000)
  await withServer({}, true, async (api, resetAttempts) => {
    const accounts = { ...sample, ambiguous: 'ambiguous.user', impossible: '*)(uid=*' }
    const bodies = await compareBodies(api, accounts, resetAttempts)
    // Once in a run, and at the sign-in to each site. On Active Directory the threshold of the test leaves tries over.
    expect(bodies.filter((body) => body.includes('<within an hour>')).length).toBeGreaterThanOrEqual(3)
    await compareTimes(api, sample, resetAttempts)
  })
})

test('Active Directory', async () => {
  test.setTimeout(runsWholeProof ? 3_600_000 : 300_000)
  const folder = await mkdtemp(join(tmpdir(), 'lk-alike-'))
  // Counts wrong passwords, and locks no account before the test is over.
  const samba = await startSamba({ folder, address: '127.0.0.15', lockoutThreshold: 999 })
  try {
    const people = ['known', 'unregistered', 'locked', 'disabled', 'protected']
    for (const account of people) await samba.addPerson({ account, password: 'Before-Passw0rd!1' })
    await withServer(samba.environment, false, async (api, resetAttempts) => {
      for (const account of people.filter((one) => one !== 'unregistered'))
        await registerQuestions(api, account, 'Before-Passw0rd!1')
      await samba.administrator(async (client) => {
        await client.modify(dn('locked'), replacing('lockoutTime', filetimeNow()))
        await client.modify(dn('disabled'), replacing('userAccountControl', '514'))
        await client.modify(dn('protected'), replacing('adminCount', '1'))
      })
      const accounts = Object.fromEntries([...people, 'unknown'].map((name) => [name, name]))
      await compareBodies(api, accounts, resetAttempts, maxTries)
      await compareTimes(api, accounts, resetAttempts)
    })
  } finally {
    await samba.stop()
    await rm(folder, { recursive: true, force: true })
  }
})

/** Compares the bodies of every answer, until no attempt is left; returns them. */
async function compareBodies(
  api: Api,
  accounts: Record<string, string>,
  resetAttempts: () => void,
  maxTries?: number,
): Promise<string[]> {
  resetAttempts()
  const bodies = new Map<string, string[]>()
  for (const [name, account] of Object.entries(accounts))
    bodies.set(name, await exhaustAttempts(api, account, maxTries))
  resetAttempts()
  for (const [name, own] of bodies) expect(own, name).toEqual(bodies.get('known'))
  return bodies.get('known') ?? []
}

async function compareTimes(api: Api, accounts: Record<string, string>, resetAttempts: () => void): Promise<void> {
  for (const factor of ['password', 'answers'] as const) {
    await expectAlikeTimes(() =>
      measureInterleaved(Object.keys(accounts), passes[factor], async (name) => {
        const times = await measureGuesses(api, accounts[name] ?? '', factor)
        resetAttempts()
        return times
      }),
    )
  }
}

async function withServer(
  env: Record<string, string>,
  isSample: boolean,
  work: (api: Api, resetAttempts: () => void) => Promise<void>,
): Promise<void> {
  // Every call comes from an address of its own, or the limits per address would be measured.
  const server = await startServer({ env: { ...env, LATCHKEY_TRUSTED_PROXIES: '127.0.0.1,::1' } })
  const attempts = createAttemptReset(server, isSample)
  try {
    await work(createApi({ url: server.url, trusted: true }), attempts.reset)
  } finally {
    attempts.close()
    await server.stop()
  }
}

const dn = (account: string) => `CN=${account},OU=People,DC=corp,DC=example,DC=test`
const filetimeNow = () => ((BigInt(Date.now()) + 11_644_473_600_000n) * 10_000n).toString()
const replacing = (type: string, value: string) =>
  new Change({ operation: 'replace', modification: new Attribute({ type, values: [value] }) })
