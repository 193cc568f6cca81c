import { Hourglass } from 'lucide'
import type { ComponentChildren } from 'preact'
import { Icon } from '../../../shared/ui/Icon.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import { LinkButton } from './Parts.tsx'
import type { LegacyPage } from './page.ts'

/**
 * A page of a kiosk, which asks after a while whether its user is still there (WCAG 2.2.1). `kiosk.css` shows the question in place of the page, which stays
 * below it with everything that was typed; one press goes on, and without an answer the page is covered.
 */
export const KioskPage = ({ page, children }: { page: LegacyPage; children: ComponentChildren }) => (
  <div class="kiosk">
    <span id="again" />
    <div class="page-body kiosk-page">{children}</div>
    <Question page={page} turn="first" next="again" />
    <Question page={page} turn="again" next="first" />
  </div>
)

/** Each answer leads to the other question, so that its time begins anew. */
function Question({ page, turn, next }: { page: LegacyPage; turn: 'first' | 'again'; next: 'first' | 'again' }) {
  const t = useTranslator()
  return (
    <div class="kiosk-question" data-turn={turn}>
      <section class="outcome kiosk-asks" role="alert">
        <span class="outcome-sign" data-tone="quiet">
          <Icon icon={Hourglass} />
        </span>
        <h1 class="page-title">{t('site.still-there-title')}</h1>
        <p class="page-text">{t('site.still-there-text')}</p>
        <div class="buttons">
          <LinkButton look="primary" href={`#${next}`}>
            {t('site.still-there')}
          </LinkButton>
          <LinkButton look="quiet" href={page.start}>
            {t('wizard.finish')}
          </LinkButton>
        </div>
      </section>
      <section class="outcome kiosk-over">
        <h1 class="page-title">{t('site.still-there-over')}</h1>
        <div class="buttons">
          <LinkButton look="primary" href={page.start}>
            {t('wizard.finish')}
          </LinkButton>
        </div>
      </section>
    </div>
  )
}
