import type { Reply, SiteFacts, WizardClient } from '../../../shared/wizard/client.ts'
import { createHttp, type Http, type HttpOptions } from '../../../shared/wizard/http.ts'
import type { Problem, WizardStep } from '../../../shared/wizard/page.ts'
import type { Errand, Found, HelpdeskClient, Person, Signed } from './client.ts'

type Session = ({ signedIn: true; frontEnd: string } & Signed) | { signedIn: false }

export function createHelpdeskClient(options: HttpOptions): HelpdeskClient {
  const http = createHttp(options)
  return {
    site: () => http<SiteFacts>('GET', '/api/v1/site'),
    async session() {
      const reply = await http<Session>('GET', '/api/v1/session')
      if (!reply.ok) return reply
      const isOurs = reply.value.signedIn && reply.value.frontEnd === 'helpdesk'
      return { ok: true, value: isOurs ? (reply.value as Signed) : undefined }
    },
    signIn: (who) =>
      http<Signed>('POST', '/api/v1/sign-in', { frontEnd: 'helpdesk', module: 'directory-password', ...who }),
    async signOut() {
      await http('DELETE', '/api/v1/session')
    },
    search: (query) => http<Found>('GET', `/api/v1/helpdesk/people?query=${encodeURIComponent(query)}`),
    look: (id) => http<Person>('GET', `/api/v1/helpdesk/people/${encodeURIComponent(id)}`),
    task: (errand) => createTaskClient(http, errand),
  }
}

/** The run's id lives as long as its page: somebody else at this desk finds nothing of it. */
function createTaskClient(http: Http, errand: Errand): WizardClient {
  let run = ''
  return {
    site: () => http<SiteFacts>('GET', '/api/v1/site'),
    tasks: async () => ({ ok: true, value: [] }),
    async start({ workflow, language }) {
      type Started = { run: { id: string }; step: WizardStep }
      const body = { ...errand, workflow, language }
      const reply: Reply<Started> = await http<Started>('POST', '/api/v1/helpdesk/runs', body)
      if (!reply.ok) return reply
      run = reply.value.run.id
      return { ok: true, value: reply.value.step }
    },
    resume: async () => (run ? http<WizardStep>('GET', `/api/v1/runs/${run}`) : undefined),
    answer: (number, answer) => http<WizardStep>('POST', `/api/v1/runs/${run}/answers`, { number, answer }),
    tryPassword: (number, newPassword) =>
      http<{ problem?: Problem }>('POST', `/api/v1/runs/${run}/password-checks`, { number, newPassword }),
    async cancel() {
      if (run) await http('DELETE', `/api/v1/runs/${run}`)
      run = ''
    },
  }
}
