import './simulate.css'
import { useState } from 'preact/hooks'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { PageHeading } from '../../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { Loading, useLoaded } from '../../loading.tsx'
import type { PageProps } from '../../section.ts'
import { useRequest } from '../../use-request.ts'
import { findHandedDraft } from './handed-draft.ts'
import { MetPage } from './MetPage.tsx'
import { OutcomeChoice } from './OutcomeChoice.tsx'
import { PersonForm } from './PersonForm.tsx'
import { SimulationLog } from './SimulationLog.tsx'
import {
  type Course,
  continueWith,
  type Outcome,
  type Simulation,
  type SimulationBody,
  toCourse,
} from './simulation.ts'

interface SimulatePageProps extends PageProps {
  policy: string
  workflow: string
}

type Who = Omit<SimulationBody, 'definition' | 'outcomes'>

/** Steps through a workflow as a person would meet it: left the person, in the middle the page, right what decided. Nothing is written. */
export function SimulatePage({ api, language, policy, workflow }: SimulatePageProps) {
  const t = useTranslator()
  const { busy, problem, send } = useRequest()
  const [who, setWho] = useState<Who>()
  const [course, show] = useState<Course & { hasDropped?: boolean }>()
  // A draft is met before it is published; where there is none, the published version is what is kept as one.
  const draft = useLoaded(
    () => api('GET /api/v1/admin/workflows/{policy}/{workflow}/draft', { params: { policy, workflow } }),
    [policy, workflow],
  )
  const definition = findHandedDraft(policy, workflow)
  const isDraft = definition !== undefined || draft.value?.isDraft === true
  const forms = useLoaded(() => api('GET /api/v1/admin/simulation-form'), [language])

  function run(person: Who, outcomes: Outcome[]): void {
    void send(
      () =>
        api('POST /api/v1/admin/workflows/{policy}/{workflow}/simulations', {
          params: { policy, workflow },
          body: { ...person, outcomes, ...(definition ? { definition } : { draft: isDraft }) },
        }),
      (simulation) => {
        setWho(person)
        show(toCourse(outcomes, simulation))
      },
    )
  }
  const choose = (outcome: Outcome) => who && course && run(who, continueWith(course, outcome))
  const moment = course?.simulation.moments[course.at]
  const title = course?.simulation.title ?? draft.value?.title ?? workflow
  return (
    <>
      {!moment && <PageHeading title={t('administration.simulate.title', { workflow: title })} />}
      <div class="simulation-bar" role="note">
        <Notice tone="quiet" text={t('administration.simulate.bar', { workflow: title })}>
          {isDraft && <p>{t('administration.simulate.draft')}</p>}
        </Notice>
      </div>
      <div class="simulation">
        <Loading loaded={forms}>
          {(value) => (
            <PersonForm
              forms={value}
              busy={busy}
              problem={problem}
              hasBegun={course !== undefined}
              onStart={(person) => run(person, [])}
            />
          )}
        </Loading>
        <div class="simulation-page">
          {course && <Facts simulation={course.simulation} hasDropped={course.hasDropped === true} />}
          {course && moment ? (
            <>
              <MetPage
                key={`${course.at}-${course.outcomes.length}`}
                moment={moment}
                number={course.at + 1}
                busy={busy}
                onOutcome={choose}
              />
              <OutcomeChoice course={course} busy={busy} onOutcome={choose} onMove={show} />
            </>
          ) : (
            !course && <p class="quiet-text">{t('administration.simulate.page-empty')}</p>
          )}
        </div>
        {course && moment && (
          <SimulationLog moments={course.simulation.moments} outcomes={course.outcomes} at={course.at} />
        )}
      </div>
    </>
  )
}

/** What holds for the person before any step. */
function Facts({ simulation, hasDropped }: { simulation: Simulation; hasDropped: boolean }) {
  const t = useTranslator()
  const { person, policy, decoy, enabled, protected: code } = simulation
  const named = { policy: policy.name, person: person.displayName }
  const reason =
    decoy === 'unregistered'
      ? t('administration.simulate.decoy-unregistered')
      : t('administration.simulate.decoy-protected', { code: decoy ?? '' })
  return (
    <div class="simulation-facts">
      <p>{t(policy.isOwn ? 'administration.simulate.policy-holds' : 'administration.simulate.policy-other', named)}</p>
      {!enabled && <Notice tone="warn" text={t('administration.simulate.disabled')} />}
      {code !== undefined && <Notice tone="warn" text={t('administration.simulate.helpdesk-protected', { code })} />}
      {decoy !== undefined && <Notice tone="warn" text={t('administration.simulate.decoy', { reason })} />}
      {hasDropped && <Notice tone="warn" alert text={t('administration.simulate.dropped')} />}
    </div>
  )
}
