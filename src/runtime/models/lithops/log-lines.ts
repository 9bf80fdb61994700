/**
 * The lines that an executor prints, in Lithops' words and order.
 */

export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes}B`
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)}KiB`
  return `${(bytes / 1024 / 1024).toFixed(1)}MiB`
}

export class LogLines {
  constructor(
    private readonly executor: string,
    private readonly print: (text: string) => void,
    readonly on: boolean,
  ) {}

  private line(job: string, text: string): void {
    if (this.on) this.print(`ExecutorID ${this.executor} | ${job === '' ? '' : `JobID ${job} - `}${text}`)
  }

  runtime(job: string, runtime: string, memory: number): void {
    this.line(job, `Selected Runtime: ${runtime} - ${memory}MB`)
  }

  uploading(job: string, bytes: number): void {
    this.line(job, `Uploading function and data - Total: ${bytesText(bytes)}`)
  }

  invoking(job: string, name: string, activations: number): void {
    this.line(job, `Starting function invocation: ${name}() - Total: ${activations} activations`)
  }

  logsAt(job: string, key: string): void {
    this.line(job, `View execution logs at lithops logs get ${key}`)
  }

  waiting(what: string): void {
    this.line('', `Waiting for ${what} to complete`)
  }

  results(): void {
    this.line('', 'Getting results from functions')
  }

  cleaning(): void {
    this.line('', 'Cleaning temporary data')
  }
}
