import type { ComponentChildren } from 'preact'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { AdminApi } from '../../../../routes/operations.ts'

export type Comparison = AdminApi['POST /api/v1/admin/configuration/comparison']['reply']

interface ComparedConfigurationProps {
  /** Of the file. */
  name: string
  document: string
  comparison: Comparison
  /** What applies it; shown only if there is something to apply and nothing wrong. */
  children: ComponentChildren
}

/** What an import of a file would change, resource by resource, or what is wrong with it, line by line. */
export function ComparedConfiguration({ name, document, comparison, children }: ComparedConfigurationProps) {
  const t = useTranslator()
  const { changes, problems, warnings } = comparison
  const lines = document.split('\n')
  return (
    <section>
      <h3 class="section-title">{t('administration.configuration-compared', { file: name })}</h3>
      {problems.length > 0 && (
        <Notice tone="bad" alert text={t('administration.configuration-problems', { count: problems.length })}>
          <Findings findings={problems} lines={lines} />
        </Notice>
      )}
      {warnings.length > 0 && (
        <Notice tone="warn" text={t('administration.configuration-warnings')}>
          <Findings findings={warnings} lines={lines} />
        </Notice>
      )}
      {problems.length === 0 && changes.length === 0 && <p>{t('administration.configuration-no-change')}</p>}
      <ul class="entries configuration-changes">
        {changes.map(({ resource, id, name: changed, action, parts }) => (
          <li key={`${resource} ${id}`}>
            <div class="entry-text">
              <strong>{changed}</strong>{' '}
              <span class="entry-state">
                {t(`administration.configuration-of-${resource}`)}, {t(`administration.configuration-${action}`)}{' '}
                <code>{id}</code>
              </span>
              <dl class="differences">
                {parts.map(({ title, before, after }) => (
                  <div key={title}>
                    <dt>{title}</dt>
                    <dd>
                      <del>{before}</del>
                      <ins>{after}</ins>
                    </dd>
                  </div>
                ))}
              </dl>
            </div>
          </li>
        ))}
      </ul>
      {problems.length === 0 && changes.length > 0 && <div class="buttons">{children}</div>}
    </section>
  )
}

function Findings({ findings, lines }: { findings: Comparison['problems']; lines: readonly string[] }) {
  const t = useTranslator()
  return (
    <ul>
      {findings.map(({ line, path, text }) => (
        <li key={`${line} ${path}`}>
          {t('administration.configuration-line', { line })} {text}
          <code class="configuration-line">{lines[line - 1]?.trim()}</code>
        </li>
      ))}
    </ul>
  )
}
