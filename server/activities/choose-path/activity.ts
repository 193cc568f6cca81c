import { z } from 'zod'
import { defineActivity, ok, type Result } from '../activity.ts'
import { condition, holds } from '../conditions.ts'

const label = (name: string) => ({ label: `activities.choose-path.${name}` })
const steps = z.array(z.string().min(1)).meta(label('steps'))

const settings = z.object({
  /** The first one whose conditions all hold is taken. */
  paths: z
    .array(z.object({ when: z.array(condition).min(1).meta(label('when')), steps }))
    .max(20)
    .default([])
    .meta(label('paths')),
  /** Keys of the steps that are taken when no path's conditions hold. */
  otherwise: steps.default([]).meta(label('otherwise')),
})

/** Decides which of the following steps are taken: of all steps named here, only those of the chosen path. Others are not touched. */
export const choosePath = defineActivity({
  id: 'choose-path',
  group: 'flow',
  sites: ['self-service', 'helpdesk'],
  settings,
  ways: ({ paths, otherwise }) => [
    ...paths.map(({ steps }, index) => ({ path: ['paths', index, 'steps'], steps })),
    { path: ['otherwise'], steps: otherwise },
  ],
  async execute(ctx): Promise<Result> {
    const { paths, otherwise } = ctx.settings
    const taken = new Set(await stepsTaken(ctx))
    const named = [...otherwise, ...paths.flatMap((path) => path.steps)]
    return ok(undefined, { skip: [...new Set(named)].filter((step) => !taken.has(step)) })
  },
})

async function stepsTaken(
  ctx: Parameters<typeof holds>[1] & { settings: z.output<typeof settings> },
): Promise<readonly string[]> {
  for (const { when, steps } of ctx.settings.paths) {
    const held = await Promise.all(when.map((one) => holds(one, ctx)))
    if (held.every(Boolean)) return steps
  }
  return ctx.settings.otherwise
}
