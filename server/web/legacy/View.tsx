import type { Words } from '../../../shared/languages/words.ts'
import { AccountView } from './AccountView.tsx'
import { AskView } from './AskView.tsx'
import { LeaveView, MessageView, PatienceView } from './MomentViews.tsx'
import type { LegacyPage } from './page.ts'
import { ResultView, WaitView } from './ResultViews.tsx'
import { TasksView } from './TasksView.tsx'

/** The one thing that a page is about. */
export function View({ page }: { page: LegacyPage }) {
  const { view } = page
  switch (view.kind) {
    case 'account':
      return <AccountView page={page} view={view} />
    case 'tasks':
      return <TasksView page={page} view={view} />
    case 'leave':
      return <LeaveView page={page} view={view} />
    case 'patience':
      return <PatienceView page={page} view={view} />
    case 'message':
      return <MessageView page={page} view={view} />
    case 'step': {
      const { step } = view
      if (step.status === 'ask') return <AskView page={page} view={view} step={step} />
      if (step.status === 'wait') return <WaitView page={page} view={view} step={step} />
      return <ResultView page={page} view={view} step={step} />
    }
  }
}

/** The page's heading; where something went wrong, that is the first thing a screen reader says of the new page. */
export function titleOf(page: LegacyPage, words: Words): string {
  const heading = headingOf(page, words)
  return hasProblem(page) ? words('site.problem-title', { page: heading }) : heading
}

function headingOf({ view }: LegacyPage, words: Words): string {
  switch (view.kind) {
    case 'account':
      return words('wizard.account-title')
    case 'tasks':
      return words('wizard.tasks-title')
    case 'leave':
      return words('wizard.cancel-title')
    case 'patience':
      return words('site.patience-title')
    case 'message':
      return view.title
    case 'step':
      return view.step.status === 'ask' ? view.step.page.title : view.step.title
  }
}

function hasProblem({ view, note }: LegacyPage): boolean {
  if (note && note.tone !== 'quiet') return true
  if ('problems' in view && view.problems && Object.keys(view.problems).length > 0) return true
  return view.kind === 'step' && view.step.status === 'ask' && view.step.page.problem !== undefined
}
