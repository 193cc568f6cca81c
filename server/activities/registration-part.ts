import { z } from 'zod'
import type { ActivityContext, ActivityPage, Refusal, Result } from './activity.ts'
import { questionAnswers } from './question-page.ts'
import type { RegistrationMemory } from './registration-memory.ts'
import type { Held } from './registration-standing.ts'

export type RegistrationContext = ActivityContext<unknown, RegistrationMemory | undefined>

/** Whatever page of registering it answers; each page takes less. */
export const registrationAnswer = z.object({
  ...questionAnswers,
  choice: z.string().max(40).optional(),
  contact: z.string().max(254).optional(),
  code: z.string().max(20).optional(),
  resend: z.literal(true).optional(),
  name: z.string().max(60).optional(),
  /** `RegistrationResponseJSON` of the browser. */
  attestation: z.looseObject({}).optional(),
})

export type RegistrationAnswer = z.output<typeof registrationAnswer>

/** One way of being known, as it is registered: a page or two, which come to changes that are held until all are saved. */
export interface MethodPart {
  /** What is remembered when it has been chosen. */
  begin(ctx: RegistrationContext): Promise<RegistrationMemory>
  page(ctx: RegistrationContext): Promise<ActivityPage>
  check?(ctx: RegistrationContext, answer: RegistrationAnswer): Refusal | undefined
  take(ctx: RegistrationContext, answer: RegistrationAnswer): Promise<{ held: Held } | Result>
}
