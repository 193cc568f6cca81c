import { sendWithProof } from '../../../shared/wizard/proven-request.ts'
import { mapReply } from '../../../shared/wizard/wizard-client.ts'
import { createProver } from '../prove-work.ts'
import { createSiteApi, type SiteApiOptions } from '../site-api.ts'
import type { PasswordPagesClient } from './client.ts'

const frontEnd = 'password-reset-portal'

export function createPasswordPagesClient(options: SiteApiOptions): PasswordPagesClient {
  const api = createSiteApi(options)
  const prover = createProver(api)
  return {
    loadSite: () => api('GET /api/v1/site'),
    signIn: (credentials, onWork) =>
      sendWithProof({
        ...prover,
        onWork,
        send: (captcha) => api('POST /api/v1/sign-in', { body: { frontEnd, ...credentials, captcha } }),
      }),
    askQuestions: async (who, onWork) =>
      mapReply(
        await sendWithProof({
          ...prover,
          onWork,
          send: (captcha) => api('POST /api/v1/sign-in/questions', { body: { ...who, captcha } }),
        }),
        ({ questions }) => questions,
      ),
    async signOut() {
      await api('DELETE /api/v1/session')
    },
    loadPasswords: () => api('GET /api/v1/password-pages'),
    loadRules: async (selection) =>
      mapReply(await api('POST /api/v1/password-pages/rules', { body: { selection } }), ({ rules }) => rules),
    setPasswords: (body) => api('POST /api/v1/password-pages/passwords', { body }),
    loadQuestions: () => api('GET /api/v1/password-pages/questions'),
    saveQuestions: (body) => api('PUT /api/v1/password-pages/questions', { body }),
    deleteQuestion: (id) => api('DELETE /api/v1/password-pages/questions/{id}', { params: { id } }),
    unlockQuestions: () => api('POST /api/v1/password-pages/questions/unlock'),
  }
}
