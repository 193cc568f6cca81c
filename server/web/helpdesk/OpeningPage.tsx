import { Button } from '../../../shared/ui/Button.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { Skeleton } from '../../../shared/ui/Skeleton.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { HelpdeskStore } from './helpdesk-store.ts'

/** The page of an address while it loads, or why it cannot be shown. */
export function OpeningPage({ store }: { store: HelpdeskStore }) {
  const t = useTranslator()
  const { site } = store.staff.state.value
  const { problem, busy } = store.state.value
  if (!problem) return <Skeleton label={t('wizard.loading')} />
  const isGone = problem.code === 'person-unknown'
  return (
    <>
      <PageHeading title={t(isGone ? 'helpdesk.gone-title' : 'wizard.unreachable-title')} name={site?.name} />
      {isGone ? <p class="page-text">{t('helpdesk.gone-text')}</p> : <Notice tone="warn" alert text={problem.text} />}
      <div class="buttons">
        {!isGone && (
          <Button look="primary" busy={busy} onPress={store.retryOpening}>
            {t('wizard.retry')}
          </Button>
        )}
        <Button look={isGone ? 'primary' : 'second'} onPress={store.closePerson}>
          {t('helpdesk.change-person')}
        </Button>
      </div>
    </>
  )
}
