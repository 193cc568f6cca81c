import { z } from 'zod'

/** `shared/wizard/page.ts` as the API describes it; a test holds a real run's steps against it. */
export const problem = z.object({ code: z.string(), text: z.string(), field: z.string().optional() })

const shown = z
  .array(
    z.object({
      label: z.string(),
      value: z.string(),
      until: z.iso.datetime().optional(),
      hint: z.string().optional(),
    }),
  )
  .describe('Told in this answer and never again')

const page = z.object({
  title: z.string(),
  text: z.string().optional(),
  shown: shown.optional(),
  account: z.string().optional(),
  control: z.string().optional(),
  data: z.record(z.string(), z.unknown()).optional(),
  answer: z
    .looseObject({ type: z.literal('object'), properties: z.record(z.string(), z.unknown()) })
    .describe('JSON Schema of the answer, with labels'),
  rules: z
    .array(
      z.object({
        id: z.string(),
        where: z.enum(['page', 'server', 'note']),
        settings: z.record(z.string(), z.unknown()),
        text: z.string(),
        fixed: z.boolean().optional(),
      }),
    )
    .optional(),
  submit: z.string(),
  actions: z
    .array(z.object({ label: z.string(), answer: z.record(z.string(), z.unknown()) }))
    .optional()
    .describe('Other ways on: each is an answer to send as it stands'),
  problem: problem.optional(),
})

export const step = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('ask'),
    number: z.int(),
    position: z.int(),
    of: z.int().optional(),
    activity: z.string(),
    page,
  }),
  z.object({
    status: z.literal('wait'),
    number: z.int(),
    code: z.string().optional(),
    title: z.string(),
    text: z.string(),
    retryAfter: z.number(),
  }),
  z.object({
    status: z.literal('done'),
    title: z.string(),
    text: z.string(),
    result: z
      .looseObject({
        shown: shown.optional(),
        lines: z.array(z.string()).optional(),
        stateToken: z.string().optional(),
        passwordExpiresAt: z.string().optional(),
      })
      .optional(),
    next: z.looseObject({}).optional(),
  }),
  z.object({ status: z.literal('stopped'), code: z.string(), title: z.string(), text: z.string() }),
])
