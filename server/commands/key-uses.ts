import type { KeyUse } from '../store/key-uses.ts'

/** At a terminal: what an old key is still needed for, and when that ends. */
export function wordUse({ what, count }: KeyUse): string {
  const word = words[what]
  return word ? word(count) : `${count} × ${what}`
}

const counted = (one: string, many: string, ends: string) => (count: number) =>
  `${count} ${count === 1 ? one : many} (${ends})`

const renewed = 'the task renew-seals seals them anew'
const words: Record<string, (count: number) => string> = {
  answers: counted('readable answer', 'readable answers', renewed),
  apps: counted('authenticator app', 'authenticator apps', renewed),
  contacts: counted('personal address', 'personal addresses', renewed),
  mails: counted('mail', 'mails', renewed),
  questions: counted('question of people’s own', 'questions of people’s own', renewed),
  audit: counted('record of the audit', 'records of the audit', 'until the task retention cuts them'),
  runs: counted('open task', 'open tasks', 'until they end'),
  proof: () => 'the proof that database and key file belong together (the task renew-seals renews it)',
}
