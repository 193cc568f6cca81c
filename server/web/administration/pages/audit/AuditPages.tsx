import type { PageProps } from '../../section.ts'
import { AuditPage } from './AuditPage.tsx'
import { AuditRun } from './AuditRun.tsx'

/** `audit`, with its filters, and `audit/<run>`. */
export function AuditPages(props: PageProps) {
  const [run] = props.parts
  return run === undefined ? <AuditPage {...props} /> : <AuditRun key={run} {...props} run={run} />
}
