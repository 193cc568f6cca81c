import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import { asked, type Office, openOffice } from './testing.ts'

/** Latchkey must not lock accounts: eight of the ten wrong passwords that the sample company tolerates, and no more. */
let folder: string
let offices: [Office, Office]
let binds = 0

beforeEach(async () => {
  binds = 0
  folder = await mkdtemp(join(tmpdir(), 'latchkey-engine-'))
  offices = [await open(), await open()]
})
afterEach(async () => {
  for (const office of offices) await office[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

const open = () =>
  openOffice({
    folder,
    directory: (real) => ({
      ...real,
      session: (of) => {
        const session = real.session(of)
        return {
          ...session,
          verifyPassword: async (...args) => {
            binds++
            return session.verifyPassword(...args)
          },
          changePassword: async (...args) => {
            binds++
            return session.changePassword(...args)
          },
        }
      },
    }),
  })

const password = sampleAccounts.find(({ account }) => account === 'active.user')?.password ?? ''

async function tryOften(office: Office, typed: string, tries: number) {
  const { run, step } = await office.start('manage-my-passwords', typed)
  let standing = step
  for (let tried = 0; standing.status === 'ask' && tried < tries; tried++) {
    standing = await office.engine.answer(run, { number: standing.number, answer: { password: 'wrong' } })
  }
  return standing
}

async function isLocked(): Promise<boolean> {
  const session = offices[0].company.session({})
  const found = await session.find('active.user')
  if (found.found !== 'one') throw new Error('active.user is gone')
  return (await session.state(found.person)).locked
}

test('runs at once, in two processes and under every name, never reach the directory’s threshold', async () => {
  const names = ['active.user', 'CORP\\active.user', 'ACTIVE.USER', 'active.user@corp.example.com']
  const ends = await Promise.all(names.flatMap((name) => offices.map((office) => tryOften(office, name, 5))))
  expect(binds).toBe(8)
  expect(ends.filter(({ status }) => status === 'stopped').length).toBeGreaterThan(0)
  expect(await isLocked()).toBe(false)
})

test('once the share is used up, the right password is not tried either', async () => {
  await tryOften(offices[0], 'active.user', 9)
  binds = 0
  const { run, step } = await offices[1].start('manage-my-passwords')
  const end = await offices[1].engine.answer(run, { number: asked(step).number, answer: { password } })
  expect(end).toMatchObject({ status: 'stopped', code: 'too-many-attempts' })
  expect(binds).toBe(0)
})

test('the right password gives the whole share back', async () => {
  const [office] = offices
  for (const _ of [1, 2]) {
    await tryOften(office, 'active.user', 5)
    const { run, step } = await office.start('manage-my-passwords')
    expect(asked(await office.engine.answer(run, { number: asked(step).number, answer: { password } })).position).toBe(
      2,
    )
  }
})

test('a wrong old password in a change counts as well', async () => {
  const [office] = offices
  const { engine } = office
  const { run, step } = await office.start('manage-my-passwords')
  let standing: Awaited<ReturnType<typeof engine.answer>> = step
  for (let tries = 0; tries < 3; tries++) {
    const change = asked(await engine.answer(run, { number: asked(standing).number, answer: { password } }))
    const answer = { password: 'wrong-one', newPassword: 'Quiet-Teapot-2026' }
    standing = await engine.answer(run, { number: change.number, answer })
  }
  const [counter] = await office.store.read
    .selectFrom('Counter')
    .select('failures')
    .where('kind', '=', 'bind')
    .execute()
  expect(counter).toEqual({ failures: 1 })
  expect(standing).toMatchObject({ status: 'ask', activity: 'authenticate-with-password' })
})
