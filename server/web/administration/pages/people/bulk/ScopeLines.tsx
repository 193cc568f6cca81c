import { useTranslator } from '../../../../../../shared/wizard/use-translator.ts'
import { mapReply } from '../../../../../../shared/wizard/wizard-client.ts'
import { EntryList } from '../../../directory/EntryList.tsx'
import { useFormTools } from '../../../form/form-context.ts'
import { useLoaded } from '../../../loading.tsx'
import { loadPolicies } from '../../workflows/load-workflows.ts'
import type { BulkDetails } from './bulk.ts'

type Side = Partial<BulkDetails['scope']> & BulkDetails['scope']['exclude']

export const isEmptySide = ({ everybody = false, policies = [], groups, containers, people }: Side): boolean =>
  !everybody && [policies, groups, containers, people].every(({ length }) => length === 0)

/** The lines of a scope by the names that policies, groups, containers and people have now. */
export function ScopeLines({ everybody = false, policies = [], groups, containers, people }: Side) {
  const t = useTranslator()
  return (
    <>
      {everybody && <p>{t('administration.bulk-everybody')}</p>}
      {policies.length > 0 && <PolicyNames ids={policies} />}
      {groups.length > 0 && <EntryList kind="group" entries={groups} />}
      {containers.length > 0 && <EntryList kind="container" entries={containers} />}
      {people.length > 0 && <EntryList kind="person" entries={people} />}
    </>
  )
}

/** A policy that was deleted since keeps its id. */
function PolicyNames({ ids }: { ids: readonly string[] }) {
  const t = useTranslator()
  const { api } = useFormTools()
  const loaded = useLoaded(
    async () => mapReply(await loadPolicies(api), (policies) => new Map(policies.map(({ id, name }) => [id, name]))),
    [],
  )
  const names = ids.map((id) => loaded.value?.get(id) ?? id)
  return (
    <p>
      {t('administration.bulk-policies')}: {names.join(', ')}
    </p>
  )
}
