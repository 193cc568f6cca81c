import { expect, test } from 'vitest'
import type { Door, StoppedStep, WizardStep } from './page.ts'
import { createWizard } from './wizard.ts'
import type { Reply, WizardClient } from './wizard-client.ts'

/** Doors lead on for the same account, or to another one, and leave no run behind. */

const unlock: Door = { to: 'task', workflow: 'unlock-my-account', title: 'Unlock' }
const another: Door = { to: 'another-account', title: 'Another' }
const stopped: StoppedStep = { status: 'stopped', code: 'x', title: '', text: '', doors: [unlock, another] }
const asking = (account?: string): WizardStep => ({
  status: 'ask',
  number: 1,
  position: 1,
  activity: 'any',
  page: { title: '', submit: '', account, answer: { type: 'object', properties: {} }, doors: [unlock, another] },
})

async function openAt(step: WizardStep, preset: { account?: string } = {}) {
  const calls: unknown[] = []
  const reply = async (): Promise<Reply<WizardStep>> => ({ ok: true, value: asking('branch.user') })
  const client: WizardClient = {
    loadSite: async () => ({ ok: true, value: { name: 'Contoso', languages: [], domains: [], captcha: 'none' } }),
    async startRun({ workflow, account }) {
      calls.push([workflow, account])
      return reply()
    },
    resumeRun: async () => ({ ok: true, value: step }),
    sendAnswer: reply,
    cancelRun: async () => void calls.push('cancelled'),
  }
  const wizard = createWizard({ client, language: () => 'en', preset, signal: new AbortController().signal })
  await wizard.start()
  return { wizard, calls }
}

test('E2: a door of an open page cancels its run and begins the next task with the account of the page', async () => {
  const { wizard, calls } = await openAt(asking('branch.user'))
  await wizard.openDoor(unlock)
  expect(calls).toEqual(['cancelled', ['unlock-my-account', 'branch.user']])
})

test('E14: a door of an end begins the next task with the account that was typed', async () => {
  const { wizard, calls } = await openAt(stopped, { account: 'branch.user' })
  await wizard.openDoor(unlock)
  expect(calls).toEqual([['unlock-my-account', 'branch.user']])
})

test('E14: after a reload the account is asked for, and the task follows', async () => {
  const { wizard, calls } = await openAt(stopped)
  await wizard.openDoor(unlock)
  expect(wizard.state.value).toMatchObject({ view: { kind: 'account' }, workflow: 'unlock-my-account' })
  await wizard.submitAccount({ account: 'other.user' }, 'unlock-my-account')
  expect(calls).toEqual([['unlock-my-account', 'other.user']])
})

test('E2: another account begins with an empty field', async () => {
  const { wizard, calls } = await openAt(asking('branch.user'), { account: 'branch.user' })
  await wizard.openDoor(another)
  expect(calls).toEqual(['cancelled'])
  expect(wizard.state.value).toMatchObject({ view: { kind: 'account' }, account: '' })
})
