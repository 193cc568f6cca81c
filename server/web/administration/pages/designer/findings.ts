import type { AdminApi } from '../../../../routes/operations.ts'

export type Check = AdminApi['POST /api/v1/admin/workflow-drafts/check']['reply']
type Finding = Check['problems'][number]

/** A finding at its step, or at the workflow itself. */
export interface PlacedFinding {
  /** Index of the step; undefined: the workflow. */
  step?: number
  /** Of the field, within the settings of the step or within the workflow. */
  field?: string
  text: string
  isProblem: boolean
}

export const placeFindings = ({ problems, warnings }: Pick<Check, 'problems' | 'warnings'>): PlacedFinding[] => [
  ...problems.map((one) => place(one, true)),
  ...warnings.map((one) => place(one, false)),
]

function place({ path, text }: Finding, isProblem: boolean): PlacedFinding {
  const [, step, field] = /^activities\.(\d+)(?:\.(?:settings\.)?(.+))?$/.exec(path) ?? []
  if (step === undefined) return { ...(path !== '' && { field: path }), text, isProblem }
  return { step: Number(step), ...(field !== undefined && { field }), text, isProblem }
}

/** Of one step or of the workflow, by field, as forms take them. */
export const toFieldProblems = (findings: readonly PlacedFinding[], step: number | undefined): Map<string, string> =>
  new Map(
    findings.flatMap(({ step: own, field, text }) => (own === step && field !== undefined ? [[field, text]] : [])),
  )
