import { UserRoundCheck } from 'lucide'
import { Icon } from '../../../shared/ui/Icon.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import { DecisionForm } from '../approvals/DecisionForm.tsx'
import { DecisionOutcome } from '../approvals/DecisionOutcome.tsx'
import { formatExact } from '../exact-time.ts'
import { FactList } from '../FactList.tsx'
import type { ApprovalRequest, HealthStore } from './health-store.ts'
import { Moment } from './Moment.tsx'

interface RequestsProps {
  store: HealthStore
  requests: readonly ApprovalRequest[]
  /** BCP 47. */
  language: string
}

/** Requests that wait for this person's decision: what is requested, since when, and hints for calling the person first. */
export function ApprovalRequests({ store, requests, language }: RequestsProps) {
  const t = useTranslator()
  const count = requests.filter(({ outcome }) => !outcome).length
  return (
    <section class="part requests">
      {count > 0 && <h2>{t('me.approvals-title', { count })}</h2>}
      {requests.map((one) =>
        one.outcome ? (
          <Outcome key={one.id} request={one} />
        ) : (
          <OpenRequest key={one.id} store={store} request={one} language={language} />
        ),
      )}
    </section>
  )
}

function OpenRequest({ store, request, language }: { store: HealthStore; request: ApprovalRequest; language: string }) {
  const t = useTranslator()
  const { id, person, task, since, until, hints, problem } = request
  const name = person.displayName
  return (
    <article class="request">
      <h3>
        <Icon icon={UserRoundCheck} />
        <span>
          {name} <span class="quiet">{person.account}</span>
        </span>
      </h3>
      <FactList
        facts={[
          { name: t('me.approval-task'), value: task.title },
          { name: t('me.approval-since'), value: <Moment iso={since} language={language} /> },
          { name: t('me.approval-until'), value: <time dateTime={until}>{formatExact(until, language)}</time> },
        ]}
      />
      <Notice tone={hints.length > 0 ? 'warn' : 'quiet'}>
        {hints.length > 0 && (
          <ul aria-label={t('me.approval-hints')}>
            {hints.map(({ code, text }) => (
              <li key={code}>{text}</li>
            ))}
          </ul>
        )}
        <p>{t('me.approval-care', { person: name })}</p>
      </Notice>
      <DecisionForm
        id={id}
        about={name}
        texts={{
          number: t('me.approval-number', { person: name }),
          incomplete: t('me.approval-number-incomplete'),
          approve: t('me.approve'),
          refuse: t('me.refuse'),
        }}
        busy={store.state.value.busy}
        problem={problem}
        onDecide={(decision) => void store.decide(id, decision)}
      />
    </article>
  )
}

function Outcome({ request: { outcome, person } }: { request: ApprovalRequest }) {
  const t = useTranslator()
  if (!outcome) return null
  if ('problem' in outcome) return <DecisionOutcome outcome="problem" text={outcome.problem.text} />
  const { decision } = outcome
  const text = t(decision === 'approve' ? 'me.approved' : 'me.refused', { person: person.displayName })
  return <DecisionOutcome outcome={decision} text={text} />
}
