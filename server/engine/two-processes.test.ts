import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import { asked, type Office, openOffice, steps } from './testing.ts'

/** Two engines on one database, as two processes of a realm have them: nothing but the database is shared. */
let folder: string
let one: Office
let other: Office
let sent = 0

beforeEach(async () => {
  sent = 0
  folder = await mkdtemp(join(tmpdir(), 'latchkey-engine-'))
  const options = {
    folder,
    workflows: { task: steps({ 'sign-in': 'test-sign-in', act: 'test-act', more: 'test-act' }) },
    directory: countingChanges,
  }
  one = await openOffice(options)
  other = await openOffice(options)
})
afterEach(async () => {
  await one[Symbol.asyncDispose]()
  await other[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

const countingChanges: NonNullable<Parameters<typeof openOffice>[0]['directory']> = (real) => ({
  ...real,
  session: (of) => {
    const session = real.session(of)
    return {
      ...session,
      async changePassword(...args) {
        sent++
        await new Promise((resolve) => setTimeout(resolve, 100))
        return session.changePassword(...args)
      },
    }
  },
})

const password = sampleAccounts.find(({ account }) => account === 'active.user')?.password ?? ''

test('they serve one run in turns', async () => {
  const { run, step } = await one.start('task')
  const second = asked(await other.engine.answer(run, { number: asked(step).number, answer: { say: 'ok' } }))
  const third = asked(await one.engine.answer(run, { number: second.number, answer: { say: 'ok' } }))
  expect(await other.engine.standing(run)).toEqual(third)
  expect(await other.engine.answer(run, { number: third.number, answer: { say: 'ok' } })).toMatchObject({
    status: 'done',
  })
  expect(await one.engine.standing(run)).toMatchObject({ status: 'done' })
})

test('racing with one answer, one wins and both tell what stands', async () => {
  const { run, step } = await one.start('task')
  const answer = { number: asked(step).number, answer: { say: 'ok' } }
  const both = await Promise.all([one.engine.answer(run, answer), other.engine.answer(run, answer)])
  const standing = await one.engine.standing(run)
  for (const told of both) expect([standing, expect.objectContaining({ status: 'wait' })]).toContainEqual(told)
  expect(await one.trace(run)).toEqual(['sign-in:ok'])
})

test('racing with one change of a password, exactly one is sent', async () => {
  const { run, step } = await one.start('manage-my-passwords')
  const change = asked(await one.engine.answer(run, { number: asked(step).number, answer: { password } }))
  const answer = { number: change.number, answer: { password, newPassword: 'Quiet-Teapot-2026' } }

  const both = await Promise.all([one.engine.answer(run, answer), other.engine.answer(run, answer)])

  expect(sent).toBe(1)
  expect(both.map(({ status }) => status).sort()).toEqual(['done', 'wait'])
  expect(await other.engine.standing(run)).toMatchObject({ status: 'done' })
})

test('while one executes, the other says wait', async () => {
  const { run, step } = await one.start('manage-my-passwords')
  const change = asked(await one.engine.answer(run, { number: asked(step).number, answer: { password } }))
  const answer = { number: change.number, answer: { password, newPassword: 'Quiet-Teapot-2026' } }
  const first = one.engine.answer(run, answer)
  await expect.poll(() => sent).toBe(1)

  expect(await other.engine.standing(run)).toMatchObject({ status: 'wait', retryAfter: 1 })
  expect(await other.engine.answer(run, answer)).toMatchObject({ status: 'wait' })
  await other.engine.cancel(run)

  expect(await first).toMatchObject({ status: 'done' })
})
