import type { Reply } from '../../shared/wizard/client.ts'
import type { CheckedServer } from '../options/checked-server.ts'
import { createServerLink, type ServerLink } from '../server-link/client.ts'
import { isWizardMessage, type OwnPageMessage } from '../server-link/messages.ts'
import { ownProblem } from '../server-link/own-problem.ts'
import { serverAddress } from '../server-link/server-address.ts'
import { readSettings } from '../settings.ts'
import { accountState } from './account-state.ts'
import { errandFor } from './errand.ts'
import { learn } from './known.ts'
import { activeTab, overview } from './overview.ts'
import { kept } from './session.ts'
import { answerWizard } from './wizard-run.ts'
import { openWizard } from './wizard-window.ts'

/** Answers the extension's own pages. `window` is the wizard window's key, from the sender's address. */
export async function answerOwnPage(message: OwnPageMessage, window: string | null): Promise<unknown> {
  const linkTo = (server: string | undefined): ServerLink =>
    createServerLink({ server, language: message.language, fetch: globalThis.fetch.bind(globalThis) })
  if (isWizardMessage(message)) {
    return window ? answerWizard(message, window, linkTo(await serverOf(window))) : undefined
  }
  switch (message.ask) {
    case 'overview':
      return overview()
    case 'state':
      return accountState(linkTo(await listedServer(message.server)))
    case 'check-server':
      return checkServer(message.address, message.language, linkTo)
    case 'open-wizard': {
      const tab = message.forPage ? (await activeTab())?.id : undefined
      const found = tab && (await kept('found', tab))
      const errand = tab && found ? await errandFor(tab, found) : undefined
      await openWizard({
        server: errand?.from ? message.server : await listedServer(message.server),
        workflow: message.workflow ?? errand?.workflow,
        account: message.account ?? errand?.account,
        from: errand?.from,
      })
      return true
    }
  }
}

/** The server that a wizard's window was opened for. What is typed there never goes to another organisation's. */
async function serverOf(window: string): Promise<string | undefined> {
  const errand = await kept('errand', window)
  return errand?.from && !errand.server ? undefined : listedServer(errand?.server)
}

/** This server, as long as it is set; without a wish the first one. */
async function listedServer(wanted: string | undefined): Promise<string | undefined> {
  const servers = (await readSettings()).organisations.flatMap(({ server }) => server ?? [])
  return wanted === undefined ? servers[0] : servers.find((server) => server === wanted)
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
  await learn('name', verdict.origin, site.value.name)
  return { ok: true, value: { origin: verdict.origin, name: site.value.name } }
}
