import '../../shared/ui/theme.css'
import '../../shared/ui/base.css'
import '../../shared/ui/controls.css'
import './popup.css'
import { Settings as Gear, TriangleAlert } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import { wordsFor } from '../../shared/languages/browser.ts'
import { Button } from '../../shared/ui/Button.tsx'
import { Icon } from '../../shared/ui/Icon.tsx'
import { Mark } from '../../shared/ui/Mark.tsx'
import { Notice } from '../../shared/ui/Notice.tsx'
import { ask } from '../server-link/ask.ts'
import type { OwnPageMessage } from '../server-link/messages.ts'
import { OrganisationPart, type WizardOrder } from './OrganisationPart.tsx'
import type { Overview } from './overview.ts'
import { Row } from './Row.tsx'

/** The toolbar popup: what the page in front shows, how long the password is good, and what can be done. */
export function Popup({ language }: { language: string }) {
  const words = wordsFor(language)
  const [overview, setOverview] = useState<Overview>()
  useEffect(() => {
    void ask<Overview>({ ask: 'overview', language }).then(setOverview)
  }, [language])
  // Opening a window takes the focus, and a popup without focus is gone.
  const open = (order: WizardOrder) => {
    const message: OwnPageMessage = { ask: 'open-wizard', language, ...order }
    void ask(message).then(() => window.close())
  }
  const settings = () => {
    void browser.runtime.openOptionsPage().then(() => window.close())
  }
  if (!overview) return <main class="popup" aria-busy="true" />
  const { organisations, found, waitingForPermission } = overview
  const [only] = organisations.length === 1 ? organisations : []
  return (
    <main class="popup">
      <header class="popup-head">
        <Mark />
        <h1>{only?.name ?? words('extension.name')}</h1>
        <button type="button" class="popup-gear" aria-label={words('extension.popup-settings')} onClick={settings}>
          <Icon of={Gear} />
        </button>
      </header>
      {found && (
        <Row
          icon={TriangleAlert}
          tone="warn"
          title={words('extension.popup-found', { host: found.host })}
          text={words('extension.popup-found-action')}
          onPress={() => open({ workflow: 'manage-my-passwords', forPage: true, server: found.server })}
        />
      )}
      {organisations.length === 0 && (
        <Notice tone="warn">
          <p>{words('extension.popup-no-server')}</p>
          <Button look="second" onPress={settings}>
            {words('extension.popup-set-up')}
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
          <p>{words('extension.popup-permission', { count: waitingForPermission.length })}</p>
          <Button look="second" onPress={settings}>
            {words('extension.popup-settings')}
          </Button>
        </Notice>
      )}
    </main>
  )
}
