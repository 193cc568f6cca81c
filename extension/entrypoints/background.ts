import { browser } from 'wxt/browser'
import { defineBackground } from 'wxt/utils/define-background'
import { wordsFor } from '../../shared/languages/browser.ts'
import { forgetTab, hearPage, pageChanged, pageLoaded } from '../background/in-page.ts'
import { answerOwnPage } from '../background/own-pages.ts'
import { createRegistrations } from '../background/registrations.ts'
import { answerReminder } from '../background/reminder.ts'
import { hearStored, watchStates } from '../background/state-watch.ts'
import { forgetWindow } from '../background/wizard-window.ts'
import { detectors } from '../detectors/index.ts'
import { readInPageMessage, readOwnPageMessage, speaker } from '../server-link/messages.ts'

/** Wiring only: who is heard, and what starts what. The one place of the extension that catches. */
export default defineBackground(() => {
  const self = { id: browser.runtime.id, base: location.href }
  const detectorIds = detectors.map(({ id }) => id)
  const registrations = createRegistrations()
  // Tabs close and pages change while one is at it; whatever it was, the next event starts afresh.
  const attempt = (work: Promise<unknown>) => {
    work.catch((error: unknown) => console.warn('Latchkey:', error instanceof Error ? error.message : 'failed'))
  }

  browser.runtime.onMessage.addListener((raw: unknown, sender, respond) => {
    const from = speaker(sender, self)
    if (from?.kind === 'in-page') {
      const message = readInPageMessage(raw, detectorIds)
      if (message) attempt(hearPage(message, from))
      return false
    }
    const message = from && readOwnPageMessage(raw, from.page)
    if (!from || !message) return false
    const text = wordsFor(message.language)('extension.problem-unexpected')
    answerOwnPage(message, from.window).then(respond, () =>
      respond({ ok: false, problem: { code: 'unexpected', text } }),
    )
    return true
  })

  const sync = () => attempt(registrations.sync())
  browser.runtime.onInstalled.addListener(sync)
  browser.runtime.onStartup.addListener(sync)
  browser.permissions.onAdded.addListener(sync)
  browser.permissions.onRemoved.addListener(sync)
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' || area === 'managed') sync()
    if (area !== 'managed') attempt(hearStored(Object.keys(changes)))
  })

  // The API comes with its permission, and the permission with the first wish to be reminded.
  const answerReminders = () => {
    if (browser.notifications?.onClicked.hasListener(pressed) === false) {
      browser.notifications.onClicked.addListener(pressed)
    }
  }
  const pressed = (id: string) => attempt(answerReminder(id))
  answerReminders()
  browser.permissions.onAdded.addListener(answerReminders)

  browser.runtime.onStartup.addListener(() => attempt(watchStates()))
  browser.tabs.onUpdated.addListener((tabId, change) => {
    if (change.status === 'loading') attempt(Promise.all([pageChanged(tabId), watchStates()]))
    if (change.status === 'complete') attempt(pageLoaded(tabId))
  })
  browser.tabs.onRemoved.addListener((tabId) => attempt(forgetTab(tabId)))
  browser.windows?.onRemoved.addListener((windowId) => attempt(forgetWindow(windowId)))
})
