/**
 * The size check of the test command: a first visit to the built page transfers at most 500 kB.
 */
import { chromium } from 'playwright-core'
import { launchOptions } from './browser.mjs'
import { BUDGET_KB, describeVisit, firstVisit, kB } from './first-visit.mjs'

const browser = await chromium.launch(launchOptions())
try {
  const visit = await firstVisit(browser, { dir: 'dist' })
  console.log(describeVisit(visit))
  if (kB(visit.bytes) > BUDGET_KB) throw new Error(`A first visit transfers more than ${BUDGET_KB} kB.`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await browser.close()
}
