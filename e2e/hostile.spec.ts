/**
 * A notebook that tries everything, opened and run on the built page, against a canary: a key in the page's storage and
 * a listener that anybody may ask. And files and outputs as large as they come.
 */
import { openSync, closeSync, ftruncateSync, writeSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { attempts, Canary, SECRET } from './support/canary'
import { hostileNotebook } from './support/hostile'
import { LessonPage } from './support/lesson'
import { expect, test } from './support/test'

const NAME = '"><img src=x onerror=hit=1><script>hit=1<\u2215script>.ipynb'

/** Words of every form that a page may listen to, to whoever hears a worker; then the ports that it talks by. */
const FORGES = `
const words = [null, 'x', { t: 'line' }, { t: 'pong' }, { t: 'bundle', name: 'x', text: 'hit=1' }, { t: 'start', name: 'x' },
  { t: 'message', data: { t: 'ready' } }, { t: 'error', words: '<img src=x onerror=hit=1>' }, { t: 'connect' },
  { id: '__proto__', type: 'SET', path: ['__proto__', 'polluted'], value: { type: 'RAW', value: 1 } },
  { id: 1, type: 'APPLY', path: ['constructor', 'constructor'], argumentList: [{ type: 'RAW', value: 'hit=1' }] },
  { type: 'HANDLER', name: 'proxy', value: null }, JSON.parse('{"__proto__":{"polluted":1}}')]
for (const word of words) globalThis.postMessage(word)
for (const place of ['parent', 'top', 'opener', 'frames', 'document', 'window'])
  globalThis[place]?.postMessage?.({ t: 'line' }, '*')
const ports = new Set()
const post = MessagePort.prototype.postMessage
MessagePort.prototype.postMessage = function (...given) { ports.add(this); return post.apply(this, given) }
console.log('heard')
await new Promise((done) => setTimeout(done, 50))
for (const port of ports) for (const word of words) post.call(port, word)
MessagePort.prototype.postMessage = post`

/** A hundred megabytes, in every way to show them. */
const LOUD = `
import { display, html, markdown, table } from 'notebook'
console.log('a'.repeat(1e8))
for (let n = 0; n < 20_000; n++) console.log('line ' + n + ' ' + 'b'.repeat(500))
html('<b>c</b>'.repeat(12_500_000))
markdown('*d* '.repeat(25_000_000))
html('<img src="data:image/png;base64,' + 'A'.repeat(5e7) + '">')
display(Array.from({ length: 1e6 }, (_, n) => ({ n, words: 'e'.repeat(90) })))
table(Array.from({ length: 1e5 }, (_, n) => ({ n, words: 'f'.repeat(900) })))
for (let n = 0; n < 300; n++) html('<i>g</i>'.repeat(1000))
'h'.repeat(1e8)`

async function bring(
  page: Page,
  site: string,
  file: Parameters<ReturnType<Page['getByLabel']>['setInputFiles']>[0],
) {
  await page.goto(`${site}#/lessons`)
  await page.getByLabel('Notebook to open').setInputFiles(file)
}

/** What is shown of a file has none of these, in no place. */
const strays = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const elements =
      /^(script|style|link|meta|base|i?frame|object|embed|form|input|button|textarea|select|dialog|use|set|animate|foreignobject)$/i
    const attributes =
      /^(on.*|data-.*|style|class|part|slot|is|id|xml:id|name|for|usemap|popover.*|command.*|tabindex|autofocus|ping|srcdoc|action|formaction)$/i
    return [...document.querySelectorAll('[class*="_html_"], [class*="_prose_"]')].flatMap((box) =>
      [...box.querySelectorAll('*')].flatMap((element) => {
        const names = element.getAttributeNames().filter((name) => attributes.test(name))
        const href = element.getAttribute('href') ?? element.getAttribute('xlink:href') ?? '#'
        const leads = new URL(href, location.href).protocol
        const isOdd =
          !/^(https?|mailto):$/.test(leads) ||
          (!href.startsWith('#') && element.getAttribute('target') !== '_blank')
        return [
          ...(elements.test(element.localName) ? [`<${element.localName}>`] : []),
          ...names.map((name) => `${element.localName} ${name}`),
          ...(isOdd ? [`${element.localName} ${href}`] : []),
        ]
      }),
    )
  })

