import type { HostWallet, WalletData } from '../../shared/wizard/wallet.ts'
import { signIdToken } from './id-token.ts'
import { isOfServer, listKeys, makeKey, type WalletKey } from './key-store.ts'

/** The keys of this browser as a wizard window uses them: those of its server, and for no other site. */
export async function openWindowWallet(server: string): Promise<HostWallet> {
  const keys = (await listKeys()).filter((key) => key.server === server)
  const find = (account: string) => keys.find((key) => normalise(key.account) === normalise(account))
  const sign = async (key: WalletKey | undefined, { nonce, audience }: WalletData) =>
    key && isOfServer(audience, server) ? signIdToken(key, { nonce, audience }) : undefined
  return {
    hasKey: (account) => find(account) !== undefined,
    sign: (request) => sign(find(request.account), request),
    async register(request) {
      if (!isOfServer(request.audience, server)) return undefined
      let key = find(request.account)
      if (!key) {
        key = await makeKey({ server, account: request.account, mail: request.mail })
        keys.push(key)
      }
      return sign(key, request)
    },
  }
}

/** `CORP\name`, `name@corp.example.com` and `Name` are one account to the person who types them. */
const normalise = (account: string): string => account.replace(/^.*\\/, '').replace(/@.*$/, '').trim().toLowerCase()
