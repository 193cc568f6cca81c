import type { Translator } from '../../../shared/languages/translator.ts'
import { resultTitle } from '../../../shared/wizard/ResultText.tsx'
import { titleOf } from '../password-pages/ResultList.tsx'
import { AccountView } from './AccountView.tsx'
import { AskView } from './AskView.tsx'
import { FormView } from './FormView.tsx'
import { LeaveView, MessageView, StartDelayView } from './MessageViews.tsx'
import { OwnQuestions, PasswordResults } from './PasswordViews.tsx'
import type { LegacyPage } from './page.ts'
import { ResultView, WaitView } from './ResultViews.tsx'

/** The content of a page. */
export function View({ page }: { page: LegacyPage }) {
  const { view } = page
  switch (view.kind) {
    case 'account':
      return <AccountView page={page} view={view} />
    case 'leave':
      return <LeaveView page={page} view={view} />
    case 'start-delay':
      return <StartDelayView page={page} view={view} />
    case 'message':
      return <MessageView page={page} view={view} />
    case 'form':
      return <FormView page={page} view={view} />
    case 'password-results':
      return <PasswordResults page={page} view={view} />
    case 'own-questions':
      return <OwnQuestions page={page} view={view} />
    case 'step': {
      const { step } = view
      if (step.status === 'ask') return <AskView page={page} view={view} step={step} />
      if (step.status === 'wait') return <WaitView page={page} view={view} step={step} />
      return <ResultView page={page} view={view} step={step} />
    }
  }
}

/** The page's title, with a problem first, since screen readers announce the title of a new page first. */
export function pageTitle(page: LegacyPage, t: Translator): string {
  const heading = pageHeading(page, t)
  return hasProblem(page) ? t('site.problem-title', { page: heading }) : heading
}

function pageHeading({ view }: LegacyPage, t: Translator): string {
  switch (view.kind) {
    case 'account':
      return t('wizard.account-title')
    case 'leave':
      return t('wizard.cancel-title')
    case 'start-delay':
      return t('site.patience-title')
    case 'message':
    case 'form':
      return view.title
    case 'password-results':
      return t(titleOf(view.results).title)
    case 'own-questions':
      return t('password-pages.questions-title')
    case 'step':
      if (view.step.status === 'ask') return view.step.page.title
      return view.step.status === 'wait' ? view.step.title : resultTitle(view.step)
  }
}

function hasProblem({ view, note }: LegacyPage): boolean {
  if (note && note.tone !== 'quiet') return true
  if ('problems' in view && view.problems && Object.keys(view.problems).length > 0) return true
  if (view.kind === 'form' && view.asked.problem) return true
  return view.kind === 'step' && view.step.status === 'ask' && view.step.page.problem !== undefined
}
