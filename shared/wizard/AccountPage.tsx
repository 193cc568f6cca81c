import { useEffect, useMemo, useRef } from 'preact/hooks'
import { controlId } from '../forms/FieldFrame.tsx'
import { Form } from '../forms/Form.tsx'
import type { Values } from '../forms/fields.ts'
import { createForm } from '../forms/form-state.ts'
import { Button } from '../ui/Button.tsx'
import { accountSchema, namedAccount } from './account-schema.ts'
import { CallTrouble } from './CallTrouble.tsx'
import { PageHeading } from './PageHeading.tsx'
import type { Wizard } from './wizard.ts'
import { useWords } from './wording.ts'

/** Which account needs help; its domain too where the organisation has several. */
export function AccountPage({ wizard, first }: { wizard: Wizard; first: boolean }) {
  const words = useWords()
  const { site, account, domain = site?.domains[0]?.name ?? '', busy } = wizard.state.value
  const typed = useRef<() => Values>(() => ({ account, domain }))
  // Made anew for another language only: what was typed goes over.
  // The names in the state are where this form starts, not what it follows.
  const form = useMemo(() => {
    const form = createForm({ answer: accountSchema(words, site?.domains ?? []) }, { earlier: typed.current() })
    typed.current = () => form.values.peek()
    return form
  }, [words, site])
  // The page that one lands on: nothing was read before it, so typing may begin at once.
  useEffect(() => {
    if (first) document.getElementById(controlId('account'))?.focus()
  }, [first])
  return (
    <>
      <PageHeading title={words('wizard.account-title')} name={site?.name} takeFocus={!first} />
      <p class="page-text">{words('wizard.account-text')}</p>
      <Form
        form={form}
        onAnswer={(answer) => {
          void wizard.findAccount(namedAccount(answer as { account: string; domain?: string }))
        }}
        notices={<CallTrouble wizard={wizard} />}
        buttons={
          <Button look="primary" type="submit" busy={busy}>
            {words('wizard.account-submit')}
          </Button>
        }
      />
    </>
  )
}
