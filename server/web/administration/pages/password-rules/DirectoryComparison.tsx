import { CircleCheck, Info, TriangleAlert } from 'lucide'
import { Icon } from '../../../../../shared/ui/Icon.tsx'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { PartSkeleton } from '../../../../../shared/ui/Skeleton.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { AdminApi } from '../../../../routes/operations.ts'
import type { Json } from '../../form/value.ts'
import type { PageProps } from '../../section.ts'
import { useEdited } from '../../use-edited.ts'
import type { EditedRules } from './calls.ts'

type Compared = AdminApi['POST /api/v1/admin/policies/{id}/directory-comparison']['reply']
type Directory = Compared['directories'][number]

interface DirectoryComparisonProps extends Pick<PageProps, 'api' | 'language'> {
  /** Id. */
  policy: string
  rules: Json | undefined
  /** Account of a person, whose fine-grained policy counts; absent: every domain. */
  person: string | undefined
}

/** Whether the directory’s own password policy is stricter than the rules as they are edited, a sentence for each limit. */
export function DirectoryComparison({ api, language, policy, rules, person }: DirectoryComparisonProps) {
  const t = useTranslator()
  const { value, problem } = useEdited(
    () =>
      api('POST /api/v1/admin/policies/{id}/directory-comparison', {
        params: { id: policy },
        body: { rules: rules as EditedRules, person: person === undefined ? undefined : { account: person } },
      }),
    { rules, person },
    language,
  )
  return (
    <section aria-busy={!value && !problem}>
      <h2 class="section-title">{t('administration.compare')}</h2>
      <p class="page-text">{t('administration.compare-text')}</p>
      {problem && (
        <Notice tone="warn" text={problem.problems ? t('administration.rules-with-problems') : problem.text} />
      )}
      {!value && !problem && <PartSkeleton label={t('wizard.loading')} />}
      {value?.directories.map((directory) => (
        <ComparedDirectory key={directory.name} directory={directory} />
      ))}
      {value && value.unreachable.length > 0 && (
        <Notice
          tone="warn"
          text={t('administration.directory-unreachable', { domains: value.unreachable.join(', ') })}
        />
      )}
    </section>
  )
}

/** What asks for more than the policy is marked. */
const iconOf = (verdict: Directory['findings'][number]['verdict']) =>
  verdict === 'directory-stricter'
    ? TriangleAlert
    : verdict === 'policy-stricter' || verdict === 'own'
      ? Info
      : CircleCheck

function ComparedDirectory({ directory: { name, source, isUnknown, findings } }: { directory: Directory }) {
  const t = useTranslator()
  return (
    <section>
      <h3 class="field-label">{t(`administration.compare-${source}`, { name })}</h3>
      {isUnknown && <Notice tone="warn" text={t('administration.compare-unknown')} />}
      <ul class="entries compared-limits">
        {findings.map(({ about, verdict, text }) => (
          <li key={about} data-verdict={verdict}>
            <Icon icon={iconOf(verdict)} />
            <span class="entry-text">{text}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
