import { expect, test } from 'vitest'
import type { Broker } from '../../runtime/broker/broker'
import { Conductor, type Driver } from './conductor'
import type { CellReport } from './kernel'
import type { PreludeEntry, Program } from './program'

const REPORT: CellReport = { status: 'ok', error: null, result: '', shipped: 0 }
const CODE = { cell: 'cell' } as PreludeEntry['code']

/** A broker at rest, with nothing to deliver. */
const atRest = {
  schedule: [],
  actors: [],
  steps: () => [],
  beginCell: () => {},
  expectSlice: () => {},
} as unknown as Broker

/** Each call takes a turn to be answered; the report of an earlier cell comes behind a few of them. */
class SlowDriver implements Driver {
  silent = false
  private reports: ((report: CellReport) => void)[] = []
  private calls = 0

  private async turn(): Promise<void> {
    this.calls++
    await new Promise((done) => setTimeout(done))
    if (this.calls > 5) this.reports.shift()?.(REPORT)
  }
  takeScope(): Promise<void> {
    return this.turn()
  }
  clear(): Promise<void> {
    return this.turn()
  }
  async setSilent(silent: boolean): Promise<void> {
    this.silent = silent
    await this.turn()
  }
  run(): Promise<CellReport> {
    return new Promise((done) => this.reports.push(done))
  }
}

test('waiting for the late report of an earlier cell does not silence the cell after it', async () => {
  const driver = new SlowDriver()
  const conductor = new Conductor(atRest, driver, () => Promise.resolve())
  const earlier = { code: CODE, activation: 1, schedule: null }
  const program: Program = {
    seed: 1,
    limit: 64,
    base: null,
    children: 0,
    prelude: [earlier, earlier],
    variables: { bytes: 0 } as unknown as Program['variables'],
    code: CODE,
    activation: 2,
  }
  expect(await conductor.begin(program)).toBe('')
  for (let turns = 0; turns < 50; turns++) await new Promise((done) => setTimeout(done))
  expect(driver.silent).toBe(false)
})
