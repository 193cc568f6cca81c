import type { ApiClient } from '../../shared/wizard/api-client.ts'
import type { ProvenRequest } from '../../shared/wizard/proven-request.ts'
import type { SiteApi } from '../routes/operations.ts'

type Prover = Pick<ProvenRequest<unknown>, 'loadChallenge' | 'solve'>

/** Loaded when the server first demands it, since most requests need no proof. */
const solveWhenLoaded: Prover['solve'] = (challenge) =>
  import('../../shared/proof-of-work.ts').then(
    ({ solveProofOfWork }) => solveProofOfWork(challenge),
    // The server then says that the proof is missing.
    () => undefined,
  )

/** How the pages of our sites prove work. */
export const createProver = (api: ApiClient<SiteApi>, solve: Prover['solve'] = solveWhenLoaded): Prover => ({
  loadChallenge: (work) => api('GET /api/v1/captcha', { query: work > 1 ? { work } : {} }),
  solve,
})
