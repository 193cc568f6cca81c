import { headingTextId } from '../../../shared/forms/FieldFrame.tsx'
import { Form } from '../../../shared/forms/Form.tsx'
import { NewPasswordField } from '../../../shared/forms/NewPasswordField.tsx'
import { SecretInput } from '../../../shared/forms/SecretInput.tsx'
import { Button } from '../../../shared/ui/Button.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { AccountChip } from '../../../shared/wizard/AccountChip.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import { OtherTargets } from '../password-pages/OtherTargets.tsx'
import { createLegacyForm, hasLostSecrets } from './form.ts'
import { Hidden, LinkButton, Note } from './Parts.tsx'
import type { LegacyPage, LegacyView } from './page.ts'

/** A page that is one form of the password pages: its buttons send it, its links lead elsewhere. */
export function FormView({ page, view }: { page: LegacyPage; view: Extract<LegacyView, { kind: 'form' }> }) {
  const t = useTranslator()
  const { title, text, account, asked, action, hidden, submit, presses = [], links, others, signOut } = view
  const form = createLegacyForm(asked, view, { account, kiosk: page.kiosk })
  return (
    <>
      {account !== undefined && <AccountChip account={account} />}
      <PageHeading title={title} />
      {text !== undefined && (
        <p id={headingTextId} class="page-text">
          {text}
        </p>
      )}
      <Form
        form={form}
        action={action}
        Secret={SecretInput}
        NewPassword={NewPasswordField}
        notices={
          <>
            <Note page={page} />
            {hasLostSecrets(form) && <Notice tone="warn" text={t('site.hidden-cleared')} />}
            <Hidden page={page} action={action} fields={hidden} />
          </>
        }
        buttons={
          <>
            {submit !== undefined && (
              <Button look="primary" type="submit">
                {submit}
              </Button>
            )}
            {presses.map(({ value, label }) => (
              <button key={value} type="submit" class="button" data-look="second" name="form-press" value={value}>
                <span class="button-label">{label}</span>
              </button>
            ))}
            {links.map(({ href, label }) => (
              <LinkButton key={href} look="quiet" href={href}>
                {label}
              </LinkButton>
            ))}
          </>
        }
      />
      {others && <OtherTargets targets={others} />}
      {signOut !== undefined && <SignOut page={page} action={signOut} />}
    </>
  )
}

/** A form of its own: nothing else that is on the page is sent with it. */
export function SignOut({ page, action }: { page: LegacyPage; action: string }) {
  const t = useTranslator()
  return (
    <form method="post" action={action}>
      <Hidden page={page} action={action} fields={{ 'form-press': 'sign-out' }} />
      <div class="buttons">
        <Button look="quiet" type="submit">
          {t('me.sign-out')}
        </Button>
      </div>
    </form>
  )
}
