import { useMemo, useState } from 'preact/hooks'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { toAddress } from '../../address.ts'
import type { Draft } from '../../draft/draft.ts'
import { handleDraftKey } from '../../draft/draft-keys.ts'
import { toMovedPlace, useDrops } from '../../drag.ts'
import { useFormTools } from '../../form/form-context.ts'
import type { PageProps } from '../../section.ts'
import { handDraft } from '../simulate/handed-draft.ts'
import { describeRule } from '../workflows/availability-words.ts'
import type { Activity, Definition } from '../workflows/load-workflows.ts'
import { ActivityList } from './ActivityList.tsx'
import { DesignerBar } from './DesignerBar.tsx'
import { type DraftReply, toDefinition, toValue } from './designer-source.ts'
import { placeFindings, toFieldProblems } from './findings.ts'
import { PreviewPane } from './PreviewPane.tsx'
import { StepList } from './StepList.tsx'
import { StepSettings } from './StepSettings.tsx'
import type { DescribedStep } from './step-rows.ts'
import { addStep, changeStep, duplicateStep, moveStep, removeStep } from './steps.ts'
import { useCheck } from './use-check.ts'
import { WorkflowSettings } from './WorkflowSettings.tsx'

interface DesignerProps extends PageProps {
  policy: string
  workflow: string
  draft: Draft
  about: DraftReply
  activities: readonly Activity[]
}