test('nothing of a hostile notebook runs, reaches the canary, or stands for what is the page’s', async ({
  page,
  site,
  problems,
}) => {
  test.setTimeout(90_000)
  // What the sandbox refuses is told to the console.
  problems.expect(/Content Security Policy/)
  const opened: string[] = []
  page.on('dialog', (dialog) => {
    opened.push(dialog.message())
    void dialog.dismiss()
  })
  page.on('popup', (popup) => opened.push(popup.url()))
  const canary = new Canary()
  await canary.listen()
  await page.goto(site)
  await Canary.hide(page)
  const buffer = hostileNotebook(canary.url, { ways: attempts(canary.url), forges: FORGES, loud: LOUD })
  await bring(page, site, { name: NAME, mimeType: 'application/json', buffer })
  const lesson = new LessonPage(page)
  await lesson.ready()
  await expect(page.getByText('nothing of it has run')).toBeVisible()
  await expect(lesson.cell('other')).toContainText('This page does not show application/vnd.plotly.v1+json.')
  await expect.poll(() => page.locator('math').count()).toBeGreaterThan(0)
  expect(await strays(page)).toEqual([])

  const links = page.locator('[class*="_html_"] a:not([href]), [class*="_prose_"] a:not([href])')
  expect(await links.count()).toBeGreaterThan(20)
  await links.evaluateAll((all) =>
    all.forEach((link) => link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))),
  )
  await page.locator('[class*="_html_"] label').first().click()
  await expect(page.getByRole('tab', { name: 'Graph' })).toHaveAttribute('aria-selected', 'true')

  await lesson.runToEnd('ways')
  await expect(lesson.cell('ways')).toContainText('indexedDB SecurityError')
  await expect(lesson.cell('ways')).not.toContainText(SECRET)
  await lesson.runButton('forges').click()
  await expect(lesson.runButton('forges')).toBeVisible({ timeout: 20_000 })
  await lesson.runToEnd('six')
  await lesson.expectValue('six', '42')

  await lesson.runToEnd('loud')
  const loud = lesson.cell('loud')
  await expect(loud).toContainText('99990000 characters left out')
  await expect(loud).toContainText('lines left out')
  await expect(loud).toContainText('99\u2009900\u2009000 more letters are not shown.')
  await expect(loud).toContainText(/showing 200 of 100.000 rows/)
  await expect(loud).toContainText('later outputs left out')
  expect(await loud.evaluate((cell) => cell.innerHTML.length)).toBeLessThan(1_500_000)
  await lesson.runToEnd('six')
  await lesson.expectValue('six', '42')

  const found = await page.evaluate(() => ({
    hit: 'hit' in window,
    polluted: 'polluted' in {},
    whole:
      document.defaultView === window &&
      document.body instanceof HTMLBodyElement &&
      document.documentElement instanceof HTMLHtmlElement &&
      document.getElementById('root') === document.body.querySelector('div') &&
      typeof document.querySelector === 'function',
  }))
  expect(found).toEqual({ hit: false, polluted: false, whole: true })
  expect(await strays(page)).toEqual([])
  await canary.close()
  expect({ hits: canary.hits, opened }).toEqual({ hits: [], opened: [] })
})

test('a file of nearly 100 MB opens without what is too large, and says so; a larger one is refused', async ({
  page,
  site,
}, info) => {
  const large = info.outputPath('large.ipynb')
  const file = openSync(large, 'w')
  const part = 'x'.repeat(8_000_000)
  writeSync(
    file,
    '{"nbformat":4,"nbformat_minor":5,"metadata":{"language_info":{"name":"typescript"}},"cells":[{"cell_type":"code","id":"a","metadata":{},"execution_count":1,"source":"6 * 7","outputs":[',
  )
  for (let n = 0; n < 12; n++) writeSync(file, `{"output_type":"stream","name":"stdout","text":"${part}"},`)
  writeSync(file, '{"output_type":"stream","name":"stdout","text":"the last one"}]}]}')
  closeSync(file)
  await bring(page, site, large)
  const lesson = new LessonPage(page)
  await lesson.ready()
  await expect(lesson.cell('a')).toContainText('12 outputs of 97 MB are left out here.')
  await expect(lesson.cell('a')).toContainText('the last one')
  await expect(page.getByText('12 outputs and attachments are left out (97 MB)')).toBeVisible()
  await lesson.runToEnd('a')
  await lesson.expectValue('a', '42')
  await page.reload()
  await lesson.ready()
  await expect(lesson.cell('a')).toContainText('the last one')

  const larger = info.outputPath('larger.ipynb')
  const empty = openSync(larger, 'w')
  ftruncateSync(empty, 100_000_001)
  closeSync(empty)
  await bring(page, site, larger)
  await expect(page.getByRole('alert')).toContainText(
    'This file is too large: 101 MB, and a notebook may have 100 MB.',
  )
})
