import type { ComponentChildren } from 'preact'
import { useWords } from '../../../shared/wizard/wording.ts'
import type { Health } from './client.ts'
import { exactly, Moment } from './Moment.tsx'

/** When it expires, when it was changed, whether the account is locked, and which policy holds. */
export function Facts({ health, language }: { health: Health; language: string }) {
  const words = useWords()
  const { password, lockout, policy } = health
  return (
    <section class="part">
      <h2>{words('me.facts-title')}</h2>
      <dl class="facts">
        <Fact name={words('me.fact-expires')}>
          <Expiry password={password} language={language} />
        </Fact>
        {password.lastChangedAt && (
          <Fact name={words('me.fact-changed')}>
            <Moment iso={password.lastChangedAt} language={language} />
          </Fact>
        )}
        <Fact name={words('me.fact-lockout')}>
          <Lockout lockout={lockout} language={language} />
        </Fact>
        <Fact name={words('me.fact-policy')}>{policy.name}</Fact>
      </dl>
    </section>
  )
}

export function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Expiry({ password, language }: { password: Health['password']; language: string }) {
  const words = useWords()
  if (password.expiresAt) return <time dateTime={password.expiresAt}>{exactly(password.expiresAt, language)}</time>
  return <>{words(password.expired || password.mustChange ? 'me.now' : 'me.never')}</>
}

function Lockout({ lockout, language }: { lockout: Health['lockout']; language: string }) {
  const words = useWords()
  if (!lockout.locked) return <>{words('me.not-locked')}</>
  if (!lockout.endsAt) return <>{words('me.locked-open')}</>
  return <>{words('me.locked-until', { time: exactly(lockout.endsAt, language) })}</>
}
