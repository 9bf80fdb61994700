/**
 * Safari's engine for the long tests: where Debian's WebKitGTK driver is, it is started on a screen of its own.
 *
 * It is looked for and never installed: it brings a desktop's libraries. Where it is missing the tests skip, and say so.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'

const DRIVER = '/usr/bin/WebKitWebDriver'
const SCREEN = '/usr/bin/xvfb-run'
const BROWSERS = ['x86_64', 'aarch64'].map((arch) => `/usr/lib/${arch}-linux-gnu/webkit2gtk-4.1/MiniBrowser`)

/** Without a language it calls its own `C`, which is none that numbers can be written in: no person's browser does. */
const SETTINGS = {
  LANG: 'en_US.UTF-8',
  LC_ALL: 'en_US.UTF-8',
  LANGUAGE: 'en_US',
  WEBKIT_DISABLE_COMPOSITING_MODE: '1',
  LIBGL_ALWAYS_SOFTWARE: '1',
}

/** @returns {{browser: string, why: ''} | {browser: null, why: string}} */
export function findWebKit(exists = existsSync) {
  const browser = BROWSERS.find((path) => exists(path))
  if (browser !== undefined && exists(DRIVER) && exists(SCREEN)) return { browser, why: '' }
  const advice = 'On Debian: apt-get install webkit2gtk-driver xvfb xauth.'
  return { browser: null, why: `There is no WebKitGTK driver with a screen. ${advice}` }
}

/** The driver, on a port that was free. @returns {Promise<{url: string, close: () => void}>} */
export async function startWebKitDriver() {
  const port = await freePort()
  // A group of its own, so that the screen ends with it.
  const child = spawn(
    SCREEN,
    ['-a', '-s', '-screen 0 1400x900x24', DRIVER, `--port=${port}`, '--host=127.0.0.1'],
    {
      stdio: 'ignore',
      detached: true,
      env: { ...process.env, ...SETTINGS },
    },
  )
  const close = () => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
  }
  const url = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 200; tries++) {
    const answers = await fetch(`${url}/status`).then(
      (response) => response.ok,
      () => false,
    )
    if (answers) return { url, close }
    await new Promise((done) => setTimeout(done, 50))
  }
  close()
  throw new Error('The WebKitGTK driver did not answer within 10 s.')
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((done, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
