import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { subscriptionsOf } from '../../store/subscriptions.ts'
import type { ActivityContext } from '../activity.ts'
import { type Desk, openDesk } from '../testing.ts'
import { subscribeToNotifications as activity } from './activity.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk[Symbol.asyncDispose]())

type Context = ActivityContext<Record<string, never>>
type Mode = Context['policy']['notifications'][number]['mode']

async function context(...events: [id: string, mode: Mode][]): Promise<Context> {
  const ctx = await desk.context(activity, 'active.user')
  const notifications = events.map(([id, mode]) => ({ id, mode, label: `Label of ${id}` }))
  return { ...ctx, policy: { ...ctx.policy, notifications } } as Context
}

async function save(ctx: Context, events: Record<string, boolean>) {
  const result = await activity.execute?.(ctx, { events })
  if (result?.kind !== 'ok') throw new Error('the choice was not taken')
  await desk.store.transaction(async (tx) => result.record?.(tx))
  return Object.fromEntries(await subscriptionsOf(desk.store.read, ctx.person.id))
}

const switches = async (ctx: Context) => {
  const page = await activity.page?.(ctx)
  const schema = z.toJSONSchema(page?.answer ?? z.object({}), { io: 'input' }) as { properties: { events?: object } }
  return (schema.properties.events as { properties: Record<string, { default: boolean; label: string }> } | undefined)
    ?.properties
}

test('one switch for each mail that there is a choice about, as it stands now', async () => {
  const ctx = await context(['a-succeeded', 'may-leave'], ['b-failed', 'may-join'], ['c-failed', 'may-not-leave'])
  expect(await switches(ctx)).toMatchObject({
    'a-succeeded': { default: true, label: 'Label of a-succeeded' },
    'b-failed': { default: false },
  })
  await save(ctx, { 'a-succeeded': false, 'b-failed': true })
  expect(await switches(ctx)).toMatchObject({ 'a-succeeded': { default: false }, 'b-failed': { default: true } })
})

test('what the policy leaves no choice about, or does not know, cannot be chosen', async () => {
  const ctx = await context(['a-succeeded', 'may-leave'], ['c-failed', 'may-not-leave'])
  expect(await save(ctx, { 'a-succeeded': true, 'c-failed': false, 'made-up': true })).toEqual({ 'a-succeeded': true })
})

test('without a choice the page says what comes in any case', async () => {
  const ctx = await context(['c-failed', 'may-not-leave'])
  expect(await switches(ctx)).toBeUndefined()
  expect((await activity.page?.(ctx))?.text).toEqual({
    key: 'activities.subscribe-to-notifications.no-choice',
    values: { always: 'Label of c-failed', count: 1 },
  })
  expect(await save(ctx, {})).toEqual({})
})
