/**
 * Whether every case of the long proofs runs: kills at every moment, all looks of every state, 200 measurements of each answer.
 * `npm run prove` does so; `npm test` runs a sample, which is the same every time.
 */
export const runsWholeProof: boolean = process.env.LATCHKEY_TEST_WHOLE === '1'
