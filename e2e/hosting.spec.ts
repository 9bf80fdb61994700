/**
 * The built page on the hosts that people have: plain, in a sub-folder, isolated, from disk; and under its policy.
 */
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { LessonPage } from './support/lesson'
import { expect, expectReady, test } from './support/test'

/** Cells at full speed and by hand, and the search in its own worker; the fixture fails on any error or breach. */
async function aLessonRuns(page: Page, site: string): Promise<void> {
  const lesson = await LessonPage.open(page, site, '01-make-money-disappear')
  await lesson.runToEnd('accounts')
  await lesson.runToChoice('transfer')
  expect(await lesson.stage.tryEveryOrder()).toMatch(/^24 orders: /)
  await lesson.stage.next(4)
  await lesson.expectValue('transfer', '200')
  const breaches = await page.evaluate(() => (globalThis as { breaches?: readonly string[] }).breaches)
  expect(breaches).toEqual([])
}

/** Breaches of the policy, also those that the browser reports nowhere else. */
async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const breaches: string[] = []
    Object.assign(globalThis, { breaches })
    document.addEventListener('securitypolicyviolation', (event) =>
      breaches.push(`${event.violatedDirective} ${event.blockedURI}`),
    )
  })
}

test('the page is ready on a host that sends no headers', async ({ app }) => {
  expect(await app.evaluate(() => crossOriginIsolated)).toBe(false)
  await expect(app.locator('#from-disk')).toBeHidden()
})

test('a lesson runs on a host that sends no headers', async ({ page, site }) => {
  await listen(page)
  await aLessonRuns(page, site)
})

test.describe('in a sub-folder', () => {
  test.use({ hosting: { base: '/teaching/actors/' } })

  test('a lesson runs', async ({ page, site }) => {
    await listen(page)
    await aLessonRuns(page, site)
  })

  test('the page is ready', async ({ app, site }) => {
    expect(new URL(site).pathname).toBe('/teaching/actors/')
    expect(app.url()).toContain('/teaching/actors/#/')
  })

  test('it asks for nothing outside of its folder', async ({ page, site }) => {
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(`${site}#/`)
    await expectReady(page)
    expect(asked.filter((url) => !url.startsWith(site) && !/^(blob|data):/.test(url))).toEqual([])
  })
})

test.describe('on a host that isolates', () => {
  test.use({ hosting: { isolated: true } })

  test('the page is ready and has shared memory', async ({ app }) => {
    expect(await app.evaluate(() => crossOriginIsolated && typeof SharedArrayBuffer)).toBe('function')
  })

  test('a lesson runs', async ({ page, site }) => {
    await listen(page)
    await aLessonRuns(page, site)
  })
})

test.describe('its policy', () => {
  test('stands in the page without unsafe-eval, and without unsafe-inline for scripts', async ({ app }) => {
    const policy = await app.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')
    const scripts = policy?.split('; ').find((part) => part.startsWith('script-src'))
    expect(policy).not.toContain('unsafe-eval')
    expect(scripts).toMatch(/^script-src 'self'( 'sha256-[^']+')*$/)
  })

  test('blocks eval, and inline scripts, on the main thread', async ({ app, problems }) => {
    problems.expect(/Content Security Policy/)
    const outcome = await app.evaluate(async () => {
      const violated = new Promise((done) =>
        addEventListener('securitypolicyviolation', () => done('refused')),
      )
      const script = document.createElement('script')
      script.textContent = 'globalThis.ranInline = true'
      document.body.append(script)
      const indirect = globalThis.eval
      const evaluated = new Promise((done) => {
        // In a task of its own: what the debugger evaluates may be exempt.
        setTimeout(() => {
          try {
            done(indirect('1 + 1'))
          } catch (error) {
            done((error as Error).name)
          }
        })
      })
      return { inline: 'ranInline' in globalThis, evaluated: await evaluated, violated: await violated }
    })
    expect(outcome).toEqual({ inline: false, evaluated: 'EvalError', violated: 'refused' })
  })

  test('leaves workers from network URLs free to eval, and those from blobs not', async ({
    app,
    problems,
  }) => {
    problems.expect(/Content Security Policy/)
    const answers = await app.evaluate(async () => {
      const text = await (await fetch('/probe/eval-probe.js')).text()
      const answerOf = (url: string) =>
        new Promise((done) => {
          const worker = new Worker(url)
          worker.onmessage = ({ data }) => done(data)
          worker.onerror = ({ message }) => done(message)
        })
      const blob = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))
      return { network: await answerOf('/probe/eval-probe.js'), blob: await answerOf(blob) }
    })
    expect(answers).toEqual({ network: 42, blob: 'EvalError' })
  })
})

test('opened from disk, the page says what to do instead', async ({ page, problems }) => {
  problems.expect(/file:|CORS|Content Security Policy|ERR_FAILED/)
  await page.goto(pathToFileURL('dist/index.html').href)
  await expect(page.locator('#from-disk')).toBeVisible()
  await expect(page.locator('#from-disk')).toContainText('npm start')
})
