import { ExternalLink } from 'lucide'
import { browser } from 'wxt/browser'
import { getTranslator } from '../../shared/languages/browser.ts'
import { Button } from '../../shared/ui/Button.tsx'
import { Icon } from '../../shared/ui/Icon.tsx'
import { Notice } from '../../shared/ui/Notice.tsx'
import { Wizard } from '../../shared/wizard/Wizard.tsx'
import { sendToBackground } from '../messages/send-to-background.ts'
import { savePageLanguage } from '../page-language.ts'
import type { WizardLaunchContext } from './launch-context.ts'
import { createWindowClient } from './wizard-client.ts'

/** The wizard in a window of its own: shows which page it was opened from, and returns there at the end. */
export function WizardWindow({ context, language }: { context: WizardLaunchContext; language: string }) {
  const t = getTranslator(language)
  if (!context.server) {
    return (
      <main class="card unset">
        <h1>{t('extension.popup-wizard')}</h1>
        <Notice tone="warn" text={t('extension.popup-no-server')} />
        <Button look="primary" onPress={() => void browser.runtime.openOptionsPage()}>
          {t('extension.popup-set-up')}
        </Button>
      </main>
    )
  }
  const back = async () => {
    await sendToBackground({ type: 'back-to-page', language })
    window.close()
  }
  return (
    <>
      {context.from && (
        <aside class="from-page">
          <Icon icon={ExternalLink} />
          <span>{t('extension.window-from', { host: context.from })}</span>
        </aside>
      )}
      <Wizard
        client={createWindowClient}
        language={language}
        onLanguage={savePageLanguage}
        preset={{ workflow: context.workflow, account: context.account }}
        address={context.server}
        onFinished={context.from ? () => void back() : undefined}
        finishedLabel={context.from && t('extension.window-back', { host: context.from })}
      />
    </>
  )
}
