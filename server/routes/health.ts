import type { Hono } from 'hono'
import { z } from 'zod'
import { defineOperation, mount } from './operation.ts'

export const health = defineOperation({
  id: 'health',
  method: 'get',
  path: '/healthz',
  summary: 'Whether the process answers; says nothing of what it depends on',
  caller: 'anyone',
  status: 200,
  reply: z.object({ status: z.literal('ok') }),
  errors: [],
})

export const ready = defineOperation({
  id: 'ready',
  method: 'get',
  path: '/readyz',
  summary: 'Whether database and directory answer',
  caller: 'anyone',
  status: 200,
  reply: z.object({ database: z.boolean(), directory: z.boolean() }),
  errors: [],
})

export function healthRoutes(app: Hono, checks: { database(): Promise<boolean>; directory(): Promise<boolean> }): void {
  mount(app, health, (context) => context.json({ status: 'ok' }))
  mount(app, ready, async (context) => {
    const [database, directory] = await Promise.all([checks.database(), checks.directory()])
    return context.json({ database, directory }, database && directory ? 200 : 503)
  })
}
