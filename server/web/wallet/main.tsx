import { showSite } from '../show-site.tsx'
import { createWalletClient } from './api.ts'
import { Wallet } from './Wallet.tsx'

const fragment = location.hash
// The answer works once, and need not stay in the browser's history.
if (fragment) history.replaceState(null, '', location.pathname)

showSite((settings) => (
  <Wallet
    client={(language) => createWalletClient({ language, host: location.host, fetch: fetch.bind(globalThis) })}
    fragment={fragment}
    {...settings}
  />
))
