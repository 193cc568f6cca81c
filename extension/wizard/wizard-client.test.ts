import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { ExtensionPageMessage } from '../messages/messages.ts'

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }))
const { createWindowClient } = await import('./wizard-client.ts')

const run = { workflow: 'manage-my-passwords', account: 'anna', language: 'en' }
let sent: string[] = []
let stop: () => void = () => undefined

/** A background that the browser stops at its first cancellation. */
beforeEach(() => {
  sent = []
  const stopped = new Promise<void>((resolve) => {
    stop = resolve
  })
  const sendMessage = async ({ type }: ExtensionPageMessage) => {
    sent.push(type)
    if (type !== 'cancel' || sent.filter((each) => each === 'cancel').length > 1) return { ok: true }
    await stopped
    throw new Error('The message channel closed before a response was received.')
  }
  Object.assign(fakeBrowser.runtime, { sendMessage })
})

test('a run is cancelled again where the background was stopped meanwhile', async () => {
  const cancelled = createWindowClient(
    () => 'en',
    () => undefined,
  ).cancelRun()
  stop()
  await cancelled
  expect(sent).toEqual(['cancel', 'cancel'])
})

test('a run that was begun since is not cancelled in its place', async () => {
  const client = createWindowClient(
    () => 'en',
    () => undefined,
  )
  const cancelled = client.cancelRun()
  await client.startRun(run)
  stop()
  await cancelled
  expect(sent).toEqual(['cancel', 'start'])
})
