import { Button } from '../../../../../shared/ui/Button.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { formatExact } from '../../../exact-time.ts'
import { formatAddress, toAddress } from '../../address.ts'
import { useFormTools } from '../../form/form-context.ts'
import type { DraftEntry } from './load-workflows.ts'

interface DraftListProps {
  drafts: readonly DraftEntry[]
  /** BCP 47. */
  language: string
  onDiscard(draft: DraftEntry): void
}

/** What administrators work at and have not published: whose it is, and since when. */
export function DraftList({ drafts, language, onDiscard }: DraftListProps) {
  const t = useTranslator()
  const { rights } = useFormTools()
  if (drafts.length === 0) return null
  return (
    <section>
      <h2 class="section-title">{t('administration.drafts')}</h2>
      <ul class="entries">
        {drafts.map((draft) => {
          const { policy, id, title, at, by = t('administration.by-terminal'), published, isPolicyGone } = draft
          return (
            <li key={`${policy}/${id}`}>
              <div class="entry-text">
                <a href={formatAddress(toAddress(['workflows', policy, id]))}>{title}</a>
                <p class="entry-state">
                  {at !== undefined && t('administration.draft-by', { by, at: formatExact(at, language) })}{' '}
                  {isPolicyGone
                    ? t('administration.draft-of-deleted-policy')
                    : published === 0 && t('administration.never-published')}
                </p>
              </div>
              {rights.mayEdit(policy) && (
                <Button look="quiet" onPress={() => onDiscard(draft)}>
                  {t('administration.discard-draft', { name: title })}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
