import type { WizardStep } from '../../shared/wizard/page.ts'
import type { Api, StartedRun } from './api.ts'
import { assertAskStep } from './person.ts'
import type { Reply, StaffSession } from './staff.ts'

/** An operator at work: the Helpdesk site's calls, without its pages. */
export interface HelpdeskClient {
  /** Starts a run for this account; returns its first page. */
  startRun(order: { workflow: string; account: string; ticket?: string; reason?: string }): Promise<StartedRun>
  answer(run: StartedRun['run'], step: WizardStep, answer: unknown): Promise<WizardStep>
  /** Reads the account as the operator sees it. */
  readPerson(account: string): Promise<Reply>
}

export function createHelpdeskClient(api: Api, operator: StaffSession): HelpdeskClient {
  async function idOf(account: string): Promise<string> {
    const { body } = await operator.call('GET', `/api/v1/helpdesk/people?query=${encodeURIComponent(account)}`)
    const found = (body.people as { id: string; account: string }[]).find((one) => one.account === account)
    if (!found) throw new Error(`the helpdesk does not find ${account}`)
    return found.id
  }

  return {
    async startRun({ account, ...order }) {
      const person = await idOf(account)
      const { status, body } = await operator.call('POST', '/api/v1/helpdesk/runs', { ...order, person })
      if (status !== 201) throw new Error(`${order.workflow} for ${account}: ${status} ${JSON.stringify(body)}`)
      return body
    },
    async answer({ id, token }, step, answer) {
      const body = { number: assertAskStep(step).number, answer }
      const path = `/api/v1/runs/${id}/answers`
      const reply = await api.call('POST', path, { token, body, headers: operator.headers })
      if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
      return (await reply.json()) as WizardStep
    },
    readPerson: async (account) => operator.call('GET', `/api/v1/helpdesk/people/${await idOf(account)}`),
  }
}
