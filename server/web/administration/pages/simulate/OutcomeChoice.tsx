import { ChevronLeft, ChevronRight } from 'lucide'
import { Button } from '../../../../../shared/ui/Button.tsx'
import { Icon } from '../../../../../shared/ui/Icon.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { type Course, moveTo, type Outcome } from './simulation.ts'

interface OutcomeChoiceProps {
  course: Course
  busy: boolean
  onOutcome(outcome: Outcome): void
  onMove(course: Course): void
}

/** What happens at the moment that is shown, and the way back and forward through those that were met. */
export function OutcomeChoice({ course, busy, onOutcome, onMove }: OutcomeChoiceProps) {
  const t = useTranslator()
  const { moments } = course.simulation
  const moment = moments[course.at]
  const [before, after] = [moveTo(course, -1), moveTo(course, 1)]
  if (!moment) return null
  const hint = moment.step.status === 'wait' ? 'wait' : moment.asksForSecret ? 'secret' : 'answer'
  return (
    <>
      <nav class="moment-links" aria-label={t('administration.simulate.page')}>
        <Button look="quiet" busy={!before} onPress={() => before && onMove(before)}>
          <Icon icon={ChevronLeft} />
          <span>{t('administration.simulate.back')}</span>
        </Button>
        <span role="status">
          {t('administration.simulate.moment', { number: course.at + 1, count: moments.length })}
        </span>
        <Button look="quiet" busy={!after} onPress={() => after && onMove(after)}>
          <span>{t('administration.simulate.forward')}</span>
          <Icon icon={ChevronRight} />
        </Button>
      </nav>
      {moment.choices.length > 0 && (
        <section class="outcome-choice">
          <h2 class="section-title">{t('administration.simulate.choose')}</h2>
          <p>{t(`administration.simulate.choose-${hint}`)}</p>
          <div class="buttons">
            {moment.choices.map((choose, index) => (
              <Button
                key={choose}
                look={index === 0 && hint !== 'answer' ? 'primary' : 'second'}
                busy={busy}
                onPress={() => onOutcome({ choose })}
              >
                {t(`administration.simulate.${choose}`)}
              </Button>
            ))}
          </div>
        </section>
      )}
    </>
  )
}
