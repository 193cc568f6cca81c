import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { PasswordOwner, PasswordRule } from '../password-policy/rule.ts'
import type { AnswerSchema, PageRule, Problem } from '../wizard/page.ts'
import { buildAnswer } from './build-answer.ts'
import { type Field, type FieldValue, isSecret, toFields, type Values } from './fields.ts'
import { type FieldError, validate } from './validate.ts'

export interface FormPage {
  answer: AnswerSchema
  rules?: PageRule[]
  problem?: Problem
}

/** State of a form while it is filled in. It is kept in the page's memory only. */
export interface FormState {
  fields: Field[]
  rules: PageRule[]
  about: PasswordOwner
  values: Signal<Values>
  problems: Signal<Record<string, FieldError>>
  /** Why the last answer was not accepted, if the reason is not a field of this form. */
  generalProblem: string | undefined
  /** Path of the field that the refusal of the last answer is about. */
  refusedField?: string
  /** The page stays where it is after a refusal, so that screen readers have to be told. */
  announcesRefusal?: boolean
  /** Path of the field with the `autofocus` attribute. Only pages without scripts use it; the others move the focus. */
  autofocus?: string
  /** Path of the only field of a page, which has the focus when the page appears: the heading describes it. */
  focusedFirst?: string
  /** Rules checked in the page that the new password does not meet; all of them while it is empty. */
  unmetRules: ReadonlySignal<PageRule[]>
  /** Whether leaving now would lose something typed. */
  isDirty: ReadonlySignal<boolean>
  set(path: string, value: FieldValue): void
  /** Returns the answer, or fills `problems` and returns undefined. */
  submit(): Record<string, unknown> | undefined
  /** Empties the secret fields, all but those of these paths. */
  clearSecrets(except?: readonly string[]): void
  /** Finds a new password that meets the rules, made of words in this language (BCP 47); undefined if none was found. */
  suggest(language: string): Promise<string | undefined>
}

export interface FormOptions {
  about?: PasswordOwner
  /** Fields that are not shown because the host fills them in. */
  omit?: readonly string[]
  /** Values typed on the previous page, used for the same fields here; those of secret fields only with `keepsSecrets`. */
  earlierValues?: Values
  /**
   * The page asks again: what is right stays. A new password stays although it was refused, since the refusal says what to change; another
   * secret that was refused is typed again.
   */
  keepsSecrets?: boolean
  /** It is the same page in another language: everything typed stays. */
  keepsAll?: boolean
  /** From `password-policy/check.ts`, for pages with a new password; passed in because a site's first page does not load that code. */
  brokenRules?: (password: string, rules: readonly PasswordRule[], about: PasswordOwner) => readonly PasswordRule[]
  /** Whether the server would accept this new password; used for suggestions only. */
  isAccepted?: (newPassword: string) => Promise<boolean>
}

export function createForm(page: FormPage, options: FormOptions = {}): FormState {
  const {
    about = {},
    omit = [],
    earlierValues: earlier = {},
    keepsSecrets = false,
    keepsAll = false,
    brokenRules = () => [],
    isAccepted: accepts = async () => true,
  } = options
  const fields = toFields(page.answer).filter((field) => !omit.includes(field.path))
  const rules = page.rules ?? []
  const pageRules = rules.filter((rule) => rule.where === 'page')
  const blamed = page.problem && findBlamedField(fields, page.problem.field)
  const initial = Object.fromEntries(fields.map((field) => [field.path, field.initial]))
  // A refused code is typed again; an answer that was made up here stays, to be corrected.
  const staysFilled = (field: Field) => {
    if (keepsAll) return true
    if (!isSecret(field)) return field.digits === undefined
    return field.chosen || (keepsSecrets && (field.kind === 'new-password' || field !== blamed))
  }
  const kept = fields.filter((field) => field.path in earlier && staysFilled(field))

  const values = signal<Values>({
    ...initial,
    ...Object.fromEntries(kept.map((field) => [field.path, earlier[field.path] ?? field.initial])),
  })
  const problems = signal<Record<string, FieldError>>(
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
    generalProblem: page.problem && !blamed ? page.problem.text : undefined,
    refusedField: blamed?.path,
    unmetRules: unmet,
    isDirty: computed(() => fields.some((field) => values.value[field.path] !== initial[field.path])),
    set(path, value) {
      values.value = { ...values.value, [path]: value }
      const { [path]: _gone, ...rest } = problems.value
      problems.value = rest
    },
    submit() {
      problems.value = validate(fields, values.value, unmet.value)
      return Object.keys(problems.value).length === 0 ? buildAnswer(fields, values.value) : undefined
    },
    clearSecrets(except = []) {
      const cleared = fields.filter((field) => isSecret(field) && !except.includes(field.path))
      const secrets = cleared.map((field) => [field.path, ''])
      values.value = { ...values.value, ...Object.fromEntries(secrets) }
    },
    async suggest(language) {
      // Loaded on demand, with its word list.
      const { findAcceptedSuggestion: firstAccepted } = await import(
        '../password-policy/suggestion/accepted-suggestion.ts'
      )
      return firstAccepted({ rules, about, language, accepts })
    },
  }
}

/** The field that a person comes for, where a page has only one to type into. */
export function findOnlyField(fields: readonly Field[]): Field | undefined {
  const [only, ...others] = fields.filter((field) => field.kind !== 'fixed')
  return only && others.length === 0 && only.kind !== 'radio' && only.kind !== 'checkbox' ? only : undefined
}

/** The field that a problem is about: for `answers.1` the first visible field of that row, for the whole list `answers` none. */
function findBlamedField(fields: Field[], path: string | undefined): Field | undefined {
  if (path === undefined) return undefined
  const visible = fields.filter((field) => field.kind !== 'fixed')
  const inRow = (field: Field) => field.row && path === `${field.row.list}.${field.row.number - 1}`
  return visible.find((field) => field.path === path) ?? visible.find(inRow)
}
