import { ChevronRight } from 'lucide'
import { useRef, useState } from 'preact/hooks'
import { Button } from '../../../shared/ui/Button.tsx'
import { Icon } from '../../../shared/ui/Icon.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { useLeaving } from '../../../shared/wizard/leaving.ts'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useWords } from '../../../shared/wizard/wording.ts'
import type { Person } from './client.ts'
import type { About, Desk } from './desk.ts'
import { Standing } from './Standing.tsx'
import { taskIcon } from './task-icon.ts'

/** Somebody who needs help: how they stand, and what can be done for them now. */
export function PersonPage({ desk, person, before }: { desk: Desk; person: Person; before?: About }) {
  const words = useWords()
  const { site, problem } = desk.state.value
  const [ticket, setTicket] = useState(before?.ticket ?? '')
  const [reason, setReason] = useState(before?.reason ?? '')
  const about = useRef<HTMLFieldSetElement>(null)
  useLeaving(() => {
    desk.change()
    return 'leaves'
  })
  const choose = (workflow: string) =>
    desk.choose(workflow, { ticket: ticket.trim() || undefined, reason: reason.trim() || undefined })
  const facts = [
    { label: words('helpdesk.account'), value: `${person.account}@${person.domain}` },
    { label: words('helpdesk.department'), value: person.department },
    { label: words('helpdesk.job'), value: person.title },
  ]
  return (
    <>
      <div class="person-head">
        <PageHeading title={person.displayName} name={site?.name} />
        <Button look="second" onPress={desk.change}>
          {words('helpdesk.change-person')}
        </Button>
      </div>
      <dl class="facts">
        {facts.map(({ label, value }) =>
          value ? (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <Standing person={person} />
      {problem && (
        <Notice tone="bad" alert>
          <p>{problem.text}</p>
        </Notice>
      )}
      <h2 class="section-title">{words('helpdesk.tasks')}</h2>
      <fieldset class="about" ref={about}>
        <legend class="only-read">{words('helpdesk.about')}</legend>
        <div class="field">
          <label class="field-label" for="ticket">
            {words('helpdesk.ticket')}
          </label>
          <input
            id="ticket"
            class="control"
            type="text"
            autocomplete="off"
            maxLength={100}
            value={ticket}
            onInput={(event) => setTicket(event.currentTarget.value)}
          />
        </div>
        <div class="field">
          <label class="field-label" for="reason">
            {words('helpdesk.reason')}
          </label>
          <input
            id="reason"
            class="control"
            type="text"
            autocomplete="off"
            maxLength={500}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </div>
      </fieldset>
      <ul class="tasks">
        {person.tasks.map(({ workflow, title, text, reason: notNow }) => (
          <li key={workflow}>
            <button
              type="button"
              class="task"
              aria-disabled={notNow ? 'true' : undefined}
              onClick={() => !notNow && choose(workflow)}
            >
              <span class="task-icon">
                <Icon of={taskIcon(workflow)} />
              </span>
              <span class="task-words">
                <span class="task-title">{title}</span>
                <span class="task-text">{notNow ? words('helpdesk.not-now', { reason: notNow.text }) : text}</span>
              </span>
              {!notNow && <Icon of={ChevronRight} />}
            </button>
          </li>
        ))}
      </ul>
      {person.tasks.length === 0 && <p class="page-text">{words('helpdesk.no-tasks')}</p>}
    </>
  )
}
