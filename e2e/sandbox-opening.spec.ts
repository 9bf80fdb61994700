/**
 * How workers come into being, or don't: the sandbox's page by itself, and files that a host doesn't give.
 */
import { expect, test } from './support/session-page'

test('the sandbox’s page, opened with the app’s origin, takes no orders', async ({ open, page }) => {
  await open('page')
  const isTaken = await page.evaluate(async () => {
    const frame = document.createElement('iframe')
    frame.src = 'sandbox.html'
    document.body.append(frame)
    await new Promise((done) => (frame.onload = done))
    const { port1 } = new MessageChannel()
    // Not posted: an event that is dispatched has been handled when the call returns.
    const hello = new MessageEvent('message', { source: window, data: { t: 'line', port: port1 } })
    frame.contentWindow!.dispatchEvent(hello)
    return port1.onmessage !== null
  })
  expect(isTaken).toBe(false)
})

test('where the sandbox can’t be opened, a cell fails and says so', async ({ open, page, problems }) => {
  problems.expect(/404/)
  await page.route('**/sandbox.html', (route) => route.fulfill({ status: 404, body: '' }))
  const session = await open('sandbox')
  const { status, words } = await session.run('6 * 7')
  expect(status).toBe('error')
  expect(words).toContain('sandbox.html could not be opened in a frame')
})

test('a page whose workers can’t be loaded says so, and tries again when a cell is run', async ({
  open,
  page,
  problems,
}) => {
  problems.expect(/404/)
  await page.route('**/kernel.worker*', (route) => route.fulfill({ status: 404, body: '' }))
  const session = await open('page')
  await expect.poll(() => session.notice()).toContain('worker did not start')
  expect((await session.run('6 * 7')).status).toBe('error')
  await page.unroute('**/kernel.worker*')
  expect((await session.run('6 * 7')).words).toBe('42')
})

test('no file of the sandbox is fetched while nobody uses it', async ({ open, page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const session = await open('page')
  await session.run('6 * 7')
  expect(asked.filter((url) => url.includes('sandbox'))).toEqual([])
})
