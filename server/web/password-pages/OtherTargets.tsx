import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { Target } from './client.ts'
import { describeRelation, isSettable } from './schemas.ts'

/** The accounts whose passwords cannot be set here, and why. */
export function OtherTargets({ targets }: { targets: readonly Target[] }) {
  const t = useTranslator()
  const others = targets.filter((target) => !isSettable(target))
  if (others.length === 0) return null
  return (
    <section class="target-list" aria-label={t('password-pages.not-settable')}>
      <h2>{t('password-pages.not-settable')}</h2>
      <ul>
        {others.map((target) => (
          <li key={target.id}>
            <span class="target-name">{target.name}</span>
            <span class="quiet">{[describeRelation(t, target), target.note].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
