/**
 * What is in each picture of the documents: an address, and what is done there before it is taken. The steps are those
 * of a person, by the words on the page; each waits for what it needs and for nothing else.
 *
 * @typedef {import('playwright-core').Page} Page
 * @typedef {{
 *   name: string,
 *   address: string,
 *   prepare?: (page: Page) => Promise<void>,
 *   theme?: 'light' | 'dark',
 *   width?: number,
 *   height?: number,
 *   projector?: boolean,
 * }} Scene
 */

/** @type {readonly Scene[]} */
export const SCENES = [
  { name: 'first-screen', address: '#/', prepare: firstChoice },
  {
    name: 'every-order',
    address: '#/',
    theme: 'dark',
    prepare: async (page) => {
      await firstChoice(page)
      for (let held = 4; held > 0; held--) {
        await page.locator('button[data-key]:enabled').first().click()
        await page.waitForFunction(
          (left) => document.querySelectorAll('button[data-key]:enabled').length === left,
          held - 1,
        )
      }
      await page.getByRole('button', { name: 'Try every order' }).click()
      await page.getByText(/^\d+ orders: /).waitFor()
    },
  },
  {
    name: 'lesson',
    address: '#/lesson/01-make-money-disappear',
    prepare: (page) => oneDelivered(page),
  },
  {
    name: 'in-words',
    address: '#/lesson/01-make-money-disappear',
    prepare: async (page) => {
      await oneDelivered(page)
      await openView(page, 'In words', /^\d+ sentences$/)
    },
  },
  {
    name: 'timeline',
    address: '#/lesson/04-who-waits-at-await',
    theme: 'dark',
    prepare: async (page) => {
      await runToEnd(page, 'players')
      await predict(page, 'which-scores')
      await predict(page, 'how-long')
      await runToEnd(page, 'staircase')
      await openView(page, 'Timeline', /^\d+ handlings$/)
    },
  },
  {
    name: 'pi',
    address: '#/lesson/pi-original',
    prepare: async (page) => {
      await runToEnd(page, 'pi')
    },
  },
  {
    name: 'learning',
    address: '#/lesson/12-learning-in-workers',
    theme: 'dark',
    prepare: async (page) => {
      await runToEnd(page, 'learners')
      await runToEnd(page, 'one')
    },
  },
  {
    name: 'mnist',
    address: '#/lesson/mnist-network',
    prepare: async (page) => {
      await runToEnd(page, 'trainer')
      await predict(page, 'what-it-hears')
      await runToEnd(page, 'training')
    },
  },
  {
    name: 'functions',
    address: '#/lesson/09-from-serial-to-serverless',
    height: 860,
    prepare: async (page) => {
      await aHundredCalls(page)
      await page.getByRole('tabpanel', { name: 'Functions' }).getByText('100 calls').waitFor()
    },
  },
  {
    name: 'bill',
    address: '#/lesson/09-from-serial-to-serverless',
    theme: 'dark',
    prepare: async (page) => {
      await aHundredCalls(page)
      await page.getByRole('radio', { name: 'Jobs and cost' }).click()
      await page.getByText(/^list prices of /).waitFor()
    },
  },
  { name: 'all-lessons', address: '#/lessons', prepare: (page) => heading(page, 'All lessons') },
  {
    name: 'projector',
    address: '#/lesson/01-make-money-disappear',
    projector: true,
    prepare: async (page) => {
      await oneDelivered(page, async () => page.getByRole('radio', { name: 'Stage' }).click())
    },
  },
]

/** The first screen's first choice: all four envelopes can be clicked. @param {Page} page */
async function firstChoice(page) {
  await page.waitForFunction(() => document.querySelectorAll('button[data-key]:enabled').length === 4)
}

/**
 * Lesson 1 with one of its four messages delivered. `before` Next is pressed, it may have to be brought into view.
 * @param {Page} page @param {() => Promise<void>} [before]
 */
async function oneDelivered(page, before) {
  await runToEnd(page, 'accounts')
  await runToChoice(page, 'transfer')
  await before?.()
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await page.getByText('3 of 6 delivered').waitFor()
}

/** The map of lesson 9, and what the platform did with it. @param {Page} page */
async function aHundredCalls(page) {
  await runToEnd(page, 'serial')
  await runToEnd(page, 'cloud')
  await page.getByRole('tab', { name: 'Functions' }).click()
}

/** @param {Page} page @param {string} id */
const cell = (page, id) => page.locator(`[data-cell="${id}"]`)

/** Presses Run when the first cell can run and the editor is there. @param {Page} page @param {string} id */
async function run(page, id) {
  await page.locator('html[data-ready=true]').waitFor()
  await cell(page, id).locator('.cm-content').waitFor()
  await cell(page, id).getByRole('button', { name: 'Run this cell' }).click()
  await cell(page, id)
    .getByText(/^\[\d+\]$/)
    .waitFor()
}

/** @param {Page} page @param {string} id */
async function runToEnd(page, id) {
  await run(page, id)
  await cell(page, id).getByRole('button', { name: 'Run this cell' }).waitFor()
}

/** @param {Page} page @param {string} id */
async function runToChoice(page, id) {
  await run(page, id)
  await cell(page, id)
    .getByText(/^Waiting for you/)
    .waitFor()
}

/** Locks the first answer in, whatever it is: what follows opens. @param {Page} page @param {string} id */
async function predict(page, id) {
  await cell(page, id).getByRole('radio').first().check()
  await cell(page, id).getByRole('button', { name: 'Lock it in' }).click()
}

/** Its code comes when it is first opened, and with it these words. @param {Page} page @param {string} name @param {RegExp} words */
async function openView(page, name, words) {
  await page.getByRole('tab', { name }).click()
  await page.getByRole('tabpanel', { name }).getByText(words).waitFor()
}

/** @param {Page} page @param {string} words */
async function heading(page, words) {
  await page.getByRole('heading', { level: 1, name: words }).waitFor()
}
