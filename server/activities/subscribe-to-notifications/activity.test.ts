import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { translateText } from '../../../shared/languages/composed-keys.ts'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { listSubscriptions } from '../../store/subscriptions.ts'
import type { ActivityContext } from '../activity.ts'
import { type ActivityHarness, createActivityHarness } from '../testing.ts'
import { subscribeToNotifications as activity } from './activity.ts'

let harness: ActivityHarness
beforeEach(async () => {
  harness = await createActivityHarness()
})
afterEach(() => harness[Symbol.asyncDispose]())

type Context = ActivityContext<Record<string, never>>
type Mode = Context['policy']['notifications'][number]['mode']

async function context(...events: [id: string, mode: Mode][]): Promise<Context> {
  const ctx = await harness.context(activity, 'active.user')
  const notifications = events.map(([id, mode]) => {
    const [task = '', result] = id.split('-') as [string, 'succeeded' | 'failed']
    return { id, mode, task, result, label: `Label of ${id}` }
  })
  return { ...ctx, policy: { ...ctx.policy, notifications } } as Context
}

async function save(ctx: Context, events: Record<string, boolean>) {
  const result = await activity.execute?.(ctx, { events })
  if (result?.kind !== 'ok') throw new Error('the choice was not taken')
  await harness.store.transaction(async (tx) => result.record?.(tx))
  return Object.fromEntries(await listSubscriptions(harness.store.read, ctx.person.id))
}

const switches = async (ctx: Context) => {
  const page = await activity.page?.(ctx)
  const schema = z.toJSONSchema(page?.answer ?? z.object({}), { io: 'input' }) as { properties: { events?: object } }
  return (schema.properties.events as { properties: Record<string, { default: boolean; label: string }> } | undefined)
    ?.properties
}

test('finding 26: the page is a table of tasks and results, each switch set as it is now; security notices are always on', async () => {
  const ctx = await context(['a-succeeded', 'may-leave'], ['b-failed', 'may-join'], ['c-failed', 'may-not-leave'])
  expect(await switches(ctx)).toMatchObject({
    'a-succeeded': { default: true, label: 'Label of a-succeeded', cell: { row: 'a', column: 'Done' } },
    'b-failed': { default: false, cell: { row: 'b', column: 'Failed' } },
    'c-failed': { default: true, locked: true },
  })
  await save(ctx, { 'a-succeeded': false, 'b-failed': true })
  expect(await switches(ctx)).toMatchObject({ 'a-succeeded': { default: false }, 'b-failed': { default: true } })
})

test('events without a choice and unknown events cannot be chosen', async () => {
  const ctx = await context(['a-succeeded', 'may-leave'], ['c-failed', 'may-not-leave'])
  expect(await save(ctx, { 'a-succeeded': true, 'c-failed': false, 'made-up': true })).toEqual({ 'a-succeeded': true })
})

test.each<[events: [id: string, mode: Mode][], says: string]>([
  [[['c-failed', 'may-not-leave']], 'Your organisation decides about these e-mails. All of them are always on.'],
  [[], 'Your organisation sends no e-mails about your tasks.'],
])(
  'O26: without a choice (%j) the page says so, has nothing to save, and an answer saves nothing',
  async (events, says) => {
    const ctx = await context(...events)
    const page = await activity.page?.(ctx)
    expect(translateText(getTranslator('en'), page?.text ?? 'steps.wait-text')).toBe(says)
    expect(page).not.toHaveProperty('submit')
    const locked = Object.fromEntries(events.map(([id]) => [id, expect.objectContaining({ locked: true })]))
    expect((await switches(ctx)) ?? {}).toEqual(locked)
    expect(await activity.execute?.(ctx, { events: { 'c-failed': false } })).toMatchObject({ kind: 'page' })
    expect((await listSubscriptions(harness.store.read, ctx.person.id)).size).toBe(0)
  },
)
