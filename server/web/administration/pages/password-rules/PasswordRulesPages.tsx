import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { HistoryPage } from '../../history/HistoryPage.tsx'
import type { PageProps } from '../../section.ts'
import { PolicyPartPages } from '../policies/PolicyPartPages.tsx'
import type { PasswordList } from './calls.ts'
import { createListSource } from './list-source.ts'
import { PasswordListsPage } from './PasswordListsPage.tsx'
import { PasswordRulesPage } from './PasswordRulesPage.tsx'
import { TryOut } from './TryOut.tsx'

/** `password-rules`, `password-rules/lists`, `password-rules/lists/dictionary/history`, `password-rules/default` and `password-rules/default/history`. */
export function PasswordRulesPages(props: PageProps) {
  const t = useTranslator()
  const [id, list, page] = props.parts
  if (id === undefined) return <PasswordRulesPage {...props} />
  // A policy has a UUID, or is the default one.
  if (id === 'lists' && isListId(list) && page === 'history') {
    const source = createListSource(props.api, list, t)
    return <HistoryPage key={list} {...props} source={source} own={['password-rules', 'lists', list]} />
  }
  if (id === 'lists') return <PasswordListsPage {...props} />
  return (
    <PolicyPartPages
      key={id}
      {...props}
      id={id}
      page="password-rules"
      text={t('administration.password-rules-of-text')}
      toTitle={(policy) => t('administration.password-rules-of', { policy })}
      after={({ value }) => <TryOut {...props} policy={id} rules={value.rules} />}
    />
  )
}

const isListId = (id: string | undefined): id is PasswordList['id'] => id === 'dictionary' || id === 'breached'
