import { getTranslator } from '../../shared/languages/browser.ts'
import type { WizardMessage } from '../messages/messages.ts'
import { createConnectionProblem } from '../server-client/connection-problem.ts'
import { createServerClient } from '../server-client/server-client.ts'
import { readSettings } from '../settings.ts'
import type { WizardLaunchContext } from '../wizard/launch-context.ts'
import { readBrand } from './brand.ts'
import { readFromSession, removeFromSession, saveToSession } from './session.ts'
import { bindWindow, type WindowBinding } from './window-binding.ts'
import { handleWizardMessage } from './wizard-messages.ts'
import { noteWindow, returnToPage } from './wizard-window.ts'

/** Answers a wizard window, which asks only the server that it is bound to. `window`: its key, null in an address without one. */
export async function handleWindowMessage(
  message: WizardMessage & { language: string },
  { window, windowId }: { window: string | null; windowId?: number },
): Promise<unknown> {
  const { language } = message
  const context = window === null ? undefined : await readFromSession('launchContext', window)
  const binding = bindWindow(context, await readSettings())
  if (window !== null && binding.state === 'lost') await endWindow(window)
  if (message.type === 'launch-context') {
    if (window !== null && binding.state !== 'lost') await noteWindow(window, windowId)
    return { ok: true, value: await describeWindow(binding) }
  }
  if (window === null) return describeLostWindow(language)
  if (message.type === 'back-to-page') return returnToPage(window)
  switch (binding.state) {
    case 'bound':
      return handleWizardMessage(message, window, createServerClient({ server: binding.server, language }))
    case 'unset':
      return createConnectionProblem('server-unset', language, '')
    case 'lost':
      return describeLostWindow(language)
  }
}

/** What is lost stays lost: a window that has said so once never asks for a secret again, and its key is given to no other window. */
async function endWindow(window: string): Promise<void> {
  await removeFromSession(window, 'launchContext', 'run', 'starting')
  await saveToSession('finished', window, true)
}

const describeLostWindow = (language: string) => ({
  ok: false,
  problem: { code: 'window-lost', text: getTranslator(language)('extension.window-lost-text') },
})

async function describeWindow(binding: WindowBinding): Promise<WizardLaunchContext> {
  if (binding.state !== 'bound') return { lost: binding.state === 'lost' }
  const { server, organisation, context } = binding
  return {
    workflow: context.workflow,
    account: context.account,
    from: context.page && new URL(context.page.origin).host,
    server: new URL(server).host,
    walletOrigin: context.isPrivate ? undefined : server,
    organisation: organisation.name,
    brand: await readBrand(server),
  }
}
