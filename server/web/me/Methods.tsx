import { Fingerprint, type IconNode, Mail, MessageCircleQuestionMark, Phone, Smartphone } from 'lucide'
import { Icon } from '../../../shared/ui/Icon.tsx'
import { useWords } from '../../../shared/wizard/wording.ts'
import type { MethodKind } from '../../profiles/method.ts'
import type { Health } from './client.ts'
import { exactly } from './Moment.tsx'
import { taskAddress } from './task-address.ts'

const icons: Record<MethodKind, IconNode> = {
  questions: MessageCircleQuestionMark,
  'corporate-mail': Mail,
  'corporate-mobile': Phone,
  'personal-mail': Mail,
  'personal-mobile': Phone,
  totp: Smartphone,
  passkey: Fingerprint,
}

/** The tasks that change methods, the one for those who have some first. */
const changing = ['manage-my-profile', 'register']

/** What the person can be known by, addresses masked, what of it should be renewed, and the task that changes it. */
export function Methods({ health, language }: { health: Health; language: string }) {
  const words = useWords()
  const { methods, profile, tasks } = health
  const task = changing.flatMap((id) => tasks.find(({ workflow }) => workflow === id) ?? [])[0]
  return (
    <section class="part">
      <h2>{words('me.methods-title')}</h2>
      {methods.length === 0 && <p class="quiet">{words('me.methods-none')}</p>}
      <ul class="methods" hidden={methods.length === 0}>
        {methods.map(({ kind, masked, addedAt }) => (
          <li key={`${kind} ${masked} ${addedAt}`}>
            <Icon of={icons[kind as MethodKind]} />
            <span>
              {words(`me.method-${kind as MethodKind}`)}
              {masked && <span class="masked"> {masked}</span>}
              <span class="quiet">
                {addedAt
                  ? words('me.methods-since', { date: exactly(addedAt, language) })
                  : words('me.methods-directory')}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {profile.reasons.length > 0 && (
        <ul class="reasons">
          {profile.reasons.map(({ code, text }) => (
            <li key={code}>{text}</li>
          ))}
        </ul>
      )}
      {task && task.workflow !== health.next.task?.workflow && (
        <a class="button" data-look="second" href={taskAddress(task.workflow, health)}>
          {task.title}
        </a>
      )}
    </section>
  )
}
