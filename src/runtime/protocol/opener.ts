/** What the page says once to a worker that it has opened: the code that the worker is to become. */
export interface WorkerCode {
  readonly t: 'code'
  readonly text: string
}
