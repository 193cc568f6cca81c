import { createLazyComponent } from '../../../../shared/wizard/lazy-component.tsx'
import { FormContext, useFormTools } from '../form/form-context.ts'
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
  const tools = useFormTools()
  const { rights } = tools
  const [named, workflow] = props.parts
  const policy =
    named ?? props.address.current.value.filters.policy ?? (rights.readsAll ? 'default' : rights.ownPolicies[0])
  if (policy === undefined) return null
  return (
    <FormContext.Provider value={{ ...tools, isReadOnly: !rights.mayEdit(policy) }}>
      {workflow === undefined ? (
        <WorkflowsPage {...props} policy={policy} />
      ) : (
        <OneWorkflow key={`${policy}/${workflow}`} {...props} policy={policy} workflow={workflow} />
      )}
    </FormContext.Provider>
  )
}

function OneWorkflow(props: PageProps & { policy: string; workflow: string }) {
  const [, , page] = props.parts
  if (page === 'publish') return <PublishPage {...props} />
  if (page === 'history') return <WorkflowHistory {...props} />
  if (page === 'simulate') return <SimulatePage {...props} />
  return <DesignerPage {...props} />
}
