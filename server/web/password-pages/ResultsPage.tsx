import { Check, Hourglass, X } from 'lucide'
import { Button } from '../../../shared/ui/Button.tsx'
import { Icon } from '../../../shared/ui/Icon.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { Result } from './client.ts'
import { ProblemNotice } from './ProblemNotice.tsx'
import { ResultList, titleOf } from './ResultList.tsx'
import type { SignedInProps } from './signed-in-props.ts'

/** What became of each account; those that were not set may be tried again. */
export function ResultsPage({ store, results }: SignedInProps & { results: readonly Result[] }) {
  const t = useTranslator()
  const { site, busy } = store.state.value
  const { tone, title } = titleOf(results)
  const open = results.filter(({ outcome }) => outcome !== 'applied').map(({ target }) => target)
  const icons = { good: Check, warn: Hourglass, bad: X }
  return (
    <div class="outcome">
      <span class="outcome-sign" data-tone={tone}>
        <Icon icon={icons[tone]} />
      </span>
      <PageHeading title={t(title)} name={site?.name} />
      <ProblemNotice store={store} />
      <ResultList results={results} />
      <div class="buttons">
        {open.length > 0 && (
          <Button look="primary" busy={busy} onPress={() => void store.choose(open)}>
            {t('password-pages.other-password')}
          </Button>
        )}
        <Button look={open.length > 0 ? 'second' : 'primary'} busy={busy} onPress={store.showTargets}>
          {t('password-pages.set-another')}
        </Button>
        <Button look="quiet" onPress={() => void store.signOut()}>
          {t('me.sign-out')}
        </Button>
      </div>
    </div>
  )
}
