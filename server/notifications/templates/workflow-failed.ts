import { workflowMail } from '../workflow-mail.ts'

export const workflowFailed = workflowMail('workflow-failed', 'bad')
