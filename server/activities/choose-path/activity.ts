import { z } from 'zod'
import { defineActivity, ok, type Result } from '../activity.ts'
import { condition, isConditionMet } from '../conditions/conditions.ts'

const label = (name: string) => ({ label: `activities.choose-path.${name}` })
const steps = z.array(z.string().min(1)).meta({ ...label('steps'), control: 'steps' })

const settings = z.object({
  /** The first path whose conditions are all met is taken. */
  paths: z
    .array(z.object({ when: z.array(condition).min(1).meta(label('when')), steps }))
    .max(20)
    .default([])
    .meta(label('paths')),
  /** Keys of the steps that are taken when the conditions of no path are met. */
  otherwise: steps.default([]).meta({ ...label('otherwise'), control: 'steps' }),
})

/** Chooses a path: of all steps named here, only those of the path are taken. Steps that are not named are not affected. */
export const choosePath = defineActivity({
  id: 'choose-path',
  group: 'flow',
  sites: ['self-service', 'helpdesk'],
  settings,
  branches: ({ paths, otherwise }) => [
    ...paths.map(({ steps }, index) => ({ path: ['paths', index, 'steps'], steps })),
    { path: ['otherwise'], steps: otherwise },
  ],
  async execute(ctx): Promise<Result> {
    const { paths, otherwise } = ctx.settings
    const index = await findPathTaken(ctx)
    const taken = new Set(paths[index]?.steps ?? otherwise)
    const named = [...otherwise, ...paths.flatMap((path) => path.steps)]
    const skip = [...new Set(named)].filter((step) => !taken.has(step))
    return ok(undefined, { skip, note: { path: index < 0 ? 'otherwise' : String(index + 1) } })
  },
})

/** -1: the conditions of no path are met. */
async function findPathTaken(
  ctx: Parameters<typeof isConditionMet>[1] & { settings: z.output<typeof settings> },
): Promise<number> {
  for (const [index, { when }] of ctx.settings.paths.entries()) {
    const held = await Promise.all(when.map((one) => isConditionMet(one, ctx)))
    if (held.every(Boolean)) return index
  }
  return -1
}
