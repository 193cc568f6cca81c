import { z } from 'zod'
import { type ActivityContext, defineActivity } from '../activity.ts'
import { registration } from '../registration.ts'
import { registrationMemory } from '../registration-memory.ts'
import { registrationAnswer } from '../registration-part.ts'
import { type RegistrationSettings, registrationSettings } from '../registration-settings.ts'

/** Shows what the person can be known by; adds, changes and removes it. What may be and must be is what the policy's `register` says. */
export const manageMyProfile = defineActivity({
  id: 'manage-my-profile',
  group: 'action',
  sites: ['self-service'],
  settings: z.object({}),
  memory: registrationMemory,
  answer: registrationAnswer,
  prepare: (ctx) => registration.prepare(ctx, settingsOf(ctx), undefined),
  page: (ctx) => registration.page(ctx, settingsOf(ctx), undefined),
  check: async (ctx, answer) => registration.check(ctx, answer),
  execute: (ctx, answer) => registration.execute(ctx, settingsOf(ctx), { answer }),
})

function settingsOf({ policy }: Pick<ActivityContext<unknown>, 'policy'>): RegistrationSettings {
  const inherited = registrationSettings.safeParse(policy.registration)
  return inherited.success ? inherited.data : registrationSettings.parse({})
}
