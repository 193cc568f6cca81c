import { z } from 'zod'
import type { Registering } from '../../factors/factor.ts'
import { factors } from '../../factors/index.ts'

const label = (name: string) => ({ label: `activities.register.${name}` })
const text = (name: string) => `activities.register.${name}`

const registrable = [...factors]
  .sort((one, other) => one.rank - other.rank)
  .filter(({ registering }) => registering !== undefined)

/** Ids of the factors that can be offered, in the order in which people see them. */
export const registrationMethods: readonly string[] = registrable.map(({ id }) => id)

/** What can prove who a person is, once it is registered. Not what the directory says, and no number that no code was sent to. */
export const provableMethods: readonly string[] = registrable
  .filter(({ isSoleMeans }) => isSoleMeans)
  .map(({ id }) => id)

/** How a factor is registered; undefined: in the directory, or not at all. */
export function findRegistering(method: string): Registering<z.ZodRawShape, z.ZodRawShape> | undefined {
  const registering = registrable.find(({ id }) => id === method)?.registering
  return registering === 'in-directory' ? undefined : registering
}

/** The fields of all factors: each of their pages takes some. */
const factorAnswers: z.ZodRawShape = Object.assign({}, ...registrationMethods.map((id) => findRegistering(id)?.answer))

/** What any page of registering takes; `choice` belongs to the start page. */
export const registrationAnswer = z.object({ ...factorAnswers, choice: z.string().max(40).optional() })

/**
 * What people may register, and what they must. By default everybody must answer security questions, which need no device; the rest is
 * offered to people who come back to manage their profile.
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
    /** People who register are offered all methods at once, not only the mandatory one. */
    allAtOnce: z.boolean().default(false).meta(label('allAtOnce')),
  })
  .refine(({ methods }) => new Set(methods).size === methods.length, { path: ['methods'], message: 'method-twice' })
  .refine(({ methods, mandatory }) => mandatory === 'any' || methods.includes(mandatory), {
    path: ['mandatory'],
    message: 'method-not-offered',
  })
  .refine(({ methods, minimum }) => provableMethods.filter((one) => methods.includes(one)).length >= minimum, {
    path: ['minimum'],
    message: 'fewer-methods-offered',
  })

export type RegistrationSettings = z.output<typeof registrationSettings>
