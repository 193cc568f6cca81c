import type { PageProps } from '../section.ts'
import { WorkflowsPage } from './workflows/WorkflowsPage.tsx'

/** `workflows`. */
export function WorkflowsPages(props: PageProps) {
  return <WorkflowsPage {...props} />
}
