import type { ApiClient } from '../../../shared/wizard/api-client.ts'
import { sendWithProof } from '../../../shared/wizard/proven-request.ts'
import type { FrontEnd } from '../../authentication/sign-in-module.ts'
import type { SiteApi } from '../../routes/operations.ts'
import { createProver } from '../prove-work.ts'
import type { StaffSignInClient, StaffSiteClient } from './client.ts'

export const createStaffSiteClient = (
  api: ApiClient<SiteApi>,
  frontEnd: 'administration' | 'helpdesk',
): StaffSiteClient => ({
  ...createSignInClient(api, frontEnd),
  loadSite: () => api('GET /api/v1/site'),
  async loadSession() {
    const reply = await api('GET /api/v1/session')
    if (!reply.ok) return reply
    const session = reply.value
    return { ok: true, value: session.signedIn && session.frontEnd === frontEnd ? session : undefined }
  },
  async signOut() {
    await api('DELETE /api/v1/session')
  },
})

export const createSignInClient = (api: ApiClient<SiteApi>, frontEnd: FrontEnd): StaffSignInClient => ({
  signIn: (who, onWork) =>
    sendWithProof({
      ...createProver(api),
      onWork,
      send: (captcha) =>
        api('POST /api/v1/sign-in', { body: { frontEnd, module: 'directory-password', ...who, captcha } }),
    }),
  signInWithWindows: async () => {
    // The public page has no such way, and the server knows none there.
    if (frontEnd === 'self-service' || frontEnd === 'password-reset-portal')
      return { ok: false, problem: { code: 'not-found', text: '' } }
    return api('POST /api/v1/sign-in/windows', { body: { frontEnd } })
  },
  frontEnd,
  createWalletChallenge: async () => {
    if (frontEnd === 'password-reset-portal') return { ok: false, problem: { code: 'not-found', text: '' } }
    return api('POST /api/v1/sign-in/challenge', { body: { frontEnd } })
  },
  signInByWallet: async (module, credentials) => {
    if (frontEnd === 'password-reset-portal') return { ok: false, problem: { code: 'not-found', text: '' } }
    return sendWithProof({
      ...createProver(api),
      send: (captcha) => api('POST /api/v1/sign-in', { body: { frontEnd, module, ...credentials, captcha } }),
    })
  },
  showFactor: (body) => api('POST /api/v1/sign-in/second-factor', { body }),
  askForPasskey: () => api('POST /api/v1/sign-in/passkey'),
  startEnrolment: (enrolmentCode) => api('POST /api/v1/sign-in/enrolment', { body: { enrolmentCode } }),
  enrolFactor: (body) => api('POST /api/v1/sign-in/enrolled-factor', { body }),
  async cancelSignIn() {
    await api('DELETE /api/v1/sign-in')
  },
})
