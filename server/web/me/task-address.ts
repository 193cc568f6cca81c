/** Where the wizard begins a task with the account filled in; behind the `#`, since a query would be logged. */
export function taskAddress(workflow: string, { account, domain }: { account: string; domain?: string }): string {
  return `/#${new URLSearchParams({ task: workflow, account, ...(domain && { domain }) })}`
}
