import './state-badges.css'
import { Ban, CalendarX, CircleCheck, Clock, KeyRound, Lock, ShieldAlert, ShieldCheck, UserX } from 'lucide'
import type { Translator } from '../../shared/languages/translator.ts'
import { Icon } from '../../shared/ui/Icon.tsx'
import { useTranslator } from '../../shared/wizard/use-translator.ts'
import type { SiteApi } from '../routes/operations.ts'
import { formatDay, formatExact } from './exact-time.ts'

type State = SiteApi['GET /api/v1/helpdesk/people/{id}']['reply']['state']

/** How a person's account and registration are, each fact as an icon with text. */
export function StateBadges({ state, language }: { state: State; language: string }) {
  const t = useTranslator()
  return (
    <ul class="badges">
      {listBadges(state, t, language).map(({ icon, tone, text }) => (
        <li key={text} class="badge" data-tone={tone}>
          <Icon icon={icon} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  )
}

type Badge = { icon: typeof Lock; tone: 'good' | 'warn' | 'bad' | 'quiet'; text: string }

function listBadges(state: State, t: Translator, language: string): Badge[] {
  const at = (iso: string) => formatExact(iso, language)
  const account = [...troubles()]
  const well: Badge[] =
    account.length === 0 ? [{ icon: CircleCheck, tone: 'good', text: t('helpdesk.badge-well') }] : []
  return [...account, ...well, ...password(), ...profile()]

  function* troubles(): Generator<Badge> {
    if (state.locked) {
      const end = state.lockoutEndsAt
      const text = end ? t('helpdesk.badge-locked-until', { until: at(end) }) : t('helpdesk.badge-locked')
      yield { icon: Lock, tone: 'bad', text }
    }
    if (state.disabled) yield { icon: Ban, tone: 'bad', text: t('helpdesk.badge-disabled') }
    if (state.accountExpired) yield { icon: UserX, tone: 'bad', text: t('helpdesk.badge-account-expired') }
    if (state.mustChange) yield { icon: KeyRound, tone: 'warn', text: t('helpdesk.badge-must-change') }
    else if (state.passwordExpired) yield { icon: CalendarX, tone: 'bad', text: t('helpdesk.badge-expired') }
  }
  function password(): Badge[] {
    if (state.mustChange || state.passwordExpired || !state.passwordExpiresAt) return []
    const on = formatDay(state.passwordExpiresAt, language)
    return [{ icon: Clock, tone: 'quiet', text: t('helpdesk.badge-expires', { on }) }]
  }
  function* profile(): Generator<Badge> {
    if (state.profileLockedUntil) {
      const until = at(state.profileLockedUntil)
      yield { icon: ShieldAlert, tone: 'bad', text: t('helpdesk.badge-profile-locked', { until }) }
    }
    if (!state.registered) yield { icon: ShieldAlert, tone: 'warn', text: t('helpdesk.badge-not-registered') }
    else if (state.profile === 'must-update')
      yield { icon: ShieldAlert, tone: 'warn', text: t('helpdesk.badge-must-update') }
    else yield { icon: ShieldCheck, tone: 'good', text: t('helpdesk.badge-registered') }
    if (state.passcodeUntil)
      yield { icon: KeyRound, tone: 'quiet', text: t('helpdesk.badge-passcode', { until: at(state.passcodeUntil) }) }
  }
}
