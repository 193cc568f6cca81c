import type { Challenge, Solution } from 'altcha-lib'

/** What POST /api/v1/runs takes as `captcha`. */
export interface Proof {
  challenge: Challenge
  solution: Solution
}

/** Milliseconds until a proof is given up; a phone of 2018 needs about two seconds. */
const patience = 60_000

/** Solves the challenge in a worker, unseen. Undefined when this browser has no worker for us: the server then says what is missing. */
export function proveWork(challenge: Challenge): Promise<Proof | undefined> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./prove-work-worker.ts', import.meta.url), { type: 'module' })
    const end = (proof: Proof | undefined) => {
      clearTimeout(timer)
      worker.terminate()
      resolve(proof)
    }
    const timer = setTimeout(() => end(undefined), patience)
    worker.onmessage = ({ data }: MessageEvent<Solution | null>) =>
      end(data ? { challenge, solution: data } : undefined)
    worker.onerror = () => end(undefined)
    worker.postMessage(challenge)
  })
}
