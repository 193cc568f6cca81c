import type { AnyTemplate } from '../template.ts'
import { methodsChanged } from './methods-changed.ts'
import { workflowFailed } from './workflow-failed.ts'
import { workflowSucceeded } from './workflow-succeeded.ts'

export const templates: readonly AnyTemplate[] = [methodsChanged, workflowFailed, workflowSucceeded]
