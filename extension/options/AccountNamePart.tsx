import { useEffect, useState } from 'preact/hooks'
import { wordsFor } from '../../shared/languages/browser.ts'
import { Notice } from '../../shared/ui/Notice.tsx'
import { type AccountNameSetting, allowReadingAccountName, readAccountNameSetting } from '../account-name-setting.ts'
import type { Settings } from '../settings.ts'

/** Whether the account's name may be read from a page. Without an administrator the person allows it, or nobody does. */
export function AccountNamePart({ language, settings }: { language: string; settings: Settings }) {
  const words = wordsFor(language)
  const [setting, setSetting] = useState<AccountNameSetting>()
  const read = () => void readAccountNameSetting().then(setSetting)
  // A policy may come later than the page.
  useEffect(read, [settings])
  if (!setting) return null
  return (
    <section class="card options-part" aria-labelledby="account-name">
      <h2 id="account-name">{words('extension.options-account-name')}</h2>
      <label class="options-check">
        <input
          type="checkbox"
          checked={setting.allowed}
          disabled={setting.locked}
          aria-describedby="account-name-text"
          onChange={(event) => {
            const allowed = event.currentTarget.checked
            // It shows what was clicked at once: what is kept comes back later, and a drawing in between would take the click back.
            setSetting({ ...setting, allowed })
            void allowReadingAccountName(allowed).then(read)
          }}
        />
        <span>{words('extension.options-account-name-label')}</span>
      </label>
      <p class="field-hint" id="account-name-text">
        {words('extension.options-account-name-text')}
      </p>
      {setting.locked && (
        <Notice tone="quiet">
          <p>{words('extension.options-locked-reminder')}</p>
        </Notice>
      )}
    </section>
  )
}
