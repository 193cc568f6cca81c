import { createLazyComponent } from '../../../../shared/wizard/lazy-component.tsx'
import type { PageProps } from '../section.ts'
import { DesignerPage } from './designer/DesignerPage.tsx'
import { PublishPage } from './designer/PublishPage.tsx'
import { WorkflowHistory } from './designer/WorkflowHistory.tsx'
import { WorkflowsPage } from './workflows/WorkflowsPage.tsx'

// Its own chunk: it brings the components of the wizard.
const { Lazy: SimulatePage } = createLazyComponent(
  async () => (await import('./simulate/SimulatePage.tsx')).SimulatePage,
)

/** `workflows`, `workflows/default/register` and its pages `publish`, `history` and `simulate`. */
export function WorkflowsPages(props: PageProps) {
  const [policy, workflow, page] = props.parts
  if (policy === undefined || workflow === undefined) return <WorkflowsPage {...props} />
  const own = { key: `${policy}/${workflow}`, ...props, policy, workflow }
  if (page === 'publish') return <PublishPage {...own} />
  if (page === 'history') return <WorkflowHistory {...own} />
  if (page === 'simulate') return <SimulatePage {...own} />
  return <DesignerPage {...own} />
}
