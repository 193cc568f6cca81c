import { Circle, CircleAlert, CircleCheck, CircleDashed, Info } from 'lucide'
import { Icon } from '../../../../../shared/ui/Icon.tsx'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { fillTimes } from '../../../../../shared/wizard/moment.ts'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { Trial } from './calls.ts'

const icons = {
  accepted: CircleCheck,
  refused: CircleAlert,
  exempt: CircleDashed,
  'needs-person': Circle,
  'not-checked': Circle,
  shown: Info,
}

/** What each rule says to a password: accepted or refused, and why. */
export function TriedRules({ trial, isStale }: { trial: Trial; isStale: boolean }) {
  const t = useTranslator()
  const { accepted, directory, person, rules } = trial
  const refused = rules.filter(({ outcome }) => outcome === 'refused').length
  return (
    <>
      <Notice
        tone={accepted ? 'good' : 'bad'}
        text={accepted ? t('administration.try-accepted') : t('administration.try-refused', { count: refused })}
      />
      <p class="page-text">
        {person
          ? t('administration.try-holds', { name: person.displayName, policy: person.policy })
          : t('administration.try-directory', { domain: directory })}
        {isStale && ` ${t('administration.try-stale')}`}
      </p>
      <ul class="entries tried-rules">
        {rules.map(({ name, text, source, outcome, reason, isListMissing }, index) => (
          // A policy may name a rule several times.
          <li key={index} data-outcome={outcome}>
            <Icon icon={icons[outcome]} />
            <div class="entry-text">
              <p>
                <strong>{name}</strong> <span class="entry-state">{t(`administration.try-source-${source}`)}</span>
              </p>
              <p>{text}</p>
              <p>
                {t(`administration.try-${outcome}-rule`)}
                {reason !== undefined && ` ${t('administration.try-reason', { reason: fillTimes(t, reason) })}`}
                {isListMissing && ` ${t('administration.try-no-list')}`}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
