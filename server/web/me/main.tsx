import { showSite } from '../show-site.tsx'
import type { WalletProof } from '../staff-sign-in/sign-in-store.ts'
import { createMeClient } from './api.ts'
import { Me } from './Me.tsx'

const proof = readProof(location.hash)
// It works once, and need not stay in the browser's history.
if (proof) history.replaceState(null, '', location.pathname)

/** The answer of the extension's wallet, where SIOPv2 has it, and whose it is. */
function readProof(fragment: string): WalletProof | undefined {
  const answer = new URLSearchParams(fragment.replace(/^#/, ''))
  const [idToken, mail] = [answer.get('id_token'), answer.get('login_hint')]
  return idToken && mail ? { idToken, mail } : undefined
}

showSite((settings) => (
  <Me
    proof={proof}
    client={(language) =>
      createMeClient({ language, host: location.host, storage: sessionStorage, fetch: fetch.bind(globalThis) })
    }
    {...settings}
  />
))
