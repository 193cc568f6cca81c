import { browser } from 'wxt/browser'
import type { Reply } from '../../shared/wizard/client.ts'
import type { CheckedServer } from '../options/checked-server.ts'
import { patternOf } from '../origins.ts'
import type { Overview } from '../popup/overview.ts'
import { createServerLink, type ServerLink } from '../server-link/client.ts'
import { isWizardMessage, type OwnPageMessage } from '../server-link/messages.ts'
import { ownProblem } from '../server-link/own-problem.ts'
import { serverAddress } from '../server-link/server-address.ts'
import { readSettings } from '../settings.ts'
import { kept } from './session.ts'
import { keepSiteName, siteName } from './site-name.ts'
import { answerWizard } from './wizard-run.ts'
import { openWizard } from './wizard-window.ts'

/** Answers the extension's own pages. `window` is the wizard window's key, from the sender's address. */
export async function answerOwnPage(message: OwnPageMessage, window: string | null): Promise<unknown> {
  const linkTo = (server: string | undefined): ServerLink =>
    createServerLink({ server, language: message.language, fetch: globalThis.fetch.bind(globalThis) })
  const settings = await readSettings()
  if (isWizardMessage(message)) return window ? answerWizard(message, window, linkTo(settings.server)) : undefined
  switch (message.ask) {
    case 'overview':
      return overview()
    case 'state':
      return state(linkTo(settings.server))
    case 'check-server':
      return checkServer(message.address, message.language, linkTo)
    case 'open-wizard': {
      const tab = message.forPage ? await activeTab() : undefined
      const found = tab && (await kept('found', tab))
      await openWizard({
        workflow: message.workflow,
        account: message.account,
        from: tab && found ? { tabId: tab, origin: found.origin, signIn: found.signIn } : undefined,
      })
      return true
    }
  }
}

async function overview(): Promise<Overview> {
  const settings = await readSettings()
  const tab = await activeTab()
  const found = tab === undefined ? undefined : await kept('found', tab)
  const granted = await Promise.all(
    settings.origins.map(({ origin }) => browser.permissions.contains({ origins: [patternOf(origin)] })),
  )
  const { stateToken } = await browser.storage.local.get('stateToken')
  return {
    server: settings.server,
    organisation: settings.organisation ?? (await siteName()),
    found: found && { host: new URL(found.origin).host, says: found.says },
    listed: settings.origins.length,
    waitingForPermission: settings.origins.filter((_, index) => !granted[index]).map(({ origin }) => origin),
    knowsPerson: typeof stateToken === 'string',
  }
}

async function state(link: ServerLink): Promise<unknown> {
  const { stateToken } = await browser.storage.local.get('stateToken')
  if (typeof stateToken !== 'string') return undefined
  const reply = await link.state(stateToken)
  // Revoked or run out: the popup goes back to what it shows to somebody unknown.
  if (!reply.ok && reply.problem.code === 'token-invalid') {
    await browser.storage.local.remove('stateToken')
    return undefined
  }
  return reply
}

async function checkServer(
  typed: string,
  language: string,
  linkTo: (server: string) => ServerLink,
): Promise<Reply<CheckedServer>> {
  const verdict = serverAddress(typed)
  if (!verdict.ok) return ownProblem(verdict.problem, language, typed.trim())
  const site = await linkTo(verdict.origin).site()
  if (!site.ok) return site
  await keepSiteName(site.value.name)
  return { ok: true, value: { origin: verdict.origin, name: site.value.name } }
}

async function activeTab(): Promise<number | undefined> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true })
  return tab?.id
}
