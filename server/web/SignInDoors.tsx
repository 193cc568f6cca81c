import type { ComponentChildren } from 'preact'
import type { FormState } from '../../shared/forms/form-state.ts'
import { Button } from '../../shared/ui/Button.tsx'
import { DoorsBeside } from '../../shared/wizard/Doors.tsx'
import type { Door } from '../../shared/wizard/page.ts'
import { useTranslator } from '../../shared/wizard/use-translator.ts'
import type { SiteInfo } from '../../shared/wizard/wizard-client.ts'
import { toWorkflowAddress } from './me/workflow-address.ts'

interface SignInDoorsProps {
  site?: SiteInfo
  form: FormState
  /** As it was typed. */
  who: { account: string; domain?: string }
  onAnotherAccount(): void
  children: ComponentChildren
}

/** The ways on after a refused sign-in: the same at every site and for every account, as in the wizard after a wrong password. */
export function SignInDoors({ site, form, who, onAnotherAccount, children }: SignInDoorsProps) {
  const t = useTranslator()
  const doors: Door[] = [
    { to: 'task', workflow: 'unlock-my-account', title: t('wizard.door-unlock') },
    { to: 'task', workflow: 'forgot-my-password', title: t('wizard.door-forgot') },
    { to: 'another-account', title: t('wizard.another-account') },
  ]
  return (
    <DoorsBeside
      form={form}
      doors={form.refusedField ? doors : undefined}
      support={site?.support}
      draw={(door, look) =>
        door.to === 'task' ? (
          <a
            key={door.title}
            class="button"
            data-look={look}
            href={`${site?.selfService ?? ''}${toWorkflowAddress(door.workflow, who)}`}
          >
            <span class="button-label">{door.title}</span>
          </a>
        ) : (
          <Button key={door.title} look={look} onPress={onAnotherAccount}>
            {door.title}
          </Button>
        )
      }
    >
      {children}
    </DoorsBeside>
  )
}
