import { type ExtensionPageMessage, isWizardMessage, type MessageSource } from '../messages/messages.ts'
import { createServerClient, type ServerClient } from '../server-client/server-client.ts'
import { findOrganisation, readSettings } from '../settings.ts'
import { loadAccountState } from './account-state.ts'
import { checkServer, findServerByDomain } from './find-server.ts'
import { readCurrentFinding } from './finding.ts'
import { createLaunchContext } from './launch-context.ts'
import { findActiveTab, loadOverview } from './overview.ts'
import { handleWindowMessage } from './window-messages.ts'
import { openWizard } from './wizard-window.ts'

type ExtensionPageSender = Pick<Extract<MessageSource, { kind: 'extension-page' }>, 'window' | 'windowId'>

/** Answers the extension's own pages. */
export async function handleExtensionPageMessage(
  message: ExtensionPageMessage,
  from: ExtensionPageSender,
): Promise<unknown> {
  const connect = (server: string | undefined): ServerClient =>
    createServerClient({ server, language: message.language })
  if (isWizardMessage(message)) return handleWindowMessage(message, from)
  switch (message.type) {
    case 'overview':
      return { ok: true, value: await loadOverview() }
    case 'state':
      // Without a token there is no state.
      return (await loadAccountState(connect(await findListedServer(message.server)))) ?? { ok: true, value: undefined }
    case 'sign-in-challenge':
      return connect(await findListedServer(message.server)).createSignInChallenge()
    case 'check-server':
      return checkServer(message.address, message.language)
    case 'find-server':
      return findServerByDomain(message.domain, message.language)
    case 'open-wizard': {
      const tab = message.forPage ? (await findActiveTab())?.id : undefined
      const finding = tab && (await readCurrentFinding(tab))
      const context = tab && finding ? await createLaunchContext(tab, finding) : undefined
      const launch = {
        server: finding
          ? findOrganisation(await readSettings(), finding.origin)?.server
          : await findListedServer(message.server),
        workflow: message.workflow ?? context?.workflow,
        account: message.account ?? context?.account,
        page: context?.page,
      }
      await openWizard(launch, message.window)
      return { ok: true, value: true }
    }
  }
}

/** The requested server if it is in the settings; the first one if none is requested. */
async function findListedServer(requested: string | undefined): Promise<string | undefined> {
  const servers = (await readSettings()).organisations.flatMap(({ server }) => server ?? [])
  return requested === undefined ? servers[0] : servers.find((server) => server === requested)
}
