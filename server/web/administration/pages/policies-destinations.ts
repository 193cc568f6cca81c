import type { Translator } from '../../../../shared/languages/translator.ts'
import { toAddress } from '../address.ts'
import type { Api } from '../client.ts'
import type { Destination } from '../section.ts'
import { loadPolicies } from './workflows/load-workflows.ts'

/** The policies, and what else of each has a page of its own. */
export async function listPolicies(api: Api, t: Translator): Promise<Destination[]> {
  const reply = await loadPolicies(api)
  if (!reply.ok) return []
  return reply.value.flatMap(({ id, name }) => [
    { title: name, address: toAddress(['policies', id]) },
    { title: `${name} · ${t('administration.questions')}`, address: toAddress(['questions', id]) },
    { title: `${name} · ${t('administration.password-rules')}`, address: toAddress(['password-rules', id]) },
  ])
}
