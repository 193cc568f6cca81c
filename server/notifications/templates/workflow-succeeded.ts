import { defineWorkflowMail } from '../workflow-mail.ts'

export const workflowSucceeded = defineWorkflowMail('workflow-succeeded', 'good')
