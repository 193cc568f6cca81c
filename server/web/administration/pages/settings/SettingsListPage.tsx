import { PageHeading } from '../../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { formatAddress, toAddress } from '../../address.ts'
import { Loading, useLoaded } from '../../loading.tsx'
import type { PageProps } from '../../section.ts'
import { EnvironmentList } from '../checks/EnvironmentList.tsx'
import { type FoundSetting, findSettings, hasWords, listFields } from './find-settings.ts'
import { SettingsLinks } from './SettingsLinks.tsx'

/** All settings, one line each; a search finds single fields. What is typed is in the address, so that it can be sent to a colleague. */
export function SettingsListPage({ api, address, language }: PageProps) {
  const t = useTranslator()
  const { find = '' } = address.current.value.filters
  const typed = find.trim()
  const loaded = useLoaded(() => api('GET /api/v1/admin/settings'), [language])
  return (
    <>
      <PageHeading title={t('administration.settings')} />
      <SettingsLinks />
      <search class="field">
        <label class="field-label" for="find-settings">
          {t('administration.settings-find')}
        </label>
        <input
          id="find-settings"
          class="control"
          type="search"
          autocomplete="off"
          spellcheck={false}
          aria-describedby="find-settings-note"
          value={find}
          onInput={({ currentTarget: { value } }) =>
            address.open(toAddress(['settings'], value === '' ? {} : { find: value }), 'replace')
          }
        />
        <p class="field-note" id="find-settings-note">
          {t('administration.settings-find-hint')}
        </p>
      </search>
      <Loading loaded={loaded}>
        {({ items }) =>
          typed === '' ? (
            <ul class="entries">
              {items.map(({ name, title, text, version }) => (
                <li key={name}>
                  <a href={formatAddress(toAddress(['settings', name]))}>{title}</a>
                  <span class="entry-text">{text}</span>
                  {version === 0 && <span class="entry-state">{t('administration.unchanged')}</span>}
                </li>
              ))}
            </ul>
          ) : (
            <Found fields={findSettings(listFields(items), typed)} />
          )
        }
      </Loading>
      {typed !== '' && (
        <EnvironmentList
          api={api}
          language={language}
          accepts={({ name, meaning }) => hasWords([name, meaning], typed)}
          isOptional
        />
      )}
    </>
  )
}

function Found({ fields }: { fields: readonly FoundSetting[] }) {
  const t = useTranslator()
  return (
    <>
      <p role="status" class={fields.length > 0 ? 'only-read' : undefined}>
        {t('administration.settings-found', { count: fields.length })}
      </p>
      <ul class="entries">
        {fields.map(({ name, group, path, title, text }) => (
          <li key={`${name}.${path}`}>
            <a href={formatAddress(toAddress(['settings', name], { field: path }))}>{`${group} · ${title}`}</a>
            <span class="entry-text">{text}</span>
            <code class="entry-state">{`${name}.${path}`}</code>
          </li>
        ))}
      </ul>
    </>
  )
}
