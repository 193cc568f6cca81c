import type { DirectoryPerson } from '../../directory/directory.ts'

/** What the directory says of a person and a password must not. */
export const personProperties = [
  'account',
  'userPrincipalName',
  'displayName',
  'givenName',
  'surname',
  'mail',
] as const satisfies (keyof DirectoryPerson)[]

export type PersonProperty = (typeof personProperties)[number]

/** A value split wherever it has neither letter nor digit, and whole. Of addresses without the last label, which is "com" for many. */
export function partsOf(property: PersonProperty, value = ''): string[] {
  const address = property === 'mail' || property === 'userPrincipalName'
  const said = (address ? value.replace(/\.[^.@]*$/, '') : value).normalize('NFC')
  return [said, ...said.split(/[^\p{L}\p{M}\p{N}]+/u)].filter((part) => part !== '')
}
