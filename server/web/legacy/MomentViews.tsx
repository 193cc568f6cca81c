import { Hourglass, TriangleAlert } from 'lucide'
import { Button } from '../../../shared/ui/Button.tsx'
import { Icon } from '../../../shared/ui/Icon.tsx'
import { AccountChip } from '../../../shared/wizard/AccountChip.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useWords } from '../../../shared/wizard/wording.ts'
import { Hidden, LinkButton, Note } from './Parts.tsx'
import type { LegacyPage, LegacyView } from './page.ts'

type ViewOf<Kind> = Extract<LegacyView, { kind: Kind }>

/** Asked before a run is stopped: what the other hosts ask in a dialog. */
export function LeaveView({ page, view }: { page: LegacyPage; view: ViewOf<'leave'> }) {
  const words = useWords()
  return (
    <>
      <PageHeading title={words('wizard.cancel-title')} />
      <p class="page-text">{words('wizard.cancel-text')}</p>
      <Note page={page} />
      <form method="post" action={view.run}>
        <Hidden page={page} action={view.run} fields={{ 'form-press': 'stop' }} />
        <div class="buttons">
          <LinkButton look="primary" href={view.run}>
            {words('wizard.cancel-keep')}
          </LinkButton>
          <Button look="second" type="submit">
            {words('wizard.cancel-stop')}
          </Button>
        </div>
      </form>
    </>
  )
}

/** Where the other hosts prove work, one waits here (`routes/legacy-patience.ts` says why). */
export function PatienceView({ page, view }: { page: LegacyPage; view: ViewOf<'patience'> }) {
  const words = useWords()
  const { order, action, secondsLeft, here } = view
  return (
    <>
      <AccountChip account={order.account} />
      <PageHeading title={words('site.patience-title')} />
      <p class="page-text">{words('site.patience-text')}</p>
      <Note page={page} />
      <p class="chip">
        <Icon of={Hourglass} />
        <span>
          {secondsLeft > 0 ? words('site.patience-left', { seconds: secondsLeft }) : words('site.patience-over')}
        </span>
      </p>
      <form method="post" action={action}>
        <Hidden page={page} action={action} fields={{ ...order }} />
        <div class="buttons">
          {secondsLeft > 0 ? (
            <LinkButton look="second" href={here}>
              {words('site.look-again')}
            </LinkButton>
          ) : (
            <Button look="primary" type="submit">
              {words('wizard.account-submit')}
            </Button>
          )}
          <LinkButton look="quiet" href={page.start}>
            {words('wizard.cancel')}
          </LinkButton>
        </div>
      </form>
    </>
  )
}

/** Anything that has no page of its own: what happened, what it means, what to do. */
export function MessageView({ page, view }: { page: LegacyPage; view: ViewOf<'message'> }) {
  const words = useWords()
  return (
    <div class="outcome">
      <span class="outcome-sign" data-tone="warn">
        <Icon of={TriangleAlert} />
      </span>
      <PageHeading title={view.title} />
      <p class="page-text">{view.text}</p>
      {page.site.support && <p class="next">{words('wizard.support', { support: page.site.support })}</p>}
      <div class="buttons">
        {view.again && (
          <LinkButton look="primary" href={view.again}>
            {words('site.again')}
          </LinkButton>
        )}
        <LinkButton look={view.again ? 'second' : 'primary'} href={page.start}>
          {words('wizard.finish')}
        </LinkButton>
      </div>
    </div>
  )
}
