import { Hourglass, TriangleAlert } from 'lucide'
import { Button } from '../../../shared/ui/Button.tsx'
import { Icon } from '../../../shared/ui/Icon.tsx'
import { AccountChip } from '../../../shared/wizard/AccountChip.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import { Hidden, LinkButton, Note } from './Parts.tsx'
import type { LegacyPage, LegacyView } from './page.ts'

type ViewOf<Kind> = Extract<LegacyView, { kind: Kind }>

/** Asks for confirmation before a run is cancelled; other hosts use a dialog. */
export function LeaveView({ page, view }: { page: LegacyPage; view: ViewOf<'leave'> }) {
  const t = useTranslator()
  return (
    <>
      <PageHeading title={t('wizard.cancel-title')} />
      <p class="page-text">{t('wizard.cancel-text')}</p>
      <Note page={page} />
      <form method="post" action={view.run}>
        <Hidden page={page} action={view.run} fields={{ 'form-press': 'stop' }} />
        <div class="buttons">
          <LinkButton look="primary" href={view.run}>
            {t('wizard.cancel-keep')}
          </LinkButton>
          <Button look="second" type="submit">
            {t('wizard.cancel-stop')}
          </Button>
        </div>
      </form>
    </>
  )
}

/** The delay that replaces proof of work, for reasons given in `server/routes/legacy/start-delay.ts`. */
export function StartDelayView({ page, view }: { page: LegacyPage; view: ViewOf<'start-delay'> }) {
  const t = useTranslator()
  const { order, action, secondsLeft, here } = view
  return (
    <>
      <AccountChip account={order.account} />
      <PageHeading title={t('site.patience-title')} />
      <p class="page-text">{t('site.patience-text')}</p>
      <Note page={page} />
      <p class="chip">
        <Icon icon={Hourglass} />
        <span>{secondsLeft > 0 ? t('site.patience-left', { seconds: secondsLeft }) : t('site.patience-over')}</span>
      </p>
      <form method="post" action={action}>
        <Hidden page={page} action={action} fields={{ ...order }} />
        <div class="buttons">
          {secondsLeft > 0 ? (
            <LinkButton look="second" href={here}>
              {t('site.look-again')}
            </LinkButton>
          ) : (
            <Button look="primary" type="submit">
              {t('wizard.account-submit')}
            </Button>
          )}
          <LinkButton look="quiet" href={page.start}>
            {t('wizard.cancel')}
          </LinkButton>
        </div>
      </form>
    </>
  )
}

/** A message for everything without a page of its own: what happened, and what to do. */
export function MessageView({ page, view }: { page: LegacyPage; view: ViewOf<'message'> }) {
  const t = useTranslator()
  return (
    <div class="outcome">
      <span class="outcome-sign" data-tone="warn">
        <Icon icon={TriangleAlert} />
      </span>
      <PageHeading title={view.title} />
      <p class="page-text">{view.text}</p>
      {page.site.support && <p class="next support-line">{t('wizard.support', { support: page.site.support })}</p>}
      <div class="buttons">
        {view.again && (
          <LinkButton look="primary" href={view.again}>
            {t('site.again')}
          </LinkButton>
        )}
        <LinkButton look={view.again ? 'second' : 'primary'} href={page.start}>
          {t('wizard.finish')}
        </LinkButton>
      </div>
    </div>
  )
}
