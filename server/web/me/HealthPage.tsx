import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide'
import { Icon } from '../../../shared/ui/Icon.tsx'
import { AccountChip } from '../../../shared/wizard/AccountChip.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useWords } from '../../../shared/wizard/wording.ts'
import { Activity } from './Activity.tsx'
import type { Health } from './client.ts'
import { Facts } from './Facts.tsx'
import { Methods } from './Methods.tsx'
import { Requests } from './Requests.tsx'
import { Trouble } from './Trouble.tsx'
import { taskAddress } from './task-address.ts'
import { lifeLeft, verdictOf } from './verdict.ts'
import type { Visit } from './visit.ts'

interface HealthPageProps {
  visit: Visit
  health: Health
  /** BCP 47. */
  language: string
}

/** What waits for me, how my account stands at one glance, what to do next, and then the particulars. */
export function HealthPage({ visit, health, language }: HealthPageProps) {
  const words = useWords()
  const { site, requests } = visit.state.value
  return (
    <>
      <AccountChip account={health.account} />
      <PageHeading title={words('me.title')} name={site?.name} />
      <Trouble visit={visit} again={visit.refresh} />
      {requests.length > 0 && <Requests visit={visit} requests={requests} language={language} />}
      <Glance health={health} />
      <Facts health={health} language={language} />
      <Methods health={health} language={language} />
      <Activity health={health} language={language} />
      <div class="buttons">
        <a class="button" data-look="quiet" href="/">
          {words('me.all-tasks')}
        </a>
      </div>
    </>
  )
}

const signs = { good: CircleCheck, warn: TriangleAlert, bad: CircleAlert }

/** One sentence with its sign, the life of the password as a bar, and the one thing to do. */
function Glance({ health }: { health: Health }) {
  const words = useWords()
  const { tone, key, values } = verdictOf(health)
  const { code, text, task } = health.next
  const left = lifeLeft(health.password)
  return (
    <section class="glance" data-tone={tone} aria-label={words('me.facts-title')}>
      <p class="glance-sentence">
        <Icon of={signs[tone]} />
        <strong>{words(key, values)}</strong>
      </p>
      {left !== undefined && (
        <div class="life">
          <svg class="life-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="life-left" width={100 * left} height="4" />
          </svg>
          <span>{words('me.days-left', { days: health.password.daysLeft ?? 0 })}</span>
        </div>
      )}
      {code !== 'nothing' && <p class="glance-next">{text}</p>}
      {task && (
        <a class="button" data-look="primary" href={taskAddress(task.workflow, health)}>
          {task.title}
        </a>
      )}
    </section>
  )
}
