import { Form } from '../../../shared/forms/Form.tsx'
import { Button } from '../../../shared/ui/Button.tsx'
import { accountSchema } from '../../../shared/wizard/account-schema.ts'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useWords } from '../../../shared/wizard/wording.ts'
import { formOf } from './form.ts'
import { Hidden, Note } from './Parts.tsx'
import type { LegacyPage, LegacyView } from './page.ts'

type AccountOf = Extract<LegacyView, { kind: 'account' }>

/** Which account needs help. The page that one lands on: typing may begin at once. */
export function AccountView({ page, view }: { page: LegacyPage; view: AccountOf }) {
  const words = useWords()
  const { domains } = page.site
  const named = { account: view.account ?? '', domain: view.domain ?? domains[0]?.name ?? '' }
  const asked = { answer: accountSchema(words, domains) }
  const form = formOf(asked, { typed: { ...named, ...view.typed }, problems: view.problems }, page)
  return (
    <>
      <PageHeading title={words('wizard.account-title')} />
      <p class="page-text">{words('wizard.account-text')}</p>
      <Form
        form={{ ...form, autofocus: form.autofocus ?? 'account' }}
        action={view.action}
        notices={
          <>
            <Note page={page} />
            <Hidden page={page} action={view.action} fields={{ 'form-task': view.task }} />
          </>
        }
        buttons={
          <Button look="primary" type="submit">
            {words('wizard.account-submit')}
          </Button>
        }
      />
    </>
  )
}
