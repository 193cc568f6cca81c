import { Fingerprint, type IconNode, KeyRound, Mail, MessageCircleQuestionMark, Phone, Smartphone } from 'lucide'
import type { MessageKey } from '../../../shared/languages/keys.ts'
import { Icon } from '../../../shared/ui/Icon.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import { formatExact } from '../exact-time.ts'
import type { PasswordHealth } from './client.ts'
import type { HealthStore } from './health-store.ts'
import { TaskLink } from './TaskLink.tsx'

/** By kind of method; all others get a key. */
const icons: Record<string, IconNode> = {
  questions: MessageCircleQuestionMark,
  'corporate-mail': Mail,
  'corporate-mobile': Phone,
  'personal-mail': Mail,
  'personal-mobile': Phone,
  totp: Smartphone,
  passkey: Fingerprint,
}

/** Workflows that change methods; the one for people who have some comes first. */
const changing = ['manage-my-profile', 'register']

interface MethodsProps {
  store: HealthStore
  health: PasswordHealth
  /** BCP 47. */
  language: string
}

/** The person's authentication methods with masked addresses, why they need an update, and the workflow for it. */
export function Methods({ store, health, language }: MethodsProps) {
  const t = useTranslator()
  const { methods, profile, tasks } = health
  const task = changing.flatMap((id) => tasks.find(({ workflow }) => workflow === id) ?? [])[0]
  return (
    <section class="part">
      <h2>{t('me.methods-title')}</h2>
      {methods.length === 0 && <p class="quiet">{t('me.methods-none')}</p>}
      <ul class="methods" hidden={methods.length === 0}>
        {methods.map(({ kind, masked, addedAt }) => (
          <li key={`${kind} ${masked} ${addedAt}`}>
            <Icon icon={icons[kind] ?? KeyRound} />
            <span>
              {t(`me.method-${kind}` as MessageKey)}
              {masked && <span class="masked"> {masked}</span>}
              <span class="quiet">
                {addedAt ? t('me.methods-since', { date: formatExact(addedAt, language) }) : t('me.methods-directory')}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {profile.reasons.length > 0 && (
        <ul class="reasons">
          {profile.reasons.map(({ code, text }) => (
            <li key={code}>{text}</li>
          ))}
        </ul>
      )}
      {task && task.workflow !== health.next.task?.workflow && (
        <TaskLink store={store} look="second" language={language} {...task} />
      )}
    </section>
  )
}
