import type { Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import type { Presentations } from '../authentication/decentralized/presentations.ts'
import { readClientAddress } from './caller.ts'
import { type EntryServices, enter } from './entry.ts'
import { defineOperation, mount } from './operation.ts'

export const receiveWalletAnswer = defineOperation({
  id: 'receiveWalletAnswer',
  method: 'post',
  path: '/api/v1/wallet-answers',
  summary:
    'Takes the self-issued ID token (SIOPv2) with which a wallet has answered a request of this server, and gives the code that its person enters where the request was made. Whether anybody has the decentralized identity is not told',
  caller: 'anyone',
  body: z.strictObject({ idToken: z.string().min(1).max(8_192) }),
  status: 200,
  reply: z.object({ code: z.string(), expiresAt: z.iso.datetime() }),
  errors: ['wallet-answer-refused', 'busy'],
})

export interface WalletAnswerServices {
  entry: EntryServices
  presentations: Pick<Presentations, 'receive'>
}

/** What the page `/wallet/` sends, to which wallets lead the browser of their device. */
export function walletAnswerRoutes(app: Hono, { entry, presentations }: WalletAnswerServices): void {
  mount(app, receiveWalletAnswer, async (context, { body: { idToken } }) => {
    const address = readClientAddress(context, entry.trustedProxies)
    const answer = await enter(entry, { address, isCall: true }, () => presentations.receive(idToken))
    if (!answer) throw new AppError('wallet-answer-refused')
    return context.reply({ code: answer.code, expiresAt: answer.expiresAt.toISOString() })
  })
}
