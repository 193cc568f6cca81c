import '../../shared/ui/theme.css'
import '../../shared/ui/base.css'
import '../../shared/ui/controls.css'
import './popup.css'
import { Settings as Gear, TriangleAlert } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import { getTranslator } from '../../shared/languages/browser.ts'
import { applyBrand } from '../../shared/ui/apply-brand.ts'
import { Button } from '../../shared/ui/Button.tsx'
import { Icon } from '../../shared/ui/Icon.tsx'
import { Mark } from '../../shared/ui/Mark.tsx'
import { Notice } from '../../shared/ui/Notice.tsx'
import type { ExtensionPageMessage } from '../messages/messages.ts'
import { sendToBackground } from '../messages/send-to-background.ts'
import { type OpenWizardOptions, OrganisationPart } from './OrganisationPart.tsx'
import type { Overview } from './overview.ts'
import { Row } from './Row.tsx'

/** The toolbar popup: what was found in the active tab, how long the password is valid, and what can be done. */
export function Popup({ language }: { language: string }) {
  const t = getTranslator(language)
  const [overview, setOverview] = useState<Overview>()
  useEffect(() => {
    void sendToBackground<Overview>({ type: 'overview', language }).then((loaded) => {
      if (loaded.organisations.length === 1) applyBrand(loaded.organisations[0]?.brand, '.popup-head')
      setOverview(loaded)
    })
  }, [language])
  // The new window takes the focus, and a popup closes when it loses the focus.
  const open = (order: OpenWizardOptions) => {
    const message: ExtensionPageMessage = { type: 'open-wizard', language, ...order }
    void sendToBackground(message).then(() => window.close())
  }
  const settings = () => {
    void browser.runtime.openOptionsPage().then(() => window.close())
  }
  const setUp = () => {
    void browser.tabs.create({ url: '/welcome.html' }).then(() => window.close())
  }
  if (!overview) return <main class="popup" aria-busy="true" />
  const { organisations, finding: found, ungrantedOrigins: waitingForPermission } = overview
  const [only] = organisations.length === 1 ? organisations : []
  return (
    <main class="popup">
      <header class="popup-head">
        <Mark />
        <h1>{only?.name ?? t('extension.name')}</h1>
        <button type="button" class="popup-gear" aria-label={t('extension.popup-settings')} onClick={settings}>
          <Icon icon={Gear} />
        </button>
      </header>
      {found && (
        <Row
          icon={TriangleAlert}
          tone="warn"
          title={t('extension.popup-found', { host: found.host })}
          text={t('extension.popup-found-action')}
          onPress={() => open({ workflow: 'manage-my-passwords', forPage: true, server: found.server })}
        />
      )}
      {organisations.length === 0 && (
        <Notice tone="warn">
          <p>{t('extension.popup-no-server')}</p>
          <Button look="second" onPress={setUp}>
            {t('extension.popup-set-up')}
          </Button>
        </Notice>
      )}
      {organisations.map((organisation) => (
        <OrganisationPart
          key={organisation.server}
          language={language}
          organisation={organisation}
          named={organisation !== only}
          forPage={found?.server === organisation.server}
          open={open}
        />
      ))}
      {waitingForPermission.length > 0 && (
        <Notice tone="quiet">
          <p>{t('extension.popup-permission', { count: waitingForPermission.length })}</p>
          <Button look="second" onPress={settings}>
            {t('extension.popup-settings')}
          </Button>
        </Notice>
      )}
    </main>
  )
}
