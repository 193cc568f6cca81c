import { headingTextId } from '../../../shared/forms/FieldFrame.tsx'
import { Form } from '../../../shared/forms/Form.tsx'
import { Button } from '../../../shared/ui/Button.tsx'
import { createAccountSchema } from '../../../shared/wizard/account-schema.ts'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { TaskList } from '../../../shared/wizard/TaskList.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import { createLegacyForm } from './form.ts'
import { Hidden, LinkButton, Note } from './Parts.tsx'
import type { LegacyPage, LegacyView } from './page.ts'

type AccountOf = Extract<LegacyView, { kind: 'account' }>

/** Asks for the account, and for the task unless the address names one. On this first page the account's field has the focus. */
export function AccountView({ page, view }: { page: LegacyPage; view: AccountOf }) {
  const t = useTranslator()
  const { domains } = page.site
  const named = { account: view.account ?? '', domain: view.domain ?? domains[0]?.name ?? '' }
  const asked = { answer: createAccountSchema(t, domains) }
  const form = createLegacyForm(asked, { typed: { ...named, ...view.typed }, problems: view.problems }, page)
  return (
    <>
      <PageHeading title={t('wizard.account-title')} />
      <p id={headingTextId} class="page-text">
        {t('wizard.account-text')}
      </p>
      <Form
        form={{ ...form, autofocus: form.autofocus ?? 'account', focusedFirst: 'account' }}
        action={view.action}
        notices={
          <>
            <Note page={page} />
            <Hidden page={page} action={view.action} fields={{ 'form-task': view.task }} />
          </>
        }
        buttons={
          view.task === undefined ? (
            <TaskList tasks={view.tasks ?? []} />
          ) : (
            <>
              <Button look="primary" type="submit">
                {t('wizard.account-submit')}
              </Button>
              <LinkButton look="quiet" href={page.start}>
                {t('wizard.all-tasks')}
              </LinkButton>
            </>
          )
        }
      />
    </>
  )
}
