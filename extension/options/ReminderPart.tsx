import { browser } from 'wxt/browser'
import { wordsFor } from '../../shared/languages/browser.ts'
import { Notice } from '../../shared/ui/Notice.tsx'
import { type Settings, saveReminder } from '../settings.ts'

/** Whether a person is reminded. The browser is asked for notifications only when somebody wants them. */
export function ReminderPart({ language, settings }: { language: string; settings: Settings }) {
  const words = wordsFor(language)
  const change = async (wanted: boolean) => {
    // Asked first and straight from the click: browsers take a request from nothing else.
    const allowed = wanted && (await browser.permissions.request({ permissions: ['notifications'] }))
    await saveReminder(allowed)
    if (!wanted) await browser.permissions.remove({ permissions: ['notifications'] })
  }
  return (
    <section class="card options-part" aria-labelledby="reminder">
      <h2 id="reminder">{words('extension.options-reminder')}</h2>
      <label class="options-check">
        <input
          type="checkbox"
          checked={settings.reminder}
          disabled={settings.reminderLocked}
          aria-describedby="reminder-text"
          onChange={(event) => {
            // It shows what is kept, and nothing is kept before the browser has said yes.
            const wanted = event.currentTarget.checked
            event.currentTarget.checked = settings.reminder
            void change(wanted)
          }}
        />
        <span>{words('extension.options-reminder-label')}</span>
      </label>
      <p class="field-hint" id="reminder-text">
        {words('extension.options-reminder-text')}
      </p>
      {settings.reminderLocked && (
        <Notice tone="quiet">
          <p>{words('extension.options-locked-reminder')}</p>
        </Notice>
      )}
    </section>
  )
}