/** Activities, the steps in their order, and the settings of the chosen one; every change is announced. */
export function Designer({ api, address, language, policy, workflow, draft, about, activities }: DesignerProps) {
  const t = useTranslator()
  const { isReadOnly } = useFormTools()
  const { value } = draft.state.value
  const definition = useMemo(() => toDefinition(value), [value])
  const { activities: steps } = definition
  const [chosenKey, chooseKey] = useState<string | undefined>(steps[0]?.key)
  const [announced, announce] = useState('')
  const [focusedBy, focus] = useState(0)
  const { check, isStale, problem } = useCheck(api, policy, definition, language)

  const place = steps.findIndex(({ key }) => key === chosenKey)
  const chosen = place < 0 ? undefined : place
  const step = steps[place]
  const nameOf = (activity: string) => activities.find(({ id }) => id === activity)?.title ?? activity
  const described: DescribedStep[] = steps.map(({ key, activity }) => {
    const known = check?.steps.find((one) => one.key === key)
    if (known?.title === nameOf(activity)) return known
    // Until the server has told it with its settings, so that nothing moves when it does.
    const { text = '' } = activities.find(({ id }) => id === activity) ?? {}
    return { key, title: nameOf(activity), text }
  })
  const titleAt = (index: number) => described[index]?.title ?? ''
  // What was found before a step moved may stand at another step for a moment.
  const findings = placeFindings(check ?? { problems: [], warnings: [] }).toSorted(
    (one, other) => (one.step ?? -1) - (other.step ?? -1),
  )

  function change(changed: Definition, key: string | undefined, said: string): void {
    if (isReadOnly) return
    draft.change(toValue(changed))
    chooseKey(key)
    announce(said)
    focus((before) => before + 1)
  }

  function add(activity: string, at: number): void {
    const added = addStep(definition, activity, at)
    change(added.definition, added.key, t('administration.step-added', { title: nameOf(activity), number: at + 1 }))
  }

  function move(from: number, to: number): void {
    if (isReadOnly) return
    const moved = moveStep(definition, from, to)
    if (!moved) {
      announce(t('administration.step-not-moved', { title: titleAt(from) }))
      return
    }
    const said = t('administration.step-moved', { title: titleAt(from), number: to + 1, count: steps.length })
    change(moved, steps[from]?.key, said)
  }

  const commands = {
    choose(index: number | undefined) {
      chooseKey(index === undefined ? undefined : steps[index]?.key)
      focus((before) => before + 1)
    },
    move: (index: number, by: 1 | -1) => move(index, index + by),
    duplicate(index: number) {
      const copied = duplicateStep(definition, index)
      const said = t('administration.step-duplicated', { title: titleAt(index), number: index + 2 })
      if (copied) change(copied.definition, copied.key, said)
    },
    remove(index: number) {
      const next = steps[index + 1] ?? steps[index - 1]
      change(removeStep(definition, index), next?.key, t('administration.step-removed', { title: titleAt(index) }))
    },
  }

  // An activity becomes a step; a step moves.
  useDrops(({ activity, step: from }, at) => {
    if (typeof activity === 'string') add(activity, at)
    else if (typeof from === 'number') move(from, toMovedPlace(from, at))
  })

  /** What follows needs the draft as it is on the page; a refusal keeps the administrator here. */
  async function saveAndOpen(page: 'publish' | 'simulate'): Promise<void> {
    if (draft.hasChanges.peek()) await draft.save()
    const { problem: refusal, theirs } = draft.state.peek()
    if (refusal || theirs) return
    handDraft(policy, workflow, page === 'simulate' ? definition : undefined)
    address.open(toAddress(['workflows', policy, workflow, page]))
  }

  /** From the chosen step on; after the last one the first. */
  function showNextFinding(): void {
    const next = findings.find(({ step: own = -1 }) => own > (chosen ?? -1)) ?? findings[0]
    if (next) commands.choose(next.step)
  }

  const rules = definition.availability.map((rule) => describeRule(t, rule, activities))
  return (
    // Keys that undo and save work from everywhere in it.
    <fieldset
      class="designer"
      data-read-only={isReadOnly || undefined}
      aria-label={about.title}
      onKeyDown={(event) => {
        if (isReadOnly) return
        const undoes = ['z', 'y'].includes(event.key.toLowerCase())
        if (!handleDraftKey(event, draft) || !undoes) return
        announce(t('administration.step-undone'))
        // The step that has the focus may be the one that goes.
        if (event.target instanceof Element && event.target.closest('.steps')) focus((before) => before + 1)
      }}
    >
      {!isReadOnly && (
        <ActivityList
          activities={activities.filter(({ sites }) => sites.includes(definition.site))}
          onAdd={({ id }) => add(id, chosen === undefined ? steps.length : chosen + 1)}
        />
      )}
      <section class="designer-column" aria-label={t('administration.steps')}>
        <h2 class="section-title">{t('administration.steps')}</h2>
        {!(isReadOnly && about.isPolicyGone) && (
          <p class="entry-state" id="steps-keys">
            {t(isReadOnly ? 'administration.read-only' : 'administration.steps-keys')}
          </p>
        )}
        {problem && <Notice tone="warn" text={problem.text} />}
        <StepList
          describedBy={isReadOnly && about.isPolicyGone ? undefined : 'steps-keys'}
          about={
            rules.length === 0
              ? t('administration.seen-by-everybody')
              : t('administration.seen-by', { rules: rules.join(' · ') })
          }
          steps={steps}
          described={described}
          findings={findings}
          chosen={chosen}
          commands={commands}
          focusedBy={focusedBy}
        />
        {steps.length === 0 && <p>{t('administration.no-steps')}</p>}
      </section>
      <section class="designer-column settings-column" aria-label={t('administration.step-settings')}>
        <fieldset class="draft-fields" disabled={isReadOnly}>
          {step && chosen !== undefined ? (
            <StepSettings
              index={chosen}
              step={step}
              activity={activities.find(({ id }) => id === step.activity)}
              described={described[chosen] ?? { key: step.key, title: step.activity, text: '' }}
              later={described
                .map(({ key, title }, index) => ({
                  key,
                  title: t('administration.step-named', { number: index + 1, title }),
                }))
                .slice(chosen + 1)}
              problems={toFieldProblems(findings, chosen)}
              commands={commands}
              onChange={(settings) => draft.change(toValue(changeStep(definition, chosen, { settings })))}
            />
          ) : (
            <WorkflowSettings
              definition={definition}
              supplied={about.supplied}
              activities={activities}
              problems={toFieldProblems(findings, undefined)}
              onChange={(changed) => draft.change(toValue(changed))}
            />
          )}
        </fieldset>
      </section>
      {step && (
        <PreviewPane
          api={api}
          policy={policy}
          definition={definition}
          step={step.key}
          hasProblems={isStale || findings.some(({ isProblem }) => isProblem)}
          language={language}
        />
      )}
      <DesignerBar
        draft={draft}
        findings={findings}
        isStale={isStale}
        canPublish={!about.isPolicyGone && (about.isDraft || draft.hasChanges.value)}
        onShowFinding={showNextFinding}
        onPublish={() => void saveAndOpen('publish')}
        onSimulate={() => void saveAndOpen('simulate')}
      />
      <span class="only-read" role="status">
        {announced}
      </span>
    </fieldset>
  )
}
