import { Check, Hourglass, X } from 'lucide'
import { Button } from '../../../shared/ui/Button.tsx'
import { Icon } from '../../../shared/ui/Icon.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import { QuestionList, QuestionNotices } from '../password-pages/QuestionList.tsx'
import { ResultList, titleOf } from '../password-pages/ResultList.tsx'
import { SignOut } from './FormView.tsx'
import { Hidden, LinkButton, Note } from './Parts.tsx'
import type { LegacyPage, LegacyView } from './page.ts'

type ViewOf<Kind> = Extract<LegacyView, { kind: Kind }>

/** What became of each account's password. */
export function PasswordResults({ page, view }: { page: LegacyPage; view: ViewOf<'password-results'> }) {
  const t = useTranslator()
  const { tone, title } = titleOf(view.results)
  const isOpen = view.results.some(({ outcome }) => outcome !== 'applied')
  const icons = { good: Check, warn: Hourglass, bad: X }
  return (
    <div class="outcome">
      <span class="outcome-sign" data-tone={tone}>
        <Icon icon={icons[tone]} />
      </span>
      <PageHeading title={t(title)} />
      <Note page={page} />
      <ResultList results={view.results} />
      {isOpen && (
        <form method="post" action={view.action}>
          <Hidden page={page} action={view.action} />
          <Button look="primary" type="submit">
            {t('password-pages.other-password')}
          </Button>
        </form>
      )}
      <div class="buttons">
        <LinkButton look={isOpen ? 'second' : 'primary'} href={view.signOut}>
          {t('password-pages.set-another')}
        </LinkButton>
      </div>
      <SignOut page={page} action={view.signOut} />
    </div>
  )
}

/** The person's security questions; each button is a form of its own. */
export function OwnQuestions({ page, view }: { page: LegacyPage; view: ViewOf<'own-questions'> }) {
  const t = useTranslator()
  const { questions, action, notice } = view
  return (
    <>
      <PageHeading title={t('password-pages.questions-title')} />
      <Note page={page} />
      <QuestionNotices questions={questions} notice={notice} />
      <QuestionList
        questions={questions}
        drawDelete={({ id, text }) => (
          <form method="post" action={action}>
            <Hidden page={page} action={action} fields={{ question: id }} />
            <Button look="quiet" type="submit">
              {t('password-pages.questions-delete')}
              <span class="only-read">: {text}</span>
            </Button>
          </form>
        )}
      />
      {questions.registered.some(({ isLocked }) => isLocked) && (
        <form method="post" action={action}>
          <Hidden page={page} action={action} fields={{ 'form-press': 'unlock' }} />
          <Button look="primary" type="submit">
            {t('password-pages.questions-unlock')}
          </Button>
        </form>
      )}
      <div class="buttons">
        <LinkButton look="second" href={view.answers}>
          {t('password-pages.questions-all')}
        </LinkButton>
        <LinkButton look="quiet" href={view.back}>
          {t('password-pages.back')}
        </LinkButton>
      </div>
    </>
  )
}
