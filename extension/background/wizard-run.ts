import type { CallProblem, Reply } from '../../shared/wizard/client.ts'
import type { WizardStep } from '../../shared/wizard/page.ts'
import type { Run, ServerLink } from '../server-link/client.ts'
import type { WizardMessage } from '../server-link/messages.ts'
import { readSettings } from '../settings.ts'
import type { WizardErrand } from '../wizard/errand.ts'
import { learn } from './known.ts'
import { forget, keep, kept } from './session.ts'
import { backToPage } from './wizard-window.ts'

/** Leads the run of one wizard window. Its token stays here: the window never sees it, and it is never on disk. */
export async function answerWizard(
  message: WizardMessage & { language: string },
  window: string,
  link: ServerLink,
): Promise<unknown> {
  const run = await kept('run', window)
  switch (message.ask) {
    case 'errand':
      return errandOf(window, link)
    case 'back-to-page':
      return backToPage(window)
    case 'site': {
      const reply = await link.site()
      if (reply.ok && link.server) await learn('name', link.server, reply.value.name)
      return reply
    }
    case 'tasks':
      return link.tasks({ account: message.account, domain: message.domain })
    case 'start': {
      const { workflow, account, domain, language } = message
      const reply = await link.start({ workflow, account, domain, language })
      if (!reply.ok) return reply
      await keep('run', window, { id: reply.value.run.id, token: reply.value.run.token })
      return settle(window, link, { ok: true, value: reply.value.step })
    }
    case 'resume':
      return run && settle(window, link, await link.standing(run))
    case 'answer':
      return run ? settle(window, link, await link.answer(run, message.number, message.answer)) : lost(link)
    case 'try-password':
      return run ? link.tryPassword(run, message.number, message.newPassword) : lost(link)
    case 'cancel':
      return run && cancel(window, run, link)
  }
}

/** Keeps what a finished run leaves behind, and lets go of the run. */
async function settle(window: string, { server }: ServerLink, reply: Reply<WizardStep>): Promise<Reply<WizardStep>> {
  if (!reply.ok) {
    if (reply.problem.code === 'run-unknown' || reply.problem.code === 'token-invalid') await forget(window, 'run')
    return reply
  }
  const step = reply.value
  if (step.status === 'stopped') await forget(window, 'run')
  if (step.status !== 'done') return reply
  await forget(window, 'run')
  if (!step.result?.stateToken) return reply
  const { stateToken, ...result } = step.result
  if (server) await learn('token', server, stateToken)
  return { ok: true, value: { ...step, result } }
}

async function cancel(window: string, run: Run, link: ServerLink): Promise<void> {
  await forget(window, 'run')
  await link.cancel(run)
}

/** An answer without a run: the browser was restarted in between. The server words it, as for any run it does not know. */
async function lost(link: ServerLink): Promise<{ ok: false; problem: CallProblem }> {
  const reply = await link.standing({ id: 'lost', token: 'lost' })
  return reply.ok ? { ok: false, problem: { code: 'run-unknown', text: '' } } : reply
}

async function errandOf(window: string, link: ServerLink): Promise<WizardErrand> {
  const errand = await kept('errand', window)
  const { organisations } = await readSettings()
  const { server, name } = organisations.find((each) => each.server === link.server) ?? {}
  return {
    workflow: errand?.workflow,
    account: errand?.account,
    from: errand?.from && new URL(errand.from.origin).host,
    server: server && new URL(server).host,
    organisation: name,
  }
}
