/** Which people a listing has, and how many at once. */
export interface ListOptions {
  after?: string
  pageSize?: number
  changedSince?: string
}

/** Controllers count the changes of their own copy of the directory; the numbers of two copies cannot be compared. */
export interface ChangePosition {
  controller: string
  /** Of the controller's copy; another one after a restoration. */
  invocationId: string
  /** Highest change so far, as decimal digits. */
  usn: string
}
