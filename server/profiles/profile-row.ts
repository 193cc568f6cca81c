import { randomBytes } from 'node:crypto'
import type { DirectoryPerson } from '../directory/directory.ts'
import type { ProfileRow } from '../store/profiles.ts'

export const newSalt = (): string => randomBytes(16).toString('hex')

/** The row of a person who registers. */
export const newProfileRow = ({ id, domain, language = 'en' }: DirectoryPerson): ProfileRow => ({
  personId: id,
  domain,
  language,
  askSalt: newSalt(),
})
