import type { PageProps } from '../../../section.ts'
import { BulkListPage } from './BulkListPage.tsx'
import { BulkPage } from './BulkPage.tsx'
import { NewBulkPage } from './NewBulkPage.tsx'

/** `people/bulk`, `people/bulk/new` and `people/bulk/<id>`. */
export function BulkPages(props: PageProps) {
  const [page] = props.parts
  if (page === undefined) return <BulkListPage {...props} />
  return page === 'new' ? <NewBulkPage {...props} /> : <BulkPage key={page} {...props} id={page} />
}
