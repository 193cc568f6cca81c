import { defineWorkflowMail } from '../workflow-mail.ts'

export const workflowFailed = defineWorkflowMail('workflow-failed', 'bad')
