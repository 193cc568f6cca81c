import { ChevronDown } from 'lucide'
import { useState } from 'preact/hooks'
import { Button } from '../../../../../shared/ui/Button.tsx'
import { Icon } from '../../../../../shared/ui/Icon.tsx'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { toAddress } from '../../address.ts'
import { TextField } from '../../form/simple-fields.tsx'
import type { PageProps } from '../../section.ts'
import { useRequest } from '../../use-request.ts'
import { findFreeId, toIdentifier } from './free-id.ts'
import type { Definition, Workflow } from './load-workflows.ts'

interface NewWorkflowProps extends PageProps {
  policy: string
  workflows: readonly Workflow[]
  /** Identifiers of drafts that were never published. */
  drafts: readonly string[]
}

const sites = ['self-service', 'helpdesk'] as const

/** Begins a workflow, empty or as a copy, as a draft that is switched on once it is published; and opens it. */
export function NewWorkflow({ api, address, policy, workflows, drafts }: NewWorkflowProps) {
  const t = useTranslator()
  const { busy, problem, send } = useRequest()
  const [name, setName] = useState('')
  const [model, choose] = useState<string>(sites[0])
  const [isUnnamed, complain] = useState(false)

  function create(): void {
    complain(name.trim() === '')
    if (name.trim() === '') return
    const copied = workflows.find(({ id }) => `copy ${id}` === model)?.definition
    const id = findFreeId(toIdentifier(name), [...workflows.map((one) => one.id), ...drafts])
    const definition: Definition = {
      site: model === 'helpdesk' ? 'helpdesk' : 'self-service',
      description: '',
      availability: [],
      activities: [],
      ...copied,
      id,
      name: name.trim(),
      enabled: true,
    }
    void send(
      () =>
        api('PUT /api/v1/admin/workflows/{policy}/{workflow}/draft', {
          params: { policy, workflow: id },
          version: 0,
          body: { basedOn: 0, definition },
        }),
      () => address.open(toAddress(['workflows', policy, id])),
    )
  }

  return (
    <section>
      <h2 class="section-title">{t('administration.new-workflow')}</h2>
      {problem && <Notice tone="bad" alert text={problem.text} />}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          create()
        }}
      >
        <TextField
          schema={{ title: t('administration.new-workflow-name') }}
          path="new-name"
          value={name}
          onChange={(typed) => setName(String(typed ?? ''))}
          problems={new Map(isUnnamed ? [['new-name', t('administration.name-missing')]] : [])}
        />
        <div class="field">
          <label class="field-label" for="new-model">
            {t('administration.new-workflow-from')}
          </label>
          <div class="select">
            <select id="new-model" class="control" onChange={(event) => choose(event.currentTarget.value)}>
              {sites.map((site) => (
                <option key={site} value={site} selected={model === site}>
                  {t('administration.empty-workflow', { site: t(`administration.site-${site}`) })}
                </option>
              ))}
              {workflows.map(({ id, title }) => (
                <option key={id} value={`copy ${id}`} selected={model === `copy ${id}`}>
                  {t('administration.copy-of', { name: title })}
                </option>
              ))}
            </select>
            <Icon icon={ChevronDown} />
          </div>
        </div>
        <Button look="second" type="submit" busy={busy}>
          {t('administration.create')}
        </Button>
      </form>
    </section>
  )
}
