/**
 * A run that is made again: the broker is told what hosts said the last time, and they are checked against it.
 *
 * Hosts are given their messages one behind the other and catch up in their own time, all of them at once; what they
 * say is compared, row by row, and read by nobody. One that says something else ends the feeding: then the run has to
 * be made step by step. Where batches begin and end is not compared: a host that has much to say puts it together.
 */
import { ARGC, STRIDE, headersOf, type Batch } from '../protocol/wire'
import { equalValues } from './equal-values'

/** What one host is still to say. */
interface Outstanding {
  readonly batches: { readonly headers: Int32Array; readonly args: readonly unknown[] }[]
  /** What has been said: batches, headers and arguments of the next one, names of all. */
  batch: number
  header: number
  argument: number
  readonly names: string[]
  name: number
}

export class Feeding {
  private readonly outstanding = new Map<number, Outstanding>()
  /** Rows that are still to be said. */
  private rows = 0
  /** What was different; '' so far. */
  difference = ''
  private listener: (() => void) | null = null

  /** The broker has been told this; the host will say it. */
  expect(container: number, batch: Batch): void {
    let host = this.outstanding.get(container)
    if (host === undefined) {
      host = { batches: [], batch: 0, header: 0, argument: 0, names: [], name: 0 }
      this.outstanding.set(container, host)
    }
    const headers = headersOf(batch)
    if (headers.length === 0) return
    host.batches.push({ headers, args: batch.args })
    if (batch.names !== null) host.names.push(...batch.names)
    this.rows += headers.length / STRIDE
  }

  /** A host has said this. */
  hear(container: number, batch: Batch): void {
    if (this.difference !== '') return
    const host = this.outstanding.get(container)
    if (host === undefined || !this.same(host, batch)) this.giveUp(`worker ${container} said something else`)
    else if (this.rows === 0) this.end()
  }

  private same(host: Outstanding, batch: Batch): boolean {
    const { args, names } = batch
    if (names !== null) for (const name of names) if (host.names[host.name++] !== name) return false
    const headers = headersOf(batch)
    let argument = 0
    for (let at = 0; at < headers.length; at += STRIDE) {
      const expected = host.batches[host.batch]
      if (expected === undefined) return false
      for (let i = 0; i < STRIDE; i++) if (headers[at + i] !== expected.headers[host.header + i]) return false
      for (let n = headers[at + ARGC] & 0xffff; n > 0; n--)
        if (!equalValues(args[argument++], expected.args[host.argument++])) return false
      host.header += STRIDE
      this.rows--
      if (host.header < expected.headers.length) continue
      host.batch++
      host.header = 0
      host.argument = 0
    }
    return true
  }

  /** It goes on no more, whatever is still to be said. */
  giveUp(why: string): void {
    this.difference ||= why
    this.end()
  }

  private end(): void {
    this.listener?.()
    this.listener = null
  }

  /** Resolves when the hosts have said all that they are to say, or something else. */
  done(): Promise<void> {
    if (this.rows === 0 || this.difference !== '') return Promise.resolve()
    return new Promise((resolve) => (this.listener = resolve))
  }
}
