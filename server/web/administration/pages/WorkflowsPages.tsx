import { createLazyComponent } from '../../../../shared/wizard/lazy-component.tsx'
import type { PageProps } from '../section.ts'
import { WorkflowsPage } from './workflows/WorkflowsPage.tsx'

// Its own chunk: it brings the components of the wizard.
const { Lazy: SimulatePage } = createLazyComponent(
  async () => (await import('./simulate/SimulatePage.tsx')).SimulatePage,
)

/** `workflows`, and `workflows/default/register/simulate`. */
export function WorkflowsPages(props: PageProps) {
  const [policy, workflow, page] = props.parts
  if (policy !== undefined && workflow !== undefined && page === 'simulate')
    return <SimulatePage key={`${policy}/${workflow}`} {...props} policy={policy} workflow={workflow} />
  return <WorkflowsPage {...props} />
}
