import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { controlId, headingTextId } from '../forms/FieldFrame.tsx'
import { Form } from '../forms/Form.tsx'
import type { Values } from '../forms/fields.ts'
import { createForm, findOnlyField } from '../forms/form-state.ts'
import { Button } from '../ui/Button.tsx'
import { createAccountSchema, parseAccount } from './account-schema.ts'
import { HealthLink } from './HealthLink.tsx'
import { PageHeading } from './PageHeading.tsx'
import { RequestError } from './RequestError.tsx'
import { TaskList } from './TaskList.tsx'
import { useTranslator } from './use-translator.ts'
import type { Wizard } from './wizard.ts'

export interface AccountPageProps {
  wizard: Wizard
  /** It is the first page of a visit. */
  first: boolean
  /** Address of “My password health”, on hosts that have it. */
  health?: string
}

/** Asks for the account, its domain if there are several, and the task, unless the host has chosen one. */
export function AccountPage({ wizard, first, health }: AccountPageProps) {
  const t = useTranslator()
  const { site, account, domain = site?.domains[0]?.name ?? '', workflow, busy } = wizard.state.value
  const typed = useRef<() => Values>(() => ({ account, domain }))
  // On the first page of a visit there is no heading change to announce, so the field takes the focus even beside a domain.
  const [isFirst] = useState(first)
  // Created again only for another language, with the typed values. The account in the state is only its initial value.
  const form = useMemo(() => {
    const created = createForm(
      { answer: createAccountSchema(t, site?.domains ?? []) },
      { earlierValues: typed.current() },
    )
    typed.current = () => created.values.peek()
    return { ...created, focusedFirst: isFirst ? 'account' : findOnlyField(created.fields)?.path }
  }, [t, site])
  const takesFocus = form.focusedFirst !== undefined
  useLayoutEffect(() => {
    if (takesFocus) document.getElementById(controlId('account'))?.focus()
  }, [])
  return (
    <>
      <PageHeading title={t('wizard.account-title')} name={site?.name} takeFocus={!takesFocus} />
      <p id={headingTextId} class="page-text">
        {t('wizard.account-text')}
      </p>
      <Form
        form={form}
        onAnswer={(answer, pressed) => {
          void wizard.submitAccount(parseAccount(answer as { account: string; domain?: string }), workflow ?? pressed)
        }}
        notices={<RequestError wizard={wizard} />}
        buttons={
          workflow === undefined ? (
            <TaskList tasks={site?.tasks ?? []} busy={busy} />
          ) : (
            <>
              <Button look="primary" type="submit" busy={busy}>
                {t('wizard.account-submit')}
              </Button>
              <Button look="quiet" onPress={wizard.showAllTasks}>
                {t('wizard.all-tasks')}
              </Button>
            </>
          )
        }
      />
      <HealthLink address={health} />
    </>
  )
}
