import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { ResourcePage } from '../draft/ResourcePage.tsx'
import { FormContext, useFormTools } from '../form/form-context.ts'
import { HistoryPage } from '../history/HistoryPage.tsx'
import type { PageProps } from '../section.ts'
import { DeletePolicy } from './DeletePolicy.tsx'
import { PoliciesPage } from './PoliciesPage.tsx'
import { createOrderSource } from './policies/order-source.ts'
import { PolicyLinks } from './policies/PolicyLinks.tsx'
import { createRestSource } from './policies/policy-pages.ts'
import { createPolicySource } from './policies-source.ts'

/** `policies`, `policies/order/history`, `policies/default` and `policies/default/history`. */
export function PoliciesPages(props: PageProps) {
  const t = useTranslator()
  const tools = useFormTools()
  const [id, page] = props.parts
  // A policy has a UUID, or is the default one.
  if (id === undefined || (id === 'order' && page !== 'history')) return <PoliciesPage {...props} />
  if (id === 'order') return <HistoryPage {...props} source={createOrderSource(props.api, t)} own={['policies', id]} />
  const own = ['policies', id]
  // Its history is that of all its pages.
  if (page === 'history') return <HistoryPage {...props} source={createPolicySource(props.api, id)} own={own} />
  return (
    <FormContext.Provider value={{ ...tools, policy: id, isReadOnly: !tools.rights.mayEdit(id) }}>
      <ResourcePage
        key={id}
        {...props}
        source={createRestSource(props.api, id)}
        own={own}
        beside={({ value, version }) => (
          <>
            <PolicyLinks id={id} current="policies" />
            <DeletePolicy {...props} id={id} name={String(value.name ?? '')} version={version} />
          </>
        )}
      />
    </FormContext.Provider>
  )
}
