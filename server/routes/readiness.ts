import type { Hono } from 'hono'
import { z } from 'zod'
import { defineOperation, mount } from './operation.ts'

export const getLiveness = defineOperation({
  id: 'health',
  method: 'get',
  path: '/healthz',
  summary: 'Whether the process answers, regardless of database and directory',
  caller: 'anyone',
  status: 200,
  reply: z.object({ status: z.literal('ok') }),
})

export const getReadiness = defineOperation({
  id: 'ready',
  method: 'get',
  path: '/readyz',
  summary: 'Whether the database can be read and written and the directory answers; 503 unless both do',
  caller: 'anyone',
  status: 200,
  reply: z.object({ database: z.boolean(), directory: z.boolean() }),
})

/** Callers at the same moment share one check, so that callers cannot make the server ask the directory many times at once. */
export function readinessRoutes(
  app: Hono,
  checks: { database(): Promise<boolean>; directory(): Promise<boolean> },
): void {
  mount(app, getLiveness, (context) => context.reply({ status: 'ok' }))
  let checking: Promise<[boolean, boolean]> | undefined
  mount(app, getReadiness, async (context) => {
    checking ??= Promise.all([checks.database(), checks.directory()]).finally(() => {
      checking = undefined
    })
    const [database, directory] = await checking
    return context.reply({ database, directory }, database && directory ? 200 : 503)
  })
}
