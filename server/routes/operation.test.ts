import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { defineOperation, listErrors, mount } from './operation.ts'
import { replyWithProblem } from './problem.ts'

const getThing = defineOperation({
  id: 'getThing',
  method: 'get',
  path: '/things/{id}',
  summary: 'For this test',
  caller: 'anyone',
  params: z.object({ id: z.string().regex(/^\d+$/).transform(Number) }),
  query: z.strictObject({ limit: z.coerce.number().default(10) }),
  status: 200,
  reply: z.object({ id: z.number(), state: z.enum(['open', 'closed']), limit: z.number() }),
})

const removeThing = defineOperation({
  id: 'removeThing',
  method: 'delete',
  path: '/things/{id}',
  summary: 'For this test',
  caller: 'administrator',
  roles: ['administrator'],
  ifMatch: true,
  status: 204,
  errors: ['not-found'],
})

it('a handler gets its path and query checked, and replies with the operation’s status', async () => {
  const app = new Hono()
  app.onError((error, context) => replyWithProblem(context, error))
  mount(app, getThing, (context, { params: { id }, query: { limit } }) => context.reply({ id, state: 'open', limit }))
  const reply = await app.request('/things/7?limit=5')
  expect([reply.status, await reply.json()]).toEqual([200, { id: 7, state: 'open', limit: 5 }])
  expect(await (await app.request('/things/seven')).json()).toMatchObject({ status: 404, code: 'not-found' })
  expect(await (await app.request('/things/7?limit=many')).json()).toMatchObject({ code: 'invalid-request' })
})

it('an operation of staff that is mounted without the guard of its group refuses every call', async () => {
  const app = new Hono()
  app.onError((error, context) => replyWithProblem(context, error))
  mount(app, removeThing, (context) => context.reply())
  const reply = await app.request('/things/7', { method: 'DELETE' })
  expect(await reply.json()).toMatchObject({ status: 401, code: 'sign-in-required' })
})

it('errors follow from the declaration; an operation lists only its own', () => {
  expect(listErrors(getThing)).toEqual(['invalid-request', 'not-found'])
  expect(listErrors(removeThing)).toEqual([
    'sign-in-required',
    'forbidden',
    'key-invalid',
    'too-many-attempts',
    'csrf-refused',
    'precondition-required',
    'changed-meanwhile',
    'not-found',
  ])
})

it('replies that do not fit do not compile', () => {
  expect(mountWrongReplies).toBeTypeOf('function')
})

/** Compiled, never called: each marked line must stay an error of the compiler. */
function mountWrongReplies(app: Hono): void {
  // @ts-expect-error: a value that the schema does not know
  mount(app, getThing, (context) => context.reply({ id: 7, state: 'ajar', limit: 1 }))
  // @ts-expect-error: a field is missing
  mount(app, getThing, (context) => context.reply({ id: 7, state: 'open' }))
  // @ts-expect-error: a field that the schema does not have
  mount(app, getThing, (context) => context.reply({ id: 7, state: 'open', limit: 1, secret: 'x' }))
  // @ts-expect-error: another type
  mount(app, getThing, (context) => context.reply({ id: '7', state: 'open', limit: 1 }))
  // @ts-expect-error: a reply around `context.reply`
  mount(app, getThing, (context) => context.json({ id: 7, state: 'open', limit: 1 }))
  // @ts-expect-error: no reply
  mount(app, getThing, () => undefined)
  // @ts-expect-error: a body where the operation has none
  mount(app, removeThing, (context) => context.reply({ id: 7 }))
  // @ts-expect-error: a part that the path does not have
  mount(app, removeThing, (context, { params: { name } }) => context.reply(name))
}
