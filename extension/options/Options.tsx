import '../../shared/ui/theme.css'
import '../../shared/ui/base.css'
import '../../shared/ui/controls.css'
import '../../shared/forms/forms.css'
import './options.css'
import { useEffect, useRef, useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import { getTranslator } from '../../shared/languages/browser.ts'
import { Breakable } from '../../shared/ui/Breakable.tsx'
import { Button } from '../../shared/ui/Button.tsx'
import { Mark } from '../../shared/ui/Mark.tsx'
import { Notice } from '../../shared/ui/Notice.tsx'
import { addOrganisation, readSettings, type Settings } from '../settings.ts'
import { tellApart } from '../tell-apart.ts'
import { AccountNamePart, ReminderPart } from './CheckboxParts.tsx'
import { isStored } from './is-stored.ts'
import { OrganisationSettings } from './OrganisationSettings.tsx'
import { WalletPart } from './WalletPart.tsx'

/** The options page: server and pages of each organisation, reminder, account name. A policy can lock each of them. */
export function Options({ language }: { language: string }) {
  const t = getTranslator(language)
  const [settings, setSettings] = useState<Settings>()
  useEffect(() => {
    const read = () => void readSettings().then(setSettings)
    read()
    browser.storage.onChanged.addListener(read)
    return () => browser.storage.onChanged.removeListener(read)
  }, [])
  const title = useRef<HTMLHeadingElement>(null)
  const isAdding = useRef(false)
  const count = settings?.organisations.length ?? 0
  // The button that was pressed is gone, so the focus goes to what it added.
  useEffect(() => {
    if (isAdding.current) document.getElementById(`server-address-${count}`)?.focus()
    isAdding.current = false
  }, [count])
  const [isUnsaved, setUnsaved] = useState(false)
  const add = async () => {
    isAdding.current = true
    const isAdded = await isStored(addOrganisation())
    if (!isAdded) isAdding.current = false
    setUnsaved(!isAdded)
  }
  if (!settings) return <main class="options" aria-busy="true" />
  const { organisations } = settings
  const names = tellApart(
    organisations.map(({ name, server }, index) => ({
      name: name ?? (server ? new URL(server).host : t('extension.options-organisation', { number: index + 1 })),
      server,
    })),
  )
  return (
    <main class="options">
      <header class="options-head">
        <Mark />
        <h1 ref={title} tabIndex={-1}>
          {t('extension.options-title')}
        </h1>
      </header>
      {settings.policyMistakes.length > 0 && (
        <Notice tone="bad">
          <p>{t('extension.options-policy-mistakes')}</p>
          <ul class="options-mistakes">
            {settings.policyMistakes.map(({ key, value }) => (
              <li key={key}>
                <code>
                  <Breakable text={`${key}: ${value}`} />
                </code>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {organisations.map((organisation, index) => (
        <OrganisationSettings
          key={organisation.storedIndex ?? organisation.server}
          language={language}
          organisation={organisation}
          idSuffix={index === 0 ? '' : `-${index + 1}`}
          heading={organisations.length > 1 ? names[index] : undefined}
          onRemoved={() => title.current?.focus()}
        />
      ))}
      {!organisations[0]?.serverLocked && organisations.at(-1)?.server && (
        <div>
          <Button look="second" onPress={() => void add()}>
            {t('extension.options-organisation-add')}
          </Button>
          {isUnsaved && <Notice tone="bad" alert text={t('extension.problem-storage')} />}
        </div>
      )}
      <ReminderPart language={language} settings={settings} />
      <AccountNamePart language={language} settings={settings} />
      <WalletPart language={language} />
    </main>
  )
}
