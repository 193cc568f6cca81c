import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { About, RuleInForce } from '../password-policy/rule.ts'
import type { AnswerSchema, PageRule, Problem } from '../wizard/page.ts'
import { answerOf } from './answer.ts'
import { type Field, type FieldValue, fieldsOf, isSecret, type Values } from './fields.ts'
import { type FieldProblem, validate } from './validate.ts'

export interface FormPage {
  answer: AnswerSchema
  rules?: PageRule[]
  problem?: Problem
}

/** What a form holds while somebody fills it in. Lives in page memory only. */
export interface FormState {
  fields: Field[]
  rules: PageRule[]
  about: About
  values: Signal<Values>
  problems: Signal<Record<string, FieldProblem>>
  /** Why the last answer was not accepted, when no field of this form is to blame. */
  general: string | undefined
  /** Where one begins to type. Only hosts without scripts say it in the page; the others move focus. */
  autofocus?: string
  /** Rules for the page that the new password breaks; all of them while it is empty. */
  unmet: ReadonlySignal<PageRule[]>
  /** Whether leaving now would lose something typed. */
  dirty: ReadonlySignal<boolean>
  set(path: string, value: FieldValue): void
  /** The answer, or undefined with `problems` filled. */
  submit(): Record<string, unknown> | undefined
  /** Empties what must not outlive its sending. */
  clearSecrets(): void
  /** A new password that keeps the rules, of words in this language (BCP 47); undefined where none was found. */
  suggest(language: string): Promise<string | undefined>
}

export interface FormOptions {
  about?: About
  /** Fields that the host fills in unseen. */
  omit?: readonly string[]
  /** What was typed on the page before, kept where this page asks the same again. */
  earlier?: Values
  /** From `password-policy/check.ts`, for pages with a new password: the first page of a site does without that code. */
  brokenRules?: (password: string, rules: readonly RuleInForce[], about: About) => readonly RuleInForce[]
  /** Whether the server would take this new password; asked about those that are suggested only. */
  accepts?: (newPassword: string) => Promise<boolean>
}

export function createForm(page: FormPage, options: FormOptions = {}): FormState {
  const { about = {}, omit = [], earlier = {}, brokenRules = () => [], accepts = async () => true } = options
  const fields = fieldsOf(page.answer).filter((field) => !omit.includes(field.path))
  const rules = page.rules ?? []
  const pageRules = rules.filter((rule) => rule.where === 'page')
  const blamed = page.problem && fieldBlamed(fields, page.problem.field)
  const initial = Object.fromEntries(fields.map((field) => [field.path, field.initial]))
  const kept = fields.filter((field) => !isSecret(field) && field.path in earlier)

  const values = signal<Values>({
    ...initial,
    ...Object.fromEntries(kept.map((field) => [field.path, earlier[field.path] ?? field.initial])),
  })
  const problems = signal<Record<string, FieldProblem>>(
    page.problem && blamed ? { [blamed.path]: { text: page.problem.text } } : {},
  )
  const unmet = computed(() => {
    const path = fields.find((field) => field.kind === 'new-password')?.path
    const password = path === undefined ? '' : values.value[path]
    if (typeof password !== 'string' || password === '') return pageRules
    const broken = brokenRules(password, rules, about)
    return pageRules.filter((rule) => broken.includes(rule))
  })

  return {
    fields,
    rules,
    about,
    values,
    problems,
    general: page.problem && !blamed ? page.problem.text : undefined,
    unmet,
    dirty: computed(() => fields.some((field) => values.value[field.path] !== initial[field.path])),
    set(path, value) {
      values.value = { ...values.value, [path]: value }
      const { [path]: _gone, ...rest } = problems.value
      problems.value = rest
    },
    submit() {
      problems.value = validate(fields, values.value, unmet.value)
      return Object.keys(problems.value).length === 0 ? answerOf(fields, values.value) : undefined
    },
    clearSecrets() {
      const secrets = fields.filter(isSecret).map((field) => [field.path, ''])
      values.value = { ...values.value, ...Object.fromEntries(secrets) }
    },
    async suggest(language) {
      // Fetched by who asks for it, as its words are.
      const { firstAccepted } = await import('../password-policy/suggestion/first-accepted.ts')
      return firstAccepted({ rules, about, language, accepts })
    },
  }
}

/** `answers.1` blames the first visible field of that row; `answers` blames the list, and so no field of it. */
function fieldBlamed(fields: Field[], path: string | undefined): Field | undefined {
  if (path === undefined) return undefined
  const visible = fields.filter((field) => field.kind !== 'fixed')
  const inRow = (field: Field) => field.row && path === `${field.row.list}.${field.row.number - 1}`
  return visible.find((field) => field.path === path) ?? visible.find(inRow)
}
