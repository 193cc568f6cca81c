import '../../shared/ui/theme.css'
import '../../shared/ui/base.css'
import '../../shared/ui/controls.css'
import './popup.css'
import { Settings as Gear, KeyRound, TriangleAlert } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import { wordsFor } from '../../shared/languages/browser.ts'
import { Button } from '../../shared/ui/Button.tsx'
import { Icon } from '../../shared/ui/Icon.tsx'
import { Mark } from '../../shared/ui/Mark.tsx'
import { Notice } from '../../shared/ui/Notice.tsx'
import { ask } from '../server-link/ask.ts'
import type { OwnPageMessage } from '../server-link/messages.ts'
import type { Overview } from './overview.ts'
import { PersonPart } from './PersonPart.tsx'
import { Row } from './Row.tsx'

/** The toolbar popup: what the page in front shows, how long the password is good, and what can be done. */
export function Popup({ language }: { language: string }) {
  const words = wordsFor(language)
  const [overview, setOverview] = useState<Overview>()
  useEffect(() => {
    void ask<Overview>({ ask: 'overview', language }).then(setOverview)
  }, [language])
  // Opening a window takes the focus, and a popup without focus is gone.
  const open = (order: { workflow?: string; account?: string; forPage?: boolean }) => {
    const message: OwnPageMessage = { ask: 'open-wizard', language, ...order }
    void ask(message).then(() => window.close())
  }
  const settings = () => {
    void browser.runtime.openOptionsPage().then(() => window.close())
  }
  if (!overview) return <main class="popup" aria-busy="true" />
  return (
    <main class="popup">
      <header class="popup-head">
        <Mark />
        <h1>{overview.organisation ?? words('extension.name')}</h1>
        <button type="button" class="popup-gear" aria-label={words('extension.popup-settings')} onClick={settings}>
          <Icon of={Gear} />
        </button>
      </header>
      {overview.found && (
        <Row
          icon={TriangleAlert}
          tone="warn"
          title={words('extension.popup-found', { host: overview.found.host })}
          text={words('extension.popup-found-action')}
          onPress={() => open({ workflow: 'manage-my-passwords', forPage: true })}
        />
      )}
      {!overview.server && (
        <Notice tone="warn">
          <p>{words('extension.popup-no-server')}</p>
          <Button look="second" onPress={settings}>
            {words('extension.popup-set-up')}
          </Button>
        </Notice>
      )}
      {overview.server && overview.knowsPerson && <PersonPart language={language} open={open} />}
      {overview.server && !overview.knowsPerson && (
        <>
          <Row
            icon={KeyRound}
            title={words('extension.popup-wizard')}
            text={words('extension.popup-wizard-text')}
            onPress={() => open({ forPage: Boolean(overview.found) })}
          />
          <p class="popup-hint">{words('extension.popup-unknown')}</p>
        </>
      )}
      {overview.waitingForPermission.length > 0 && (
        <Notice tone="quiet">
          <p>{words('extension.popup-permission', { count: overview.waitingForPermission.length })}</p>
          <Button look="second" onPress={settings}>
            {words('extension.popup-settings')}
          </Button>
        </Notice>
      )}
    </main>
  )
}
