import '../../shared/ui/theme.css'
import '../../shared/ui/base.css'
import '../../shared/ui/controls.css'
import '../../shared/forms/forms.css'
import './options.css'
import { useEffect, useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import { wordsFor } from '../../shared/languages/browser.ts'
import { Button } from '../../shared/ui/Button.tsx'
import { Mark } from '../../shared/ui/Mark.tsx'
import { addOrganisation, type Organisation, readSettings, type Settings } from '../settings.ts'
import { AccountNamePart } from './AccountNamePart.tsx'
import { OrganisationSettings } from './OrganisationSettings.tsx'
import { ReminderPart } from './ReminderPart.tsx'

/** For each organisation which server, and on which pages; and whether one is reminded. An administrator's policy locks any of it. */
export function Options({ language }: { language: string }) {
  const words = wordsFor(language)
  const [settings, setSettings] = useState<Settings>()
  useEffect(() => {
    const read = () => void readSettings().then(setSettings)
    read()
    browser.storage.onChanged.addListener(read)
    return () => browser.storage.onChanged.removeListener(read)
  }, [])
  if (!settings) return <main class="options" aria-busy="true" />
  const { organisations } = settings
  const nameOf = ({ name, server }: Organisation, number: number) =>
    name ?? (server ? new URL(server).host : words('extension.options-organisation', { number }))
  return (
    <main class="options">
      <header class="options-head">
        <Mark />
        <h1>{words('extension.options-title')}</h1>
      </header>
      {organisations.map((organisation, index) => (
        <OrganisationSettings
          key={organisation.place ?? organisation.server}
          language={language}
          organisation={organisation}
          id={index === 0 ? '' : `-${index + 1}`}
          heading={organisations.length > 1 ? nameOf(organisation, index + 1) : undefined}
        />
      ))}
      {!organisations[0]?.serverLocked && organisations.at(-1)?.server && (
        <div>
          <Button look="second" onPress={() => void addOrganisation()}>
            {words('extension.options-organisation-add')}
          </Button>
        </div>
      )}
      <ReminderPart language={language} settings={settings} />
      <AccountNamePart language={language} settings={settings} />
    </main>
  )
}
