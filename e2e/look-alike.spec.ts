/*
 * 1-18: nobody learns from outside whether an account exists, or what state it is in.
 *
 *   the same way for every kind of account:  tasks → a run → a wrong password
 *                                            tasks → a run with questions → wrong answers
 *                                            … again and again, until no more tries are left
 *   every body is the same but for the typed name, ids and which questions are asked
 *   p50 and p90 of 200 interleaved times each (LATCHKEY_TEST_ROUNDS=200 for wrong answers, too) lie no further apart than chance takes them
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Attribute, Change } from 'ldapts'
import { expect, test } from 'playwright/test'
import { type Api, createApi } from './environment/api.ts'
import { forgetting, registerQuestions, untilNothingIsLeft, ways } from './environment/look-alikes.ts'
import { startSamba } from './environment/samba.ts'
import { startServer } from './environment/server.ts'
import { figures, interleaved, toldApart } from './environment/times.ts'

// A machine that stalls for seconds in the middle of one class is believed the second time.
test.describe.configure({ retries: 1 })

/** Two hashes take most of 0.1 s: as many as fit into every run of the tests, or as many as somebody sets for the whole figures. */
const rounds = { password: 200, answers: Number(process.env.LATCHKEY_TEST_ROUNDS ?? 50) }

const sample = {
  known: 'active.user',
  unknown: 'nobody.here',
  unregistered: 'unregistered.user',
  locked: 'locked.user',
  disabled: 'disabled.user',
  protected: 'protected.user',
}

test('the sample company', async () => {
  test.setTimeout(300_000)
  await withServer({}, true, async (api, forget) => {
    await compareWords(api, { ...sample, ambiguous: 'ambiguous.user', impossible: '*)(uid=*' }, forget)
    await compareTimes(api, sample, rounds, forget)
  })
})

test('Active Directory', async () => {
  test.setTimeout(300_000)
  const folder = await mkdtemp(join(tmpdir(), 'lk-alike-'))
  // Counts wrong passwords, and locks nobody before the test is over.
  const samba = await startSamba({ folder, address: '127.0.0.15', lockoutThreshold: 999 })
  try {
    const people = ['known', 'unregistered', 'locked', 'disabled', 'protected']
    for (const account of people) await samba.addPerson({ account, password: 'Before-Passw0rd!1' })
    await withServer(samba.environment, false, async (api, forget) => {
      for (const account of people.filter((one) => one !== 'unregistered'))
        await registerQuestions(api, account, 'Before-Passw0rd!1')
      await samba.administrator(async (client) => {
        await client.modify(dn('locked'), replacing('lockoutTime', filetimeNow()))
        await client.modify(dn('disabled'), replacing('userAccountControl', '514'))
        await client.modify(dn('protected'), replacing('adminCount', '1'))
      })
      const accounts = Object.fromEntries([...people, 'unknown'].map((name) => [name, name]))
      await compareWords(api, accounts, forget)
      await compareTimes(api, accounts, rounds, forget)
    })
  } finally {
    await samba.stop()
    await rm(folder, { recursive: true, force: true })
  }
})

/** Every word that a stranger can be told, until no try is left. */
async function compareWords(api: Api, accounts: Record<string, string>, forget: () => void): Promise<void> {
  forget()
  const told = new Map<string, string[]>()
  for (const [name, account] of Object.entries(accounts)) told.set(name, await untilNothingIsLeft(api, account))
  forget()
  for (const [name, words] of told) expect(words, name).toEqual(told.get('known'))
}

async function compareTimes(
  api: Api,
  accounts: Record<string, string>,
  rounds: { password: number; answers: number },
  forget: () => void,
): Promise<void> {
  for (const which of ['password', 'answers'] as const) {
    const taken = await interleaved(Object.keys(accounts), rounds[which], async (name) => {
      const times = await ways(api, accounts[name] ?? '', which)
      forget()
      return times
    })
    for (const [what, times] of Object.entries(taken)) {
      console.log(`${what}\n${figures(times)}`)
      expect.soft(toldApart(times), what).toEqual([])
    }
  }
}

async function withServer(
  env: Record<string, string>,
  isSample: boolean,
  work: (api: Api, forget: () => void) => Promise<void>,
): Promise<void> {
  // Every call comes from an address of its own, or the limits per address would be measured.
  const server = await startServer({ env: { ...env, LATCHKEY_TRUSTED_PROXIES: '127.0.0.1,::1' } })
  const memory = forgetting(server, isSample)
  try {
    await work(createApi({ url: server.url, trusted: true }), memory.forget)
  } finally {
    memory.close()
    await server.stop()
  }
}

const dn = (account: string) => `CN=${account},OU=People,DC=corp,DC=example,DC=test`
const filetimeNow = () => ((BigInt(Date.now()) + 11_644_473_600_000n) * 10_000n).toString()
const replacing = (type: string, value: string) =>
  new Change({ operation: 'replace', modification: new Attribute({ type, values: [value] }) })
