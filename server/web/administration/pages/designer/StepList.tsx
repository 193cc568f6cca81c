import { CircleAlert, CornerDownRight, TriangleAlert, Users } from 'lucide'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { Icon } from '../../../../../shared/ui/Icon.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { useDraggable, useDropTarget } from '../../drag.ts'
import type { PlacedFinding } from './findings.ts'
import { type DescribedStep, listRows } from './step-rows.ts'
import type { Step } from './steps.ts'

/** What the keys of a step do; each is announced by the page. */
export interface StepCommands {
  /** By its place; undefined: the workflow itself. */
  choose(index: number | undefined): void
  move(index: number, by: 1 | -1): void
  duplicate(index: number): void
  remove(index: number): void
}

interface StepListProps {
  /** Who sees the workflow, in words. */
  about: string
  steps: readonly Step[]
  described: readonly DescribedStep[]
  findings: readonly PlacedFinding[]
  chosen: number | undefined
  commands: StepCommands
  /** Id of the text above the list that says how it is used; undefined where nothing can be changed. */
  describedBy?: string
  /** Changes when the chosen step gets the focus. */
  focusedBy: number
}

/** The steps from the first to the last: arrows choose, Alt and arrows move, Ctrl+D copies, Delete takes out. */
export function StepList({
  about,
  steps,
  described,
  findings,
  chosen,
  commands,
  describedBy,
  focusedBy,
}: StepListProps) {
  const t = useTranslator()
  const list = useRef<HTMLOListElement>(null)
  // Before the next key: a step that was taken out has taken the focus with it.
  useLayoutEffect(() => {
    if (focusedBy > 0) list.current?.querySelector<HTMLElement>('[aria-current="true"]')?.focus()
  }, [focusedBy])

  function onKey(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined
    const isControl = event.ctrlKey || event.metaKey
    if (by && event.altKey && chosen !== undefined) commands.move(chosen, by)
    else if (by && !event.altKey && !isControl) choose((chosen ?? -1) + by)
    else if (event.key === 'Home') choose(0)
    else if (event.key === 'End') choose(steps.length - 1)
    else if (event.key === 'Delete' && chosen !== undefined) commands.remove(chosen)
    else if (isControl && event.key.toLowerCase() === 'd' && chosen !== undefined) commands.duplicate(chosen)
    else return
    event.preventDefault()
  }
  const choose = (index: number) => {
    if (index < steps.length) commands.choose(index < 0 ? undefined : index)
  }

  return (
    <ol
      ref={list}
      class="steps"
      aria-label={t('administration.steps')}
      aria-describedby={describedBy}
      onKeyDown={onKey}
    >
      <li class="step-row">
        <button
          type="button"
          class="step"
          aria-current={chosen === undefined ? 'true' : undefined}
          tabIndex={chosen === undefined ? 0 : -1}
          onClick={() => commands.choose(undefined)}
        >
          <span class="step-number">
            <Icon icon={Users} />
          </span>
          <span class="step-words">
            <span class="step-title">{t('administration.about-workflow')}</span>
            <span class="entry-state">{about}</span>
            <Findings findings={findings.filter(({ step }) => step === undefined)} />
          </span>
        </button>
      </li>
      {listRows(steps, described).map((row, place) => {
        if (row.kind === 'branch')
          return (
            // A condition has no name of its own; a path that is interrupted shows it twice.
            <li key={`branch ${place}`} class="step-branch" style={{ '--depth': row.depth }}>
              <Icon icon={CornerDownRight} />
              <span>{row.isEmpty ? t('administration.branch-empty', { condition: row.text }) : row.text}</span>
            </li>
          )
        const step = steps[row.index]
        if (!step) return null
        return (
          <StepRow
            key={step.key}
            index={row.index}
            depth={row.depth}
            described={
              described.find(({ key }) => key === step.key) ?? { key: step.key, title: step.activity, text: '' }
            }
            findings={findings.filter((finding) => finding.step === row.index)}
            isChosen={row.index === chosen}
            onChoose={() => commands.choose(row.index)}
          />
        )
      })}
    </ol>
  )
}

interface StepRowProps {
  index: number
  depth: number
  described: DescribedStep
  findings: readonly PlacedFinding[]
  isChosen: boolean
  onChoose(): void
}

function StepRow({ index, depth, described: { title, text }, findings, isChosen, onChoose }: StepRowProps) {
  const element = useRef<HTMLLIElement>(null)
  useDraggable(element, { step: index })
  const edge = useDropTarget(element, index)
  return (
    <li ref={element} class="step-row drop-target" data-edge={edge} style={{ '--depth': depth }}>
      <button
        type="button"
        class="step"
        aria-current={isChosen ? 'true' : undefined}
        tabIndex={isChosen ? 0 : -1}
        onClick={onChoose}
      >
        <span class="step-number">{index + 1}</span>
        <span class="step-words">
          <span class="step-title">{title}</span>
          <span class="entry-state">{text}</span>
          <Findings findings={findings} />
        </span>
      </button>
    </li>
  )
}

function Findings({ findings }: { findings: readonly PlacedFinding[] }) {
  const t = useTranslator()
  return (
    <>
      {findings.map(({ text, isProblem }) => (
        <span key={text} class="step-finding" data-tone={isProblem ? 'bad' : 'warn'}>
          <Icon icon={isProblem ? CircleAlert : TriangleAlert} />
          <span>
            <span class="only-read">
              {isProblem ? t('administration.finding-problem') : t('administration.finding-warning')}
            </span>{' '}
            {text}
          </span>
        </span>
      ))}
    </>
  )
}
