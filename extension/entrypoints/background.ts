import { browser } from 'wxt/browser'
import { defineBackground } from 'wxt/utils/define-background'
import { getTranslator } from '../../shared/languages/browser.ts'
import { watchClosed } from '../background/closed.ts'
import { handleContentScriptMessage, offerAgain } from '../background/content-script-messages.ts'
import { handleExtensionPageMessage } from '../background/extension-page-messages.ts'
import { createRegistrations } from '../background/registrations.ts'
import { handleReminderClick } from '../background/reminder.ts'
import { handleAlarm, handleStorageChange, refreshStatesAtStart } from '../background/state-refresh.ts'
import { keepStorageFromContentScripts } from '../background/storage-access.ts'
import { openWelcome } from '../background/welcome.ts'
import { detectors } from '../detectors/index.ts'
import { identifySource, parseContentScriptMessage, parseExtensionPageMessage } from '../messages/messages.ts'

/**
 * Connects events to handlers. The only place of the extension that catches errors. No event of tabs that show any page is listened to: it would wake the background
 * for everything that a person does.
 */
export default defineBackground(() => {
  const self = { id: browser.runtime.id, base: location.href }
  const detectorIds = detectors.map(({ id }) => id)
  const registrations = createRegistrations()
  // Tabs close and pages change meanwhile; a failure does not affect the next event.
  const attempt = (work: Promise<unknown>) => {
    work.catch((error: unknown) => console.warn('Latchkey:', error instanceof Error ? error.message : 'failed'))
  }

  attempt(keepStorageFromContentScripts())

  browser.runtime.onMessage.addListener((raw: unknown, sender, respond) => {
    const from = identifySource(sender, self)
    if (from?.kind === 'content-script') {
      const message = parseContentScriptMessage(raw, detectorIds)
      if (!message) return false
      const handled = handleContentScriptMessage(message, from)
      attempt(handled)
      // Answered when it is done: until then the browser keeps the background, and without an answer the page sends it again.
      handled.catch(() => undefined).then(() => respond(true))
      return true
    }
    const message = from && parseExtensionPageMessage(raw, from.page)
    if (!from || !message) return false
    const text = getTranslator(message.language)('extension.problem-unexpected')
    handleExtensionPageMessage(message, from).then(
      (answer) => respond(answer ?? null),
      () => respond({ ok: false, problem: { code: 'unexpected', text } }),
    )
    return true
  })

  const sync = () => attempt(registrations.sync())
  browser.runtime.onInstalled.addListener(sync)
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') attempt(openWelcome())
  })
  browser.runtime.onStartup.addListener(sync)
  browser.permissions.onAdded.addListener(sync)
  browser.permissions.onRemoved.addListener(sync)
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' || area === 'managed') sync()
    if (area !== 'managed') attempt(handleStorageChange(Object.keys(changes)))
  })

  // The notifications API exists only after its permission was granted, when reminders are first switched on.
  const answerReminders = () => {
    if (browser.notifications?.onClicked.hasListener(pressed) === false) {
      browser.notifications.onClicked.addListener(pressed)
    }
  }
  const pressed = (id: string) => attempt(handleReminderClick(id))
  answerReminders()
  browser.permissions.onAdded.addListener(answerReminders)

  const refreshAtStart = () => attempt(refreshStatesAtStart())
  browser.runtime.onStartup.addListener(refreshAtStart)
  browser.runtime.onInstalled.addListener(refreshAtStart)
  browser.alarms.onAlarm.addListener(({ name }) => attempt(handleAlarm(name)))
  watchClosed(attempt, offerAgain)
})
