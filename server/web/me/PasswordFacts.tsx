import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import { formatExact } from '../exact-time.ts'
import { FactList } from '../FactList.tsx'
import type { PasswordHealth } from './client.ts'
import { Moment } from './Moment.tsx'

/** When the password expires and was changed, whether the account is locked, and the effective policy. */
export function PasswordFacts({ health, language }: { health: PasswordHealth; language: string }) {
  const t = useTranslator()
  const { password, lockout, policy } = health
  return (
    <section class="part">
      <h2>{t('me.facts-title')}</h2>
      <FactList
        facts={[
          { name: t('me.fact-expires'), value: <Expiry password={password} language={language} /> },
          {
            name: t('me.fact-changed'),
            value: password.lastChangedAt && <Moment iso={password.lastChangedAt} language={language} />,
          },
          { name: t('me.fact-lockout'), value: <Lockout lockout={lockout} language={language} /> },
          { name: t('me.fact-policy'), value: isNamed(policy) && policy.name },
        ]}
      />
    </section>
  )
}

/** The name that the product gives to the policy for everybody tells people nothing. */
const isNamed = ({ id, name }: PasswordHealth['policy']) => id !== 'default' || name !== 'Default'

function Expiry({ password, language }: { password: PasswordHealth['password']; language: string }) {
  const t = useTranslator()
  if (password.expiresAt) return <time dateTime={password.expiresAt}>{formatExact(password.expiresAt, language)}</time>
  return <>{t(password.expired || password.mustChange ? 'me.now' : 'me.never')}</>
}

function Lockout({ lockout, language }: { lockout: PasswordHealth['lockout']; language: string }) {
  const t = useTranslator()
  if (!lockout.locked) return <>{t('me.not-locked')}</>
  if (!lockout.endsAt) return <>{t('me.locked-open')}</>
  return <>{t('me.locked-until', { time: formatExact(lockout.endsAt, language) })}</>
}
