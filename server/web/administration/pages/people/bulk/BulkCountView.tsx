import { useTranslator } from '../../../../../../shared/wizard/use-translator.ts'
import { bulkOutcomes } from './bulk.ts'
import type { Counted } from './use-bulk-count.ts'

/** How many people are reached, with ten of them, and how many are left out and why. */
export function BulkCountView({ counted: { count, isWhole, isEmpty, problem } }: { counted: Counted }) {
  const t = useTranslator()
  const leftOut = bulkOutcomes.flatMap((reason) => {
    const people = count?.leftOut[reason as keyof typeof count.leftOut] ?? 0
    return people > 0 ? [{ reason, people }] : []
  })
  return (
    <section class="scope-count" aria-label={t('administration.count-title')}>
      <p role="status">
        {isEmpty && t('administration.bulk-count-empty')}
        {problem?.text}
        {!isEmpty && !problem && !count && t('administration.count-running')}
        {count &&
          t(isWhole ? 'administration.bulk-count' : 'administration.bulk-count-so-far', {
            count: count.chosen,
            examined: count.examined,
          })}
      </p>
      {count && count.examples.length > 0 && (
        <ul class="examples">
          {count.examples.map(({ displayName, account, domain }) => (
            <li key={`${domain}\\${account}`}>
              {displayName} <span class="entry-state">{account}</span>
            </li>
          ))}
        </ul>
      )}
      {leftOut.length > 0 && (
        <>
          <p>{t('administration.bulk-left-out')}</p>
          <ul class="entries">
            {leftOut.map(({ reason, people }) => (
              <li key={reason}>
                <span class="entry-text">{t(`administration.bulk-outcome-${reason}`)}</span>
                <span>{people}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
