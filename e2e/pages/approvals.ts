import type { Locator, Page } from 'playwright/test'

/** Finds the request about this person that waits for a decision, of a manager or of a second operator. */
export const approvalRequest = (page: Page, name: string): Locator => page.locator('.request').filter({ hasText: name })

/** Enters the number that is read out, and approves. */
export async function approveRequest(request: Locator, number: string): Promise<void> {
  await request.getByLabel(/^Number that .* reads out to you$/).fill(number)
  await request.getByRole('button', { name: 'Approve' }).click()
}
