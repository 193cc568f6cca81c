import type { WizardStep } from '../../shared/wizard/page.ts'
import type { Api, Started } from './api.ts'
import { asked } from './person.ts'
import type { Reply, Staff } from './staff.ts'

/** An operator at work: the Helpdesk site's calls, without its pages. */
export interface Helpdesk {
  /** A task for somebody, at its first page. */
  begin(order: { workflow: string; account: string; ticket?: string; reason?: string }): Promise<Started>
  answer(run: Started['run'], step: WizardStep, answer: unknown): Promise<WizardStep>
  /** What the operator sees of somebody. */
  look(account: string): Promise<Reply>
}

export function helpdesk(api: Api, operator: Staff): Helpdesk {
  async function idOf(account: string): Promise<string> {
    const { body } = await operator.call('GET', `/api/v1/helpdesk/people?query=${encodeURIComponent(account)}`)
    const found = (body.people as { id: string; account: string }[]).find((one) => one.account === account)
    if (!found) throw new Error(`the helpdesk does not find ${account}`)
    return found.id
  }

  return {
    async begin({ account, ...order }) {
      const person = await idOf(account)
      const { status, body } = await operator.call('POST', '/api/v1/helpdesk/runs', { ...order, person })
      if (status !== 201) throw new Error(`${order.workflow} for ${account}: ${status} ${JSON.stringify(body)}`)
      return body
    },
    async answer({ id, token }, step, answer) {
      const body = { number: asked(step).number, answer }
      const path = `/api/v1/runs/${id}/answers`
      const reply = await api.call('POST', path, { token, body, headers: operator.headers })
      if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
      return (await reply.json()) as WizardStep
    },
    look: async (account) => operator.call('GET', `/api/v1/helpdesk/people/${await idOf(account)}`),
  }
}
