import { defineActivity } from '../activity.ts'
import { registration } from '../registration.ts'
import { registrationMemory } from '../registration-memory.ts'
import { registrationAnswer } from '../registration-part.ts'
import { type RegistrationMethod, type RegistrationSettings, registrationSettings } from '../registration-settings.ts'

/** Registers what the person can be known by later: the one thing that everybody must, or all that is offered. */
export const register = defineActivity({
  id: 'register',
  group: 'action',
  sites: ['self-service'],
  settings: registrationSettings,
  memory: registrationMemory,
  answer: registrationAnswer,
  prepare: (ctx) => registration.prepare(ctx, ctx.settings, only(ctx.settings)),
  page: (ctx) => registration.page(ctx, ctx.settings, only(ctx.settings)),
  check: async (ctx, answer) => registration.check(ctx, answer),
  execute: (ctx, answer) => registration.execute(ctx, ctx.settings, { only: only(ctx.settings), answer }),
})

/** Where one thing is asked for and no more, it is asked at once. */
const only = ({ mandatory, minimum, allAtOnce }: RegistrationSettings): RegistrationMethod | undefined =>
  allAtOnce || minimum > 1 || mandatory === 'any' ? undefined : mandatory
