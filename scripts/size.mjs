/**
 * The size check of the test command: a first visit to the built page transfers at most 500 kB.
 *
 * On a host that lets browsers keep files, and on one that says nothing of it.
 */
import { chromium } from 'playwright-core'
import { launchOptions } from './browser.mjs'
import { BUDGET_KB, describeVisit, firstVisit, kB } from './first-visit.mjs'

const HOSTS = [
  { caching: true, name: 'a host that lets browsers keep files' },
  { caching: false, name: 'a host that says nothing of it' },
]

const browser = await chromium.launch(launchOptions())
try {
  for (const { caching, name } of HOSTS) {
    const visit = await firstVisit(browser, { dir: 'dist', caching })
    console.log(`A first visit to ${name}:\n${describeVisit(visit)}`)
    if (kB(visit.bytes) > BUDGET_KB) {
      console.error(`A first visit to ${name} transfers more than ${BUDGET_KB} kB.`)
      process.exitCode = 1
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await browser.close()
}
