import type { AnyTemplate } from '../template.ts'
import { workflowFailed } from './workflow-failed.ts'
import { workflowSucceeded } from './workflow-succeeded.ts'

export const templates: readonly AnyTemplate[] = [workflowFailed, workflowSucceeded]
