import { browser } from 'wxt/browser'
import { getTranslator } from '../../shared/languages/browser.ts'
import { Button } from '../../shared/ui/Button.tsx'
import { Notice } from '../../shared/ui/Notice.tsx'
import type { Settings } from '../settings.ts'

/** What happens from now on, and how to try it. */
export function DonePart({ language, settings }: { language: string; settings: Settings }) {
  const t = getTranslator(language)
  const count = settings.organisations.flatMap(({ origins }) => origins).length
  return (
    <>
      <Notice tone={count > 0 ? 'good' : 'quiet'} text={t('extension.welcome-done-text', { count })} />
      <p>{t('extension.welcome-try')}</p>
      <div class="welcome-actions">
        <Button look="primary" onPress={() => window.close()}>
          {t('extension.window-close')}
        </Button>
        <Button look="second" onPress={() => void browser.runtime.openOptionsPage()}>
          {t('extension.popup-settings')}
        </Button>
      </div>
    </>
  )
}
