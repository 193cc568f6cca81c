import type { LegacySession } from './legacy-session.ts'

/** Addresses of the Legacy site. None contains a name or a secret. */
export const paths = {
  start: '/legacy/',
  /** Also ends the session, for the next person at the same screen. */
  kioskStart: '/legacy/?kiosk',
  runs: '/legacy/runs',
  startDelay: '/legacy/patience',
  passwords: '/legacy/passwords',
  passwordAnswers: '/legacy/passwords/answers',
  newPassword: '/legacy/passwords/new',
  passwordResults: '/legacy/passwords/results',
  ownQuestions: '/legacy/passwords/questions',
  ownAnswers: '/legacy/passwords/questions/new',
  cookies: '/legacy/cookies',
  icon: '/legacy/icon.svg',
  style: '/legacy/style.css',
  run: (id: string) => `/legacy/runs/${id}`,
  startWith: (task: string | undefined) => (task ? `/legacy/?task=${task}` : '/legacy/'),
} as const

export const startPath = (session: LegacySession): string => (session.kiosk ? paths.kioskStart : paths.start)
