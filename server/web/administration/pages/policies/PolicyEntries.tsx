import type { ComponentChildren } from 'preact'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { formatAddress, toAddress } from '../../address.ts'
import type { Api } from '../../client.ts'
import { Loading, useLoaded } from '../../loading.tsx'
import { loadPolicies, type PolicyEntry } from '../workflows/load-workflows.ts'
import type { PolicyPart } from './policy-pages.ts'

interface PolicyEntriesProps {
  api: Api
  /** The page that an entry opens. */
  page: PolicyPart
  /** BCP 47; texts of the server are in it. */
  language: string
  children(policy: PolicyEntry): ComponentChildren
}

/** Every policy in the order in which they decide, with what the page says of it. */
export function PolicyEntries({ api, page, language, children }: PolicyEntriesProps) {
  const t = useTranslator()
  const loaded = useLoaded(() => loadPolicies(api), [language])
  return (
    <Loading loaded={loaded}>
      {(policies) => (
        <ol class="entries">
          {policies.map((policy) => (
            <li key={policy.id}>
              <a href={formatAddress(toAddress([page, policy.id]))}>{policy.name}</a>
              <span class="entry-text">{children(policy)}</span>
              {!policy.enabled && <span class="entry-state">{t('administration.policy-off')}</span>}
            </li>
          ))}
        </ol>
      )}
    </Loading>
  )
}
