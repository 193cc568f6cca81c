import { ExternalLink } from 'lucide'
import { useMemo, useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import { getTranslator } from '../../shared/languages/browser.ts'
import { Button } from '../../shared/ui/Button.tsx'
import { Icon } from '../../shared/ui/Icon.tsx'
import { Notice } from '../../shared/ui/Notice.tsx'
import type { AccountPageProps } from '../../shared/wizard/AccountPage.tsx'
import { KnownAccountPage } from '../../shared/wizard/KnownAccountPage.tsx'
import type { WizardPage } from '../../shared/wizard/page.ts'
import { Wizard } from '../../shared/wizard/Wizard.tsx'
import { requestFromBackground, sendToBackground } from '../messages/send-to-background.ts'
import { savePageLanguage } from '../page-language.ts'
import type { WizardLaunchContext } from './launch-context.ts'
import { createWindowClient } from './wizard-client.ts'

/** Names no account: that is sent with the passwords, when the person sends them. */
async function loadFirstPage(workflow: string, language: string): Promise<WizardPage | undefined> {
  const reply = await requestFromBackground<{ page?: WizardPage }>({ type: 'first-page', workflow, language })
  return reply.ok ? reply.value.page : undefined
}

/** The wizard in a window of its own: shows which page it was opened from, and returns there at the end. */
export function WizardWindow({ context, language }: { context: WizardLaunchContext; language: string }) {
  const t = getTranslator(language)
  const [current] = useState({ language })
  const [isLost, setLost] = useState(context.lost === true)
  const FirstPage = useMemo(() => {
    const load = (workflow: string) => loadFirstPage(workflow, current.language)
    return (props: AccountPageProps) => <KnownAccountPage {...props} load={load} />
  }, [])
  const createClient = (language: () => string) => createWindowClient(language, () => setLost(true))
  const changeLanguage = (language: string) => {
    current.language = language
    savePageLanguage(language)
  }
  if (isLost) {
    return (
      <main class="card unset">
        <h1>{t('extension.window-lost')}</h1>
        <Notice tone="warn" text={t('extension.window-lost-text')} />
        <Button look="primary" onPress={() => window.close()}>
          {t('extension.window-close')}
        </Button>
      </main>
    )
  }
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
    // The window closes in any case.
    await sendToBackground({ type: 'back-to-page', language }).catch(() => undefined)
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
        client={createClient}
        language={language}
        onLanguage={changeLanguage}
        FirstPage={FirstPage}
        preset={{ workflow: context.workflow, account: context.account }}
        address={context.server}
        onFinished={context.from ? () => void back() : () => window.close()}
        finishedLabel={context.from ? t('extension.window-back', { host: context.from }) : t('extension.window-close')}
      />
    </>
  )
}
