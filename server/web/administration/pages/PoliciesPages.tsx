import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { formatAddress, toAddress } from '../address.ts'
import { ResourcePage } from '../draft/ResourcePage.tsx'
import { FormContext, useFormTools } from '../form/form-context.ts'
import { HistoryPage } from '../history/HistoryPage.tsx'
import type { PageProps } from '../section.ts'
import { DeletePolicy } from './DeletePolicy.tsx'
import { PoliciesPage } from './PoliciesPage.tsx'
import { createPolicySource } from './policies-source.ts'

/** `policies`, `policies/default` and `policies/default/history`. */
export function PoliciesPages(props: PageProps) {
  const t = useTranslator()
  const tools = useFormTools()
  const [id, page] = props.parts
  if (id === undefined) return <PoliciesPage {...props} />
  const resource = { source: createPolicySource(props.api, id), own: ['policies', id] }
  if (page === 'history') return <HistoryPage {...props} {...resource} />
  return (
    <FormContext.Provider value={{ ...tools, policy: id }}>
      <ResourcePage
        key={id}
        {...props}
        {...resource}
        beside={({ value, version }) => (
          <>
            <p class="page-links">
              <a href={formatAddress(toAddress(['workflows'], { policy: id }))}>{t('administration.its-workflows')}</a>
            </p>
            <DeletePolicy {...props} id={id} name={String(value.name ?? '')} version={version} />
          </>
        )}
      />
    </FormContext.Provider>
  )
}
