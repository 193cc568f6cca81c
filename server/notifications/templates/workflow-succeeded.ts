import { workflowMail } from '../workflow-mail.ts'

export const workflowSucceeded = workflowMail('workflow-succeeded', 'good')
