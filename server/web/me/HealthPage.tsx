import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide'
import { Icon } from '../../../shared/ui/Icon.tsx'
import { AccountChip } from '../../../shared/wizard/AccountChip.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import { Activity } from './Activity.tsx'
import { ApprovalRequests } from './ApprovalRequests.tsx'
import { remainingLifetime, toAccountStatus } from './account-status.ts'
import type { PasswordHealth } from './client.ts'
import type { HealthStore } from './health-store.ts'
import { Methods } from './Methods.tsx'
import { PasswordFacts } from './PasswordFacts.tsx'
import { ProblemNotice } from './ProblemNotice.tsx'
import { Sessions } from './Sessions.tsx'
import { TaskLink } from './TaskLink.tsx'

interface HealthPageProps {
  store: HealthStore
  health: PasswordHealth
  /** BCP 47. */
  language: string
}

/** Open requests, the account's status, the next step, and then the details. */
export function HealthPage({ store, health, language }: HealthPageProps) {
  const t = useTranslator()
  const { site, requests } = store.state.value
  return (
    <>
      <AccountChip account={health.account} />
      <PageHeading title={t('me.title')} name={site?.name} />
      <ProblemNotice store={store} onRetry={store.refresh} />
      {requests.length > 0 && <ApprovalRequests store={store} requests={requests} language={language} />}
      <AccountSummary store={store} health={health} language={language} />
      <PasswordFacts health={health} language={language} />
      <Methods store={store} health={health} language={language} />
      <Activity health={health} language={language} />
      <Sessions store={store} language={language} />
      <div class="buttons">
        <a class="button" data-look="quiet" href="/">
          {t('me.all-tasks')}
        </a>
      </div>
    </>
  )
}

const signs = { good: CircleCheck, warn: TriangleAlert, bad: CircleAlert }

/** Offered while all is well, too. */
const changing = 'manage-my-passwords'

/** The status as one sentence with an icon, the password's remaining lifetime as a bar, the next step, and the change of the password. */
function AccountSummary({ store, health, language }: HealthPageProps) {
  const t = useTranslator()
  const { tone, key, values } = toAccountStatus(health)
  const { tasks, next } = health
  const { code, text, task } = next
  const change = task?.workflow === changing ? undefined : tasks.find(({ workflow }) => workflow === changing)
  const left = remainingLifetime(health.password)
  return (
    <section class="glance" data-tone={tone} aria-label={t('me.facts-title')}>
      <p class="glance-sentence">
        <Icon icon={signs[tone]} />
        <strong>{t(key, values)}</strong>
      </p>
      {left !== undefined && (
        <div class="life">
          <svg class="life-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="life-left" width={100 * left} height="4" />
          </svg>
          <span>{t('me.days-left', { days: health.password.daysLeft ?? 0 })}</span>
        </div>
      )}
      {code !== 'nothing' && <p class="glance-next">{text}</p>}
      {task && <TaskLink store={store} look="primary" language={language} {...task} />}
      {change && <TaskLink store={store} look="second" language={language} {...change} />}
    </section>
  )
}
