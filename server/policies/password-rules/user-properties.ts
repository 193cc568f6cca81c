import { z } from 'zod'
import { ruleInForce } from '../../../shared/password-policy/check.ts'
import { createDictionary } from '../password-lists/dictionary.ts'
import { leet, limit, reversed } from './fields.ts'
import { defineOwnRule } from './own-rule.ts'
import { type PersonProperty, partsOf, personProperties } from './person-parts.ts'

export const userProperties = defineOwnRule({
  id: 'user-properties',
  settings: z.strictObject({
    properties: z
      .array(z.enum(personProperties))
      .min(1)
      .default([...personProperties])
      .meta({
        label: 'password-rules.user-properties.properties',
        choices: Object.fromEntries(personProperties.map((one) => [one, `password-rules.user-properties.${one}`])),
      }),
    shortest: limit('password-rules.user-properties.shortest', { min: 2, max: 32 }).default(3),
    reversed,
    leet,
  }),
  inForce: (settings) => ruleInForce('user-properties', settings),
  async judge(password, { properties, ...how }, { person }) {
    const parts = properties.flatMap((property: PersonProperty) => partsOf(property, person[property]))
    return { found: createDictionary(parts).find(password, { ...how, where: 'within' }) !== undefined }
  },
})
