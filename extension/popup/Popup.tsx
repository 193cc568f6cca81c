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
import { requestFromBackground } from '../messages/send-to-background.ts'
import { type OpenWizardOptions, OrganisationPart } from './OrganisationPart.tsx'
import type { Overview } from './overview.ts'
import { Row } from './Row.tsx'
import { StateSkeleton } from './StateSkeleton.tsx'

/** The toolbar popup: what was found in the active tab, how long the password is valid, and what can be done. */
export function Popup({ language }: { language: string }) {
  const t = getTranslator(language)
  const [overview, setOverview] = useState<Overview>()
  /** What the last request failed with, and what to try again. */
  const [failed, setFailed] = useState<{ text: string; retry: () => void }>()
  const load = () => {
    setFailed(undefined)
    void requestFromBackground<Overview>({ type: 'overview', language }).then((reply) => {
      if (!reply.ok) return setFailed({ text: reply.problem.text, retry: load })
      const { organisations } = reply.value
      if (organisations.length === 1) applyBrand(organisations[0]?.brand, '.popup-head')
      setOverview(reply.value)
    })
  }
  useEffect(load, [language])
  // The new window takes the focus, and a popup closes when it loses the focus.
  const send = (message: ExtensionPageMessage) => {
    setFailed(undefined)
    void requestFromBackground(message).then((reply) =>
      reply.ok ? window.close() : setFailed({ text: reply.problem.text, retry: () => send(message) }),
    )
  }
  const open = (order: OpenWizardOptions) =>
    send({ type: 'open-wizard', language, window: crypto.randomUUID(), ...order })
  const settings = () => {
    void browser.runtime.openOptionsPage().then(() => window.close())
  }
  const setUp = () => {
    void browser.tabs.create({ url: '/welcome.html' }).then(() => window.close())
  }
  const [only] = overview?.organisations.length === 1 ? overview.organisations : []
  const head = (
    <header class="popup-head">
      <Mark />
      <h1>{only?.name ?? t('extension.name')}</h1>
      <button type="button" class="popup-gear" aria-label={t('extension.popup-settings')} onClick={settings}>
        <Icon icon={Gear} />
      </button>
    </header>
  )
  const problem = failed && (
    <Notice tone="bad" alert>
      <p>{failed.text}</p>
      <Button look="second" onPress={failed.retry}>
        {t('extension.popup-retry')}
      </Button>
    </Notice>
  )
  // A policy can take the browser three seconds to read (Chromium 156).
  if (!overview) {
    return (
      <main class="popup" aria-busy={!failed}>
        {head}
        {problem ?? <StateSkeleton label={t('extension.popup-loading')} />}
      </main>
    )
  }
  const { organisations, finding: found, ungrantedOrigins: waitingForPermission } = overview
  return (
    <main class="popup">
      {head}
      {problem}
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
