import { type Address, toAddress } from '../../address.ts'

/**
 * The page of a person, by an account as one types it. Accounts are free names, so they have a place of their own: `people/bulk` can be no
 * person's.
 */
export const toPersonAddress = (account: string): Address => toAddress(['people', 'account', account])
