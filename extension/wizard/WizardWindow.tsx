import { ExternalLink } from 'lucide'
import { browser } from 'wxt/browser'
import { wordsFor } from '../../shared/languages/browser.ts'
import { Button } from '../../shared/ui/Button.tsx'
import { Icon } from '../../shared/ui/Icon.tsx'
import { Notice } from '../../shared/ui/Notice.tsx'
import { Wizard } from '../../shared/wizard/Wizard.tsx'
import { keepPageLanguage } from '../page-language.ts'
import { ask } from '../server-link/ask.ts'
import type { WizardErrand } from './errand.ts'
import { createWindowClient } from './wizard-client.ts'

/** The one wizard in a window of its own: says which page it came from, and goes back there when all is done. */
export function WizardWindow({ errand, language }: { errand: WizardErrand; language: string }) {
  const words = wordsFor(language)
  if (!errand.server) {
    return (
      <main class="card unset">
        <h1>{words('extension.popup-wizard')}</h1>
        <Notice tone="warn">
          <p>{words('extension.popup-no-server')}</p>
        </Notice>
        <Button look="primary" onPress={() => void browser.runtime.openOptionsPage()}>
          {words('extension.popup-set-up')}
        </Button>
      </main>
    )
  }
  const back = async () => {
    await ask({ ask: 'back-to-page', language })
    window.close()
  }
  return (
    <>
      {errand.from && (
        <aside class="from-page">
          <Icon of={ExternalLink} />
          <span>{words('extension.window-from', { host: errand.from })}</span>
        </aside>
      )}
      <Wizard
        client={createWindowClient}
        language={language}
        onLanguage={keepPageLanguage}
        preset={{ workflow: errand.workflow, account: errand.account }}
        address={errand.server}
        onFinished={errand.from ? () => void back() : undefined}
        finishedLabel={errand.from && words('extension.window-back', { host: errand.from })}
      />
    </>
  )
}
