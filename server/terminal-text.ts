import type { KeyUse } from './store/key-uses.ts'

/** The chain of causes by name and message, for logs. Error messages hold no bodies, answers or secrets. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause === undefined ? '' : ` ← ${describeError(error.cause)}`
  return `${error.name}: ${error.message}${cause}`
}

/** What an old key is still needed for, and when that ends. */
export const describeKeyUse = ({ what, count }: KeyUse): string => descriptions[what](count)

const counted = (one: string, many: string, end: string) => (count: number) =>
  `${count} ${count === 1 ? one : many} (${end})`

const reencrypted = 'the scheduled task reencrypt-secrets re-encrypts them'
const descriptions: Record<KeyUse['what'], (count: number) => string> = {
  answers: counted('readable answer', 'readable answers', reencrypted),
  apps: counted('authenticator app', 'authenticator apps', reencrypted),
  contacts: counted('personal address', 'personal addresses', reencrypted),
  mails: counted('e-mail', 'e-mails', reencrypted),
  questions: counted('user-defined question', 'user-defined questions', reencrypted),
  secrets: counted('secret of another system', 'secrets of other systems', reencrypted),
  'staff-factors': counted('second factor of staff', 'second factors of staff', reencrypted),
  audit: counted('audit record', 'audit records', 'until the scheduled task retention cuts them'),
  rows: counted(
    'signed row',
    'signed rows',
    'the scheduled task reencrypt-secrets signs them again; those that it leaves are refused: npm start -- refused-rows',
  ),
  runs: counted('open task', 'open tasks', 'until they end'),
  proof: () => 'the proof that database and key file belong together (the scheduled task reencrypt-secrets renews it)',
}
