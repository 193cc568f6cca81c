/** Address that starts a workflow with the account filled in, after the `#`, since a query would be logged. */
export function toWorkflowAddress(workflow: string, { account, domain }: { account: string; domain?: string }): string {
  return `/#${new URLSearchParams({ task: workflow, account, ...(domain && { domain }) })}`
}
