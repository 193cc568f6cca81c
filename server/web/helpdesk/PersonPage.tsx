import { useState } from 'preact/hooks'
import { Breakable } from '../../../shared/ui/Breakable.tsx'
import { Button } from '../../../shared/ui/Button.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { useEscape } from '../../../shared/wizard/leave-handler.ts'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import { WorkflowLabel } from '../../../shared/wizard/WorkflowLabel.tsx'
import { FactList } from '../FactList.tsx'
import { CallerCheck } from './CallerCheck.tsx'
import type { CallDetails } from './call-notes.ts'
import type { Person } from './client.ts'
import type { HelpdeskStore } from './helpdesk-store.ts'
import { MutualProof } from './MutualProof.tsx'
import { PersonState } from './PersonState.tsx'
import { useShortcuts } from './shortcuts.ts'
import { workflowIcon } from './workflow-icon.ts'

interface PersonPageProps {
  store: HelpdeskStore
  person: Person
  language: string
  /** Host name of the server. */
  address: string
}

/** The person who needs help: state, and the workflows that apply now. */
export function PersonPage({ store, person, language, address }: PersonPageProps) {
  const t = useTranslator()
  const { site } = store.staff.state.value
  const { problem } = store.state.value
  const [details, setDetails] = useState(store.readDetails(person.id))
  const keep = (typed: CallDetails) => {
    setDetails(typed)
    store.keepDetails(person.id, typed)
  }
  useEscape(store.closePerson)
  useShortcuts(store.shortcutsOn, {
    find: store.closePerson,
    ticket: () => document.getElementById('ticket')?.focus(),
    reason: () => document.getElementById('reason')?.focus(),
    prove: () => void store.mutualProof.begin(person.id),
    done: () => void (person.callerCheck && store.endCall()),
    choose(index) {
      const task = person.tasks[index]
      if (task && !task.reason) store.chooseWorkflow(task.workflow)
    },
  })
  const facts = [
    { name: t('helpdesk.account'), value: <Breakable text={`${person.account}@${person.domain}`} /> },
    { name: t('helpdesk.department'), value: person.department },
    { name: t('helpdesk.job'), value: person.title },
  ]
  return (
    <>
      <div class="person-head">
        <PageHeading title={person.displayName} name={site?.name} />
        <Button look="second" onPress={store.closePerson}>
          {t('helpdesk.change-person')}
        </Button>
      </div>
      <FactList facts={facts} />
      <PersonState person={person} language={language} />
      <CallerCheck store={store} person={person} />
      <MutualProof store={store} person={person.id} address={address} />
      {problem && <Notice tone="bad" alert text={problem.text} />}
      <h2 class="section-title">{t('helpdesk.tasks')}</h2>
      <fieldset class="about">
        <legend class="only-read">{t('helpdesk.about')}</legend>
        <AboutField
          id="ticket"
          label={t('helpdesk.ticket')}
          maxLength={100}
          value={details.ticket ?? ''}
          onValue={(ticket) => keep({ ...details, ticket })}
        />
        <AboutField
          id="reason"
          label={t('helpdesk.reason')}
          maxLength={500}
          value={details.reason ?? ''}
          onValue={(reason) => keep({ ...details, reason })}
        />
      </fieldset>
      <ul class="tasks">
        {person.tasks.map(({ workflow, title, text, reason: notNow }) => (
          <li key={workflow}>
            <button
              type="button"
              class="task"
              aria-disabled={notNow ? 'true' : undefined}
              onClick={() => !notNow && store.chooseWorkflow(workflow)}
            >
              <WorkflowLabel
                icon={workflowIcon(workflow)}
                title={title}
                text={notNow ? t('helpdesk.not-now', { reason: notNow.text }) : text}
                disabled={!!notNow}
              />
            </button>
          </li>
        ))}
      </ul>
      {person.tasks.length === 0 && <p class="page-text">{t('helpdesk.no-tasks')}</p>}
    </>
  )
}

interface AboutFieldProps {
  id: string
  label: string
  maxLength: number
  value: string
  onValue: (value: string) => void
}

function AboutField({ id, label, maxLength, value, onValue }: AboutFieldProps) {
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="control"
        type="text"
        autocomplete="off"
        maxLength={maxLength}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </div>
  )
}
