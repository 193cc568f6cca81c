import { Ban, CalendarX, CircleCheck, Clock, KeyRound, Lock, ShieldAlert, ShieldCheck, UserX } from 'lucide'
import type { Words } from '../../../shared/languages/words.ts'
import { Icon } from '../../../shared/ui/Icon.tsx'
import { useWords } from '../../../shared/wizard/wording.ts'
import type { Person } from './client.ts'

/** How somebody stands, each fact as an icon and words, and by what they can be known. */
export function Standing({ person }: { person: Person }) {
  const words = useWords()
  return (
    <>
      <h2 class="only-read">{words('helpdesk.standing')}</h2>
      <ul class="badges">
        {badges(person, words).map(({ icon, tone, text }) => (
          <li key={text} class="badge" data-tone={tone}>
            <Icon of={icon} />
            <span>{text}</span>
          </li>
        ))}
      </ul>
      <details class="methods">
        <summary>{words('helpdesk.methods', { count: person.methods.length })}</summary>
        <ul>
          {person.methods.map(({ kind, masked, since }, index) => (
            <li key={`${kind}-${index}`}>
              {words(methodKeys[kind as keyof typeof methodKeys] ?? 'helpdesk.method-other')}
              {masked && <span class="masked"> {masked}</span>}
              {since && <span class="since"> {words('helpdesk.since', { since: Date.parse(since) })}</span>}
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

const methodKeys = {
  questions: 'helpdesk.method-questions',
  'corporate-mail': 'helpdesk.method-corporate-mail',
  'corporate-mobile': 'helpdesk.method-corporate-mobile',
  'personal-mail': 'helpdesk.method-personal-mail',
  'personal-mobile': 'helpdesk.method-personal-mobile',
  totp: 'helpdesk.method-totp',
  passkey: 'helpdesk.method-passkey',
} as const

type Badge = { icon: typeof Lock; tone: 'good' | 'warn' | 'bad' | 'quiet'; text: string }

function badges({ state }: Person, words: Words): Badge[] {
  const at = (iso: string | undefined) => (iso === undefined ? 0 : Date.parse(iso))
  const account = [...troubles()]
  const well: Badge[] =
    account.length === 0 ? [{ icon: CircleCheck, tone: 'good', text: words('helpdesk.badge-well') }] : []
  return [...account, ...well, ...password(), ...profile()]

  function* troubles(): Generator<Badge> {
    if (state.locked) {
      const until = at(state.lockoutEndsAt)
      const text = until ? words('helpdesk.badge-locked-until', { until }) : words('helpdesk.badge-locked')
      yield { icon: Lock, tone: 'bad', text }
    }
    if (state.disabled) yield { icon: Ban, tone: 'bad', text: words('helpdesk.badge-disabled') }
    if (state.accountExpired) yield { icon: UserX, tone: 'bad', text: words('helpdesk.badge-account-expired') }
    if (state.mustChange) yield { icon: KeyRound, tone: 'warn', text: words('helpdesk.badge-must-change') }
    else if (state.passwordExpired) yield { icon: CalendarX, tone: 'bad', text: words('helpdesk.badge-expired') }
  }
  function password(): Badge[] {
    if (state.mustChange || state.passwordExpired || !state.passwordExpiresAt) return []
    return [{ icon: Clock, tone: 'quiet', text: words('helpdesk.badge-expires', { on: at(state.passwordExpiresAt) }) }]
  }
  function* profile(): Generator<Badge> {
    if (state.profileLockedUntil) {
      const until = at(state.profileLockedUntil)
      yield { icon: ShieldAlert, tone: 'bad', text: words('helpdesk.badge-profile-locked', { until }) }
    }
    if (!state.registered) yield { icon: ShieldAlert, tone: 'warn', text: words('helpdesk.badge-not-registered') }
    else if (state.profile === 'must-update')
      yield { icon: ShieldAlert, tone: 'warn', text: words('helpdesk.badge-must-update') }
    else yield { icon: ShieldCheck, tone: 'good', text: words('helpdesk.badge-registered') }
    if (state.passcodeUntil)
      yield {
        icon: KeyRound,
        tone: 'quiet',
        text: words('helpdesk.badge-passcode', { until: at(state.passcodeUntil) }),
      }
  }
}
