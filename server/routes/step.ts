import { z } from 'zod'
import type { FieldSchema } from '../../shared/wizard/page.ts'

/** `shared/wizard/page.ts` as the API describes it; the compiler checks that handlers and clients agree with both. */
export const stepProblem = z.object({ code: z.string(), text: z.string(), field: z.string().optional() })

const shownValues = z
  .array(
    z.object({ label: z.string(), value: z.string(), until: z.iso.datetime().optional(), hint: z.string().optional() }),
  )
  .describe('Contained in this reply and never again')

const door = z.union([
  z.object({ to: z.literal('task'), workflow: z.string(), title: z.string() }),
  z.object({ to: z.literal('another-account'), title: z.string() }),
])

/** A form as JSON Schema, with its labels. */
export const formSchema = z.object({
  type: z.literal('object'),
  properties: z.record(z.string(), z.custom<FieldSchema>()),
  required: z.array(z.string()).optional(),
})

export const stepPage = z.object({
  title: z.string(),
  text: z.string().optional(),
  notice: z.string().optional().describe('What an operator or approver did for this run meanwhile'),
  shown: shownValues.optional(),
  account: z.string().optional(),
  domain: z.string().optional().describe('Name of the domain that was chosen with the account'),
  control: z.string().optional(),
  data: z.record(z.string(), z.unknown()).optional(),
  answer: formSchema.describe('JSON Schema of the answer, with labels'),
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
  submit: z.string().optional(),
  confirms: z.boolean().optional().describe('It asks nothing: only says what an empty answer will do'),
  actions: z
    .array(z.object({ label: z.string(), answer: z.record(z.string(), z.unknown()), row: z.string().optional() }))
    .optional()
    .describe('Alternatives to the form: each has the answer to send as it is'),
  problem: stepProblem.optional(),
  doors: z.array(door).optional().describe('Ways on, after an answer that did not match'),
})

export const stepReply = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('ask'),
    number: z.int(),
    position: z.int(),
    of: z.int().optional(),
    activity: z.string(),
    page: stepPage,
  }),
  z.object({
    status: z.literal('wait'),
    number: z.int(),
    code: z.string().optional(),
    title: z.string(),
    text: z.string(),
    shown: z
      .object({ label: z.string(), value: z.string() })
      .optional()
      .describe('A number that another person compares'),
    asked: z
      .object({ text: z.string(), at: z.iso.datetime(), until: z.iso.datetime() })
      .optional()
      .describe('Who was asked, when, and until when they may decide'),
    retryAfter: z.number(),
  }),
  z.object({
    status: z.literal('done'),
    title: z.string(),
    text: z.string(),
    result: z
      .object({
        shown: shownValues.optional(),
        lines: z.array(z.string()).optional(),
        stateToken: z.string().optional(),
        passwordExpiresAt: z.string().optional(),
      })
      .optional(),
    next: z
      .object({
        text: z.string().optional(),
        tasks: z.array(z.object({ workflow: z.string(), title: z.string() })).optional(),
      })
      .optional(),
  }),
  z.object({
    status: z.literal('stopped'),
    code: z.string(),
    title: z.string().describe('What happened'),
    text: z.string(),
    until: z.iso.datetime().optional(),
    titleUntil: z.string().optional().describe('The title with that time'),
    doors: z.array(door).describe('Ways on, the next one first'),
  }),
])
