import './identities.css'
import type { PageProps } from '../../../section.ts'
import { IdentityEntry, NewIdentity } from './IdentityEntry.tsx'
import { IdentityList } from './IdentityList.tsx'
import { identityTables } from './identity-tables.ts'

/** `people/identities`, `people/identities/application-roles`, `…/new` and `…/entry/ID`. */
export function IdentityPages(props: PageProps) {
  const [id, page, entry] = props.parts
  const table = identityTables.find((one) => one.id === id) ?? identityTables[0]
  if (!table) return null
  const own = { ...props, table }
  if (page === 'entry' && entry !== undefined) return <IdentityEntry key={`${table.id}/${entry}`} {...own} id={entry} />
  if (page === 'new' && table.id !== 'accounts') return <NewIdentity key={table.id} {...own} tableId={table.id} />
  return <IdentityList key={table.id} {...own} />
}
