import type { TargetedEvent } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import { getTranslator } from '../../shared/languages/browser.ts'
import type { MessageKey } from '../../shared/languages/keys.ts'
import { Notice } from '../../shared/ui/Notice.tsx'
import { type AccountNameSetting, readAccountNameSetting, saveAccountNameSetting } from '../account-name-setting.ts'
import { type Settings, saveReminder } from '../settings.ts'
import { isStored } from './is-stored.ts'

interface PartProps {
  language: string
  settings: Settings
}

/** Whether people are reminded. The browser's permission for notifications is requested only when the reminder is switched on. */
export function ReminderPart({ language, settings }: PartProps) {
  const [isUnsaved, setUnsaved] = useState(false)
  const change = async (wanted: boolean) => {
    // Browsers accept a permission request only as the first action of a click, and throw where they saw none.
    const allowed = wanted && (await browser.permissions.request({ permissions: ['notifications'] }).catch(() => false))
    const isSaved = await isStored(saveReminder(allowed))
    setUnsaved(!isSaved)
    if (!wanted && isSaved) await browser.permissions.remove({ permissions: ['notifications'] })
  }
  return (
    <CheckboxPart
      language={language}
      id="reminder"
      texts={{
        heading: 'extension.options-reminder',
        label: 'extension.options-reminder-label',
        hint: 'extension.options-reminder-text',
      }}
      checked={settings.reminder}
      locked={settings.reminderLocked}
      isUnsaved={isUnsaved}
      onChange={(event) => {
        // Shows the stored setting, which changes only after the browser has granted the permission.
        const wanted = event.currentTarget.checked
        event.currentTarget.checked = settings.reminder
        void change(wanted)
      }}
    />
  )
}

/** Whether the account's name may be read from a page. */
export function AccountNamePart({ language, settings }: PartProps) {
  const [setting, setSetting] = useState<AccountNameSetting>()
  const [isUnsaved, setUnsaved] = useState(false)
  const read = () => void readAccountNameSetting().then(setSetting)
  // A policy may arrive after the page was opened.
  useEffect(read, [settings])
  if (!setting) return null
  return (
    <CheckboxPart
      language={language}
      id="account-name"
      texts={{
        heading: 'extension.options-account-name',
        label: 'extension.options-account-name-label',
        hint: 'extension.options-account-name-text',
      }}
      checked={setting.allowed}
      locked={setting.locked}
      isUnsaved={isUnsaved}
      onChange={(event) => {
        const allowed = event.currentTarget.checked
        // Shows the click at once: the stored setting arrives later, and a rendering in between would undo the click.
        setSetting({ ...setting, allowed })
        void isStored(saveAccountNameSetting(allowed)).then((isSaved) => {
          setUnsaved(!isSaved)
          read()
        })
      }}
    />
  )
}

interface CheckboxPartProps {
  language: string
  id: string
  texts: Record<'heading' | 'label' | 'hint', MessageKey>
  checked: boolean
  locked: boolean
  isUnsaved: boolean
  onChange: (event: TargetedEvent<HTMLInputElement>) => void
}

function CheckboxPart({ language, id, texts, checked, locked, isUnsaved, onChange }: CheckboxPartProps) {
  const t = getTranslator(language)
  return (
    <section class="card options-part" aria-labelledby={id}>
      <h2 id={id}>{t(texts.heading)}</h2>
      <label class="options-check">
        <input
          type="checkbox"
          checked={checked}
          disabled={locked}
          aria-describedby={`${id}-text`}
          onChange={onChange}
        />
        <span>{t(texts.label)}</span>
      </label>
      <p class="field-hint" id={`${id}-text`}>
        {t(texts.hint)}
      </p>
      {isUnsaved && <Notice tone="bad" alert text={t('extension.problem-storage')} />}
      {locked && <Notice tone="quiet" text={t('extension.options-locked-reminder')} />}
    </section>
  )
}
