import type { WizardClient } from '../../../shared/wizard/wizard-client.ts'
import type { StaffStore } from '../staff-sign-in/staff-store.ts'
import type { HelpdeskClient } from './client.ts'

/** The same client, whose requests wait while the operator signs in again, and are then sent once more. */
export function sendAgainAfterSignIn(client: HelpdeskClient, send: StaffStore['send']): HelpdeskClient {
  return {
    ...client,
    search: (query) => send(() => client.search(query)),
    loadPerson: (id) => send(() => client.loadPerson(id)),
    beginMutualProof: (id) => send(() => client.beginMutualProof(id)),
    endCallerCheck: (id) => send(() => client.endCallerCheck(id)),
    loadRequests: () => send(client.loadRequests),
    decideRequest: (id, decision) => send(() => client.decideRequest(id, decision)),
    createRunClient: (request, run) => guardRun(client.createRunClient(request, run), send),
  }
}

function guardRun(client: WizardClient, send: StaffStore['send']): WizardClient {
  const { tryPassword } = client
  return {
    ...client,
    startRun: (run) => send(() => client.startRun(run)),
    sendAnswer: (number, answer) => send(() => client.sendAnswer(number, answer)),
    async resumeRun() {
      const reply = await client.resumeRun()
      const isOver = reply && !reply.ok && reply.problem.code === 'sign-in-required'
      return isOver ? send(async () => (await client.resumeRun()) ?? reply) : reply
    },
    tryPassword: tryPassword && ((number, newPassword) => send(() => tryPassword(number, newPassword))),
  }
}
