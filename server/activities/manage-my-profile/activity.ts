import { z } from 'zod'
import { registrationMemory } from '../../factors/common/registration.ts'
import { type ActivityContext, defineActivity } from '../activity.ts'
import { registration } from '../registration/registration.ts'
import { type RegistrationSettings, registrationAnswer, registrationSettings } from '../registration/settings.ts'

/** Shows what the person can be known by; adds, changes and removes it. What may and must be there, the policy's `register` says. */
export const manageMyProfile = defineActivity({
  id: 'manage-my-profile',
  group: 'action',
  sites: ['self-service'],
  settings: z.object({}),
  memory: registrationMemory,
  answer: registrationAnswer,
  prepare: (ctx) => registration.prepare(ctx, readSettings(ctx), undefined),
  page: (ctx) => registration.page(ctx, readSettings(ctx), undefined),
  check: async (ctx, answer) => registration.check(ctx, answer),
  execute: (ctx, answer) => registration.execute(ctx, readSettings(ctx), undefined, answer),
})

function readSettings({ policy }: Pick<ActivityContext<unknown>, 'policy'>): RegistrationSettings {
  const inherited = registrationSettings.safeParse(policy.registration)
  return inherited.success ? inherited.data : registrationSettings.parse({})
}
