import { registrationMemory } from '../../factors/common/registration.ts'
import { defineActivity } from '../activity.ts'
import { registration } from '../registration/registration.ts'
import { type RegistrationSettings, registrationAnswer, registrationSettings } from '../registration/settings.ts'

/** Registers what the person can be known by later: the one thing that everybody must, or all that is offered. */
export const register = defineActivity({
  id: 'register',
  group: 'action',
  sites: ['self-service'],
  settings: registrationSettings,
  memory: registrationMemory,
  answer: registrationAnswer,
  prepare: (ctx) => registration.prepare(ctx, ctx.settings, findOnly(ctx.settings)),
  page: (ctx) => registration.page(ctx, ctx.settings, findOnly(ctx.settings)),
  check: async (ctx, answer) => registration.check(ctx, answer),
  execute: (ctx, answer) => registration.execute(ctx, ctx.settings, findOnly(ctx.settings), answer),
})

/** The one factor that is asked for, where no other is: it is asked at once. */
const findOnly = ({ mandatory, minimum, allAtOnce }: RegistrationSettings): string | undefined =>
  allAtOnce || minimum > 1 || mandatory === 'any' ? undefined : mandatory
