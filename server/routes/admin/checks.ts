import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { readers } from '../authorise.ts'
import { defineOperation, mount } from '../operation.ts'
import { type CheckedSection, defineResource } from './resource.ts'

const run = defineOperation({
  id: 'runCheck',
  method: 'post',
  path: '/api/v1/admin/checks/{id}',
  summary:
    'Runs one check of `npm run doctor` on the server that answers; it only looks, and its sentences are English',
  caller: 'administrator',
  roles: readers,
  status: 200,
  reply: z.object({
    sections: z.array(
      z.object({
        title: z.string(),
        findings: z.array(
          z.object({
            level: z.enum(['ok', 'note', 'warn', 'fail']),
            subject: z.string(),
            text: z.string().describe('What was found; of a warning or failure also what to do'),
          }),
        ),
      }),
    ),
  }),
  errors: ['not-found'],
})

/** A directory with silent controllers takes this long. */
const timeoutMs = 25_000

export const checksResource = defineResource({
  operations: [run],
  routes(app, { runCheck }) {
    /** A second press waits for the first one's answer: each check asks every controller or mail server. */
    const running = new Map<string, Promise<CheckedSection[] | undefined>>()

    mount(app, run, async (context, { params: { id } }) => {
      const started = running.get(id) ?? runCheck(id, AbortSignal.timeout(timeoutMs))
      running.set(id, started)
      try {
        const found = await started
        if (!found) throw new AppError('not-found')
        const sections = found.map(({ title, findings }) => ({
          title,
          findings: findings.map(({ level, ...rest }) => ({
            level: level === 'FAIL' ? ('fail' as const) : level,
            ...rest,
          })),
        }))
        return context.reply({ sections })
      } finally {
        running.delete(id)
      }
    })
  },
})
