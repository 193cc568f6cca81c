/**
 * What may reach a service twice and happens once. An answer names the number of the step that it answers, so that a second one finds the step gone and returns
 * the current one (docs/architecture.md#engine); the forms of the Legacy site name it, too. Everything else that changes something is sent once: it may be
 * a guess, or the start of a run.
 */
const repeatablePosts = [
  /^\/api\/v1\/runs\/[^/]+\/(answers|password-checks)$/,
  /^\/api\/v1\/workflows$/,
  // An order of new passwords names itself.
  /^\/api\/v1\/password-pages\/(passwords|rules)$/,
  /^\/legacy\/runs\/[^/]+$/,
]

export function isRepeatable(method: string, path: string): boolean {
  const [bare = ''] = path.split('?')
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return true
  if (method === 'PUT') return /^\/api\/v1\/runs\//.test(bare)
  return method === 'POST' && repeatablePosts.some((pattern) => pattern.test(bare))
}
