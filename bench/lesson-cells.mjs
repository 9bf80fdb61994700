/** Cells of a lesson on the built page, as the benches use them: a text is typed in, and run. */

/** @param {import('playwright-core').Page} page @param {string} cell @param {string} text */
export async function rewritten(page, cell, text) {
  await page.locator(`[data-cell="${cell}"] .cm-content`).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(text)
  await page.keyboard.press('Escape')
}

/** @param {import('playwright-core').Page} page @param {string} cell */
export function run(page, cell) {
  return page.locator(`[data-cell="${cell}"]`).getByRole('button', { name: 'Run this cell' }).click()
}

/**
 * What the cell shows when its run has ended.
 * @param {import('playwright-core').Page} page @param {string} cell
 */
export async function said(page, cell) {
  const box = page.locator(`[data-cell="${cell}"]`)
  await box.getByRole('button', { name: 'Run this cell' }).waitFor()
  return (await box.locator('[class*="tree"], [class*="error"]').first().textContent()) ?? ''
}
