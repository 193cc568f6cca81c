import { useFormTools } from '../../../form/form-context.ts'
import type { PageProps } from '../../../section.ts'
import { BulkListPage } from './BulkListPage.tsx'
import { BulkPage } from './BulkPage.tsx'
import { NewBulkPage } from './NewBulkPage.tsx'

/** `people/bulk`, `people/bulk/new` and `people/bulk/<id>`. */
export function BulkPages(props: PageProps) {
  const { isReadOnly } = useFormTools()
  const [page] = props.parts
  // An auditor who follows a colleague's address begins nothing.
  if (page === undefined || (page === 'new' && isReadOnly)) return <BulkListPage {...props} />
  return page === 'new' ? <NewBulkPage {...props} /> : <BulkPage key={page} {...props} id={page} />
}
