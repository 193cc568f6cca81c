import { AppError } from '../../shared/errors.ts'
import type { WorkDemand } from '../engine/engine.ts'
import type { AddressLimits, AddressReputation } from './address-limits.ts'
import type { AddressQueue } from './address-queue.ts'
import type { Captcha, CaptchaPayload } from './captcha.ts'
import { requiredWork } from './required-work.ts'

/** What stands between a stranger and every secret that can be guessed. */
export interface EntryServices {
  captcha: Pick<Captcha, 'redeem'>
  limits: AddressLimits
  queue: AddressQueue
  /** Whether guesses fail all over the site now. */
  isAlarmRaised(): boolean
  trustedProxies: string[]
  signal: AbortSignal
}

export interface EntryRequest {
  address: string
  /** A start of a run, or a sign-in: counted for its network. */
  isCall?: boolean
  /** Work that the request proves, and how: a solved challenge, or units that were proven otherwise. */
  proof?: CaptchaPayload
  provenUnits?: number
}

/**
 * Part of an unknown browser's tries that a caller may use up while guesses fail all over the site, by what its address did before. So those who guess
 * from many addresses leave some of each account's tries to addresses that have not guessed, and more to those that were right.
 */
export const reachDuringAlarm: Record<AddressReputation, number> = { suspect: 0.25, unseen: 0.75, proven: 1 }

/**
 * Every request that starts a run, signs in or may try a secret goes through here: it waits for the turn of its network, its proof of work is used
 * up, and `work` gets what it may try. Throws AppError `busy`, `captcha-invalid`.
 */
export function enter<T>(
  services: EntryServices,
  { address, isCall = false, proof, provenUnits = 0 }: EntryRequest,
  work: (demand: WorkDemand) => Promise<T>,
): Promise<T> {
  const { captcha, limits, queue, signal } = services
  if (isCall) limits.countCall(address)
  return queue.inTurn(address, signal, async () => {
    const units = proof ? await captcha.redeem(proof) : provenUnits
    if (proof && units === 0) throw new AppError('captcha-invalid')
    return work(createDemand(services, address, units))
  })
}

function createDemand(
  { limits, isAlarmRaised }: Pick<EntryServices, 'limits' | 'isAlarmRaised'>,
  address: string,
  proven: number,
): WorkDemand {
  // As it was when the request came: its own tries must not change what it has to prove.
  const demanded = { address: limits.requiredWork(address), isAlarmRaised: isAlarmRaised() }
  return {
    proven,
    required: (failures, share) => requiredWork(failures, share, demanded),
    reach(accountKey) {
      if (!demanded.isAlarmRaised) return 1
      const reputation = limits.getReputation(address, accountKey)
      // Once the guessers are known by their addresses, an address that was not seen before is hardly one of theirs.
      return reputation === 'unseen' && !limits.isWaveOfUnseen() ? 1 : reachDuringAlarm[reputation]
    },
    onTry: (accountKey) => limits.countGuess(address, accountKey),
    onRightTry: () => limits.countRightGuess(address),
  }
}
