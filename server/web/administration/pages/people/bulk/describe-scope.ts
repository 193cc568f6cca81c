import type { Translator } from '../../../../../../shared/languages/translator.ts'
import type { BulkDetails } from './bulk.ts'

type Side = Partial<BulkDetails['scope']> & BulkDetails['scope']['exclude']

/** The lines of a scope, as they are stored; undefined: there are none. */
export const describeScope = (
  { everybody = false, policies = [], groups, containers, people }: Side,
  t: Translator,
): string | undefined =>
  [
    ...(everybody ? [t('administration.bulk-everybody')] : []),
    ...(policies.length > 0 ? [`${t('administration.bulk-policies')}: ${policies.join(', ')}`] : []),
    ...groups,
    ...containers,
    ...people,
  ].join(' · ') || undefined
