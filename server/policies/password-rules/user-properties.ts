import { z } from 'zod'
import { listSpellings } from '../../../shared/password-policy/characters.ts'
import { attributeName, type DirectoryPerson } from '../../directory/directory.ts'
import { createDictionary } from '../password-lists/dictionary.ts'
import { choiceList, leet, limit, reversed } from './fields.ts'
import { definePolicyRule } from './policy-rule.ts'

/** Directory properties that must not be part of a password. */
const personProperties = [
  'account',
  'userPrincipalName',
  'displayName',
  'givenName',
  'surname',
  'mail',
  'employeeId',
  'telephone',
  'mobile',
  'department',
  'title',
] as const satisfies (keyof DirectoryPerson)[]

export const userProperties = definePolicyRule({
  id: 'user-properties',
  settings: z.strictObject({
    properties: choiceList(
      personProperties,
      'password-rules.user-properties.properties',
      'password-rules.user-properties.*',
    ).default(['account', 'userPrincipalName', 'displayName', 'givenName', 'surname', 'mail']),
    /** Further attributes by the name in the directory's schema, such as `extensionAttribute5`. */
    attributes: z
      .array(z.string().regex(attributeName))
      .max(10)
      .default([])
      .meta({ label: 'password-rules.user-properties.attributes' }),
    shortest: limit('password-rules.user-properties.shortest', { min: 2, max: 32 }).default(3),
    /** Any run of so many letters and digits of a property counts, not only its parts: 4 finds 4711 of the employee number 1047112. */
    run: limit('password-rules.user-properties.run', { min: 3, max: 32 }).optional(),
    reversed,
    leet,
  }),
  async evaluate(password, { properties, attributes, run, ...search }, { person, readAttribute }) {
    // All of them for every password, so that the time says nothing about the person.
    const further = await Promise.all(attributes.map((name) => readAttribute(name)))
    const values = [...properties.map((property) => withoutTopLevel(property, person[property])), ...further]
    const parts = values.flatMap((value = '') => splitValue(value)).flatMap(listSpellings)
    const shortest = Math.min(search.shortest, run ?? search.shortest)
    const names = createDictionary([
      ...parts.filter((part) => part.length >= search.shortest),
      ...parts.flatMap((part) => listRuns(part, run)),
    ])
    const find = (spelling: string) => names.find(spelling, { ...search, shortest, where: 'within' })
    return { found: listSpellings(password).some((spelling) => find(spelling) !== undefined) }
  },
})

/** Every run of `length` letters and digits. */
function listRuns(part: string, length: number | undefined): string[] {
  if (length === undefined) return []
  const characters = [...part.split(separators).join('')]
  return characters.flatMap((_, at) =>
    at + length > characters.length ? [] : [characters.slice(at, at + length).join('')],
  )
}

/** The last label of an address is left out, since many share it ("com"). */
const withoutTopLevel = (property: (typeof personProperties)[number], value: string | undefined): string | undefined =>
  property === 'mail' || property === 'userPrincipalName' ? value?.replace(/\.[^.@]*$/, '') : value

/** The whole value, as it is and without separators (a telephone number), and its parts, split at every character that is neither letter nor digit. */
function splitValue(value: string): string[] {
  const text = value.normalize('NFC')
  const parts = text.split(separators)
  return [...new Set([text, parts.join(''), ...parts])].filter((part) => part !== '')
}

const separators = /[^\p{L}\p{M}\p{N}]+/u

/** The attributes by name that rules of a policy look into. */
export const listRuleAttributes = (rules: readonly { id: string; settings: unknown }[]): string[] =>
  rules.flatMap(({ id, settings }) =>
    id === userProperties.id ? (settings as { attributes: string[] }).attributes : [],
  )
