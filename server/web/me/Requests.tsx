import { UserRoundCheck } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../../../shared/ui/Icon.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { useWords } from '../../../shared/wizard/wording.ts'
import type { Decision } from './client.ts'
import { Fact } from './Facts.tsx'
import { Moment } from './Moment.tsx'
import type { Request, Visit } from './visit.ts'

interface RequestsProps {
  visit: Visit
  requests: readonly Request[]
  /** BCP 47. */
  language: string
}

/** Who waits for this person's decision: what they ask, since when, what speaks for calling them first. */
export function Requests({ visit, requests, language }: RequestsProps) {
  const words = useWords()
  const count = requests.filter(({ outcome }) => !outcome).length
  return (
    <section class="part requests">
      <h2>{words('me.approvals-title', { count })}</h2>
      {requests.map((one) =>
        one.outcome ? (
          <Outcome key={one.id} request={one} />
        ) : (
          <Open key={one.id} visit={visit} request={one} language={language} />
        ),
      )}
    </section>
  )
}

function Open({ visit, request, language }: { visit: Visit; request: Request; language: string }) {
  const words = useWords()
  const { id, person, task, since, until, hints, problem } = request
  const name = person.displayName
  return (
    <article class="request">
      <h3>
        <Icon of={UserRoundCheck} />
        <span>
          {name} <span class="quiet">{person.account}</span>
        </span>
      </h3>
      <dl class="facts">
        <Fact name={words('me.approval-task')}>{task.title}</Fact>
        <Fact name={words('me.approval-since')}>
          <Moment iso={since} language={language} />
        </Fact>
        <Fact name={words('me.approval-until')}>
          <Moment iso={until} language={language} />
        </Fact>
      </dl>
      <Notice tone={hints.length > 0 ? 'warn' : 'quiet'}>
        {hints.length > 0 && (
          <ul aria-label={words('me.approval-hints')}>
            {hints.map(({ code, text }) => (
              <li key={code}>{text}</li>
            ))}
          </ul>
        )}
        <p>{words('me.approval-care', { person: name })}</p>
      </Notice>
      {problem && (
        <Notice tone="bad" alert>
          <p>{problem.text}</p>
        </Notice>
      )}
      <div class="buttons">
        <DecisionButton decision="approve" {...{ visit, id, name }} />
        <DecisionButton decision="refuse" {...{ visit, id, name }} />
      </div>
    </article>
  )
}

function DecisionButton({ visit, id, name, decision }: { visit: Visit; id: string; name: string; decision: Decision }) {
  const words = useWords()
  const { busy } = visit.state.value
  return (
    <button
      type="button"
      class="button"
      data-look="second"
      aria-disabled={busy ? 'true' : undefined}
      onClick={() => void visit.decide(id, decision)}
    >
      {words(`me.${decision}`)}
      <span class="only-read">: {name}</span>
    </button>
  )
}

/** Takes the focus that the pressed button gives up, and is read out. */
function Outcome({ request: { outcome, person } }: { request: Request }) {
  const words = useWords()
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => line.current?.focus(), [])
  if (!outcome) return null
  const name = { person: person.displayName }
  return (
    <div ref={line} class="request-outcome" tabIndex={-1}>
      {'problem' in outcome ? (
        <Notice tone="bad" alert>
          <p>{outcome.problem.text}</p>
        </Notice>
      ) : (
        <Notice tone={outcome.decision === 'approve' ? 'good' : 'quiet'} alert>
          <p>{words(outcome.decision === 'approve' ? 'me.approved' : 'me.refused', name)}</p>
        </Notice>
      )}
    </div>
  )
}
