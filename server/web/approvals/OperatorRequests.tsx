import { UsersRound } from 'lucide'
import { useEffect, useMemo } from 'preact/hooks'
import { Icon } from '../../../shared/ui/Icon.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { fillTimes } from '../../../shared/wizard/moment.ts'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import { FactList } from '../FactList.tsx'
import { DecisionForm } from './DecisionForm.tsx'
import { DecisionOutcome } from './DecisionOutcome.tsx'
import {
  createOperatorRequests,
  type OperatorRequest,
  type OperatorRequests as Requests,
  type RequestsClient,
} from './operator-requests.ts'

/** Four eyes: what colleagues wait for. Nothing is shown while no request waits. */
export function OperatorRequests({ client }: { client: RequestsClient }) {
  const t = useTranslator()
  const life = useMemo(() => new AbortController(), [])
  const requests = useMemo(() => createOperatorRequests(client, { ended: life.signal }), [client])
  useEffect(() => {
    void requests.load()
    return () => life.abort()
  }, [requests])
  const { requests: open, outcome } = requests.state.value
  if (open.length === 0 && !outcome) return null
  return (
    <section class="requests" aria-labelledby="requests-title">
      <h2 class="section-title" id="requests-title">
        <span role="status">{t('helpdesk.requests', { count: open.length })}</span>
      </h2>
      {outcome && <Outcome key={JSON.stringify(outcome)} outcome={outcome} />}
      {open.map((one) => (
        <Request key={one.id} requests={requests} request={one} />
      ))}
    </section>
  )
}

function Request({ requests, request }: { requests: Requests; request: OperatorRequest }) {
  const t = useTranslator()
  const { id, person, operator, task, ticket, reason, when, check } = request
  const { busy, wrongNumber } = requests.state.value
  return (
    <article class="request">
      <h3>
        <Icon icon={UsersRound} />
        <span>
          {task.title}: {person.displayName}
        </span>
      </h3>
      <FactList
        facts={[
          { name: t('helpdesk.account'), value: person.account },
          { name: t('helpdesk.requests-operator'), value: operator.displayName },
          { name: t('helpdesk.ticket'), value: ticket },
          { name: t('helpdesk.reason'), value: reason },
        ]}
      />
      <Notice tone={when !== 'always' || check ? 'warn' : 'quiet'}>
        {when === 'checks-used-up' && <p>{t('helpdesk.requests-checks-used-up')}</p>}
        {when === 'privileged' && <p>{t('helpdesk.requests-privileged')}</p>}
        {check && <p>{fillTimes(t, check)}</p>}
        <p>{t(check ? 'helpdesk.requests-care-check' : 'helpdesk.requests-care')}</p>
      </Notice>
      <DecisionForm
        id={id}
        about={person.displayName}
        texts={{
          number: t('helpdesk.requests-number', { operator: operator.displayName }),
          incomplete: t('helpdesk.requests-number-incomplete'),
          approve: t('helpdesk.requests-approve'),
          refuse: t('helpdesk.requests-refuse'),
        }}
        busy={busy}
        problem={wrongNumber?.id === id ? wrongNumber.problem : undefined}
        onDecide={(decision) => void requests.decide(id, decision)}
      />
    </article>
  )
}

function Outcome({ outcome }: { outcome: NonNullable<Requests['state']['value']['outcome']> }) {
  const t = useTranslator()
  if ('problem' in outcome) return <DecisionOutcome outcome="problem" text={outcome.problem.text} />
  const { decision } = outcome
  const text = t(decision === 'approve' ? 'helpdesk.requests-approved' : 'helpdesk.requests-refused')
  return <DecisionOutcome outcome={decision} text={text} />
}
