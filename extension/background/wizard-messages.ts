import type { WizardStep } from '../../shared/wizard/page.ts'
import type { Reply, RequestProblem } from '../../shared/wizard/wizard-client.ts'
import type { WizardMessage } from '../messages/messages.ts'
import type { RunCredentials, ServerClient } from '../server-client/server-client.ts'
import { loadBrand, saveSite } from './brand.ts'
import { readServerValue, saveServerValue } from './server-values.ts'
import { readFromSession, removeFromSession, saveToSession } from './session.ts'

/** What needs the window's server. */
type RunMessage = Exclude<WizardMessage, { type: 'launch-context' | 'back-to-page' }>

/** Answers one wizard window and holds its run. The run's token stays here: the window never sees it, and it is never on disk. */
export async function handleWizardMessage(
  message: RunMessage & { language: string },
  window: string,
  client: ServerClient,
): Promise<unknown> {
  const run = await readFromSession('run', window)
  switch (message.type) {
    case 'site': {
      const reply = await client.loadSite()
      // The window shows the look that is stored: its logo needs no further request.
      if (!reply.ok) return reply
      // Of a private window not even the organisation is stored.
      const load = (await isPrivate(window)) ? loadBrand : saveSite
      return { ...reply, value: { ...reply.value, branding: await load(client, reply.value) } }
    }
    case 'first-page':
      return client.loadFirstPage(message.workflow)
    case 'start': {
      const { workflow, account, domain, language } = message
      const knowsBrowser = client.server && !(await isPrivate(window))
      const stateToken = knowsBrowser ? await readServerValue('token', client.server ?? '') : undefined
      const token = await chooseToken(window, { workflow, account, domain })
      const reply = await client.startRun({ workflow, account, domain, language, token, stateToken })
      if (!reply.ok) return reply
      await saveToSession('run', window, { id: reply.value.run.id, token: reply.value.run.token })
      await removeFromSession(window, 'finished', 'starting')
      return storeOutcome(window, client, { ok: true, value: reply.value.step })
    }
    case 'resume':
      return run ? storeOutcome(window, client, await client.loadStep(run)) : noRun
    case 'answer':
      return run
        ? storeOutcome(window, client, await client.sendAnswer(run, message.number, message.answer))
        : describeLostRun(client)
    case 'try-password':
      return run ? client.tryPassword(run, message.number, message.newPassword) : describeLostRun(client)
    case 'language':
      return run
        ? storeOutcome(window, client, await client.changeLanguage(run, message.language))
        : describeLostRun(client)
    case 'cancel':
      return run && cancelRun(window, run, client)
  }
}

/** Stored before the start is sent: the browser may stop the background before the reply is stored, and the window then sends the same start again. */
async function chooseToken(window: string, wanted: object): Promise<string> {
  const order = JSON.stringify(wanted)
  const begun = await readFromSession('starting', window)
  if (begun?.order === order) return begun.token
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  // Base64url; Chromium has `toBase64` from 140 on only.
  const token = btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (sign) => ({ '+': '-', '/': '_' })[sign] ?? '')
  await saveToSession('starting', window, { token, order })
  return token
}

const noRun = { ok: false, problem: { code: 'run-unknown', text: '' } } as const

const isPrivate = async (window: string): Promise<boolean> =>
  (await readFromSession('launchContext', window))?.isPrivate === true

/** Remembers that a run has ended and stores the state token of one that succeeded. */
async function storeOutcome(
  window: string,
  { server }: ServerClient,
  reply: Reply<WizardStep>,
): Promise<Reply<WizardStep>> {
  if (!reply.ok) {
    const { code } = reply.problem
    if (code === 'run-unknown' || code === 'token-invalid') await removeFromSession(window, 'run')
    return reply
  }
  const step = reply.value
  if (step.status === 'stopped' || step.status === 'done')
    await saveToSession('finished', window, true).catch(ignoreFullStorage)
  if (step.status !== 'done') return reply
  if (!step.result?.stateToken) return reply
  const { stateToken, ...result } = step.result
  if (server && !(await isPrivate(window))) await saveServerValue('token', server, stateToken).catch(ignoreFullStorage)
  return { ok: true, value: { ...step, result } }
}

/** What the server has done is told, also where the browser can store nothing more; only the state of the account stays unknown here. */
const ignoreFullStorage = () => undefined

async function cancelRun(window: string, run: RunCredentials, client: ServerClient): Promise<void> {
  await client.cancelRun(run)
  // Only now, so that the window can ask again where the browser stops the background before; it may have begun another run meanwhile.
  if ((await readFromSession('run', window))?.id === run.id) await removeFromSession(window, 'run')
}

/** For an answer without a run, because the browser was restarted: the server provides the text, as for any unknown run. */
async function describeLostRun(client: ServerClient): Promise<{ ok: false; problem: RequestProblem }> {
  const reply = await client.loadStep({ id: 'lost', token: 'lost' })
  return reply.ok ? noRun : reply
}
