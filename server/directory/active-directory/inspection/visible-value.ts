import { AndFilter, type Client, PresenceFilter } from 'ldapts'
import { equals } from '../ldap.ts'

/**
 * Whether the bound account sees a value of this attribute on anybody. A controller finds no entry by an attribute that its reader may not
 * read, nor by one that its schema lacks.
 */
export async function hasVisibleValue(client: Client, base: string, attribute: string): Promise<boolean> {
  const userAccount = '805306368'
  const filter = new AndFilter({ filters: [equals('sAMAccountType', userAccount), new PresenceFilter({ attribute })] })
  const paged = { pageSize: 1 }
  for await (const { searchEntries } of client.searchPaginated(base, {
    filter,
    scope: 'sub',
    attributes: ['1.1'],
    paged,
  }))
    if (searchEntries.length > 0) return true
  return false
}
