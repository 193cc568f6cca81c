import { z } from 'zod'

const label = (name: string) => ({ label: `activities.register.${name}` })
const text = (name: string) => `activities.register.${name}`

export const registrationMethods = [
  'security-questions',
  'corporate-mail',
  'personal-mail',
  'personal-mobile',
  'totp',
  'passkey',
] as const
export type RegistrationMethod = (typeof registrationMethods)[number]

/** What a person can be known by once they registered it. Not what the directory says, and no number that no code was sent to. */
export const provableMethods = ['security-questions', 'personal-mail', 'totp', 'passkey'] as const
export type ProvableMethod = (typeof provableMethods)[number]

/**
 * What people may register, and what they must. By default what is asked of everybody is security questions, which need no
 * device; the rest is offered to whoever comes back to manage their profile.
 */
export const registrationSettings = z
  .object({
    methods: z
      .array(z.enum(registrationMethods))
      .min(1)
      .default(['security-questions', 'personal-mail', 'totp', 'passkey'])
      .meta(label('methods')),
    /** `any`: the person chooses. */
    mandatory: z
      .enum([...provableMethods, 'any'])
      .default('security-questions')
      .meta({
        ...label('mandatory'),
        choices: Object.fromEntries([...provableMethods, 'any'].map((one) => [one, text(one)])),
      }),
    /** How many different methods at least. */
    minimum: z.int().min(1).max(provableMethods.length).default(1).meta(label('minimum')),
    /** Whoever registers is offered all methods at once, and not only the mandatory one. */
    allAtOnce: z.boolean().default(false).meta(label('allAtOnce')),
  })
  .refine(({ methods }) => new Set(methods).size === methods.length, { path: ['methods'], message: 'method-twice' })
  .refine(({ methods, mandatory }) => mandatory === 'any' || methods.includes(mandatory), {
    ...{ path: ['mandatory'], message: 'method-not-offered' },
  })
  .refine(({ methods, minimum }) => provableMethods.filter((one) => methods.includes(one)).length >= minimum, {
    ...{ path: ['minimum'], message: 'fewer-methods-offered' },
  })

export type RegistrationSettings = z.output<typeof registrationSettings>
