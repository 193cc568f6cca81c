import type { Visit } from './visit.ts'

/** Addresses of the Legacy site. None of them holds a name or a secret. */
export const paths = {
  start: '/legacy/',
  /** Also empties the visit, for the next person at the same screen. */
  kioskStart: '/legacy/?kiosk',
  tasks: '/legacy/tasks',
  runs: '/legacy/runs',
  patience: '/legacy/patience',
  cookies: '/legacy/cookies',
  icon: '/legacy/icon.svg',
  style: '/legacy/style.css',
  run: (id: string) => `/legacy/runs/${id}`,
  startWith: (task: string | undefined) => (task ? `/legacy/?task=${task}` : '/legacy/'),
} as const

export const startOf = (visit: Visit): string => (visit.kiosk ? paths.kioskStart : paths.start)
