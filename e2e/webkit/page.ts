/**
 * A page in WebKitGTK, over W3C WebDriver: the few calls that the tests need. Each page is a session of its own, and so
 * has storage of its own.
 */
import { install } from '../engines/in-page'
import { EnginePage, type Key } from '../engines/page'

/** How WebDriver writes keys that have no letter. */
const KEYS: Readonly<Record<string, string>> = {
  Enter: '\uE007',
  Tab: '\uE004',
  Escape: '\uE00C',
  Shift: '\uE008',
  Control: '\uE009',
  End: '\uE010',
  Home: '\uE011',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
}

interface Action {
  readonly type: 'keyDown' | 'keyUp'
  readonly value: string
}

export class WebKitPage extends EnginePage {
  private constructor(private readonly session: string) {
    super()
  }

  static async make(driver: string, binary: string): Promise<WebKitPage> {
    const options = { binary, args: ['--automation'] }
    const { sessionId } = await call<{ sessionId: string }>(`${driver}/session`, 'POST', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
    })
    const session = `${driver}/session/${sessionId}`
    await call(`${session}/timeouts`, 'POST', { script: 180_000, pageLoad: 60_000 })
    await call(`${session}/window/rect`, 'POST', { x: 0, y: 0, width: 1280, height: 800 })
    return new WebKitPage(session)
  }

  async close(): Promise<void> {
    await call(this.session, 'DELETE')
  }

  /** What nobody caught, and breaches of the page's policy: this driver tells nothing of the console. */
  problems(): Promise<string[]> {
    return this.ask(() => (globalThis as { problems?: string[] }).problems ?? [])
  }

  async screenshot(): Promise<Buffer> {
    return Buffer.from(await call<string>(`${this.session}/screenshot`, 'GET'), 'base64')
  }

  protected async open(url: string): Promise<void> {
    await call(`${this.session}/url`, 'POST', { url })
    await this.run(`(async () => {
      const problems = (globalThis.problems ??= [])
      addEventListener('error', ({ message }) => problems.push('exception: ' + message))
      addEventListener('unhandledrejection', ({ reason }) => problems.push('exception: ' + reason))
      ;(${install.toString()})()
    })()`)
  }

  protected async run(code: string): Promise<unknown> {
    const script = `const done = arguments[arguments.length - 1];
      ${code}.then((value) => done({ value: value ?? null }), (error) => done({ error: String(error) }))`
    const result = await call<{ value?: unknown; error?: string }>(`${this.session}/execute/async`, 'POST', {
      script,
      args: [],
    })
    if (result.error !== undefined) throw new Error(result.error)
    return result.value
  }

  protected async clickAt(x: number, y: number): Promise<void> {
    const at = { x: Math.round(x), y: Math.round(y) }
    await this.act({
      type: 'pointer',
      id: 'mouse',
      parameters: { pointerType: 'mouse' },
      actions: [
        { type: 'pointerMove', duration: 0, origin: 'viewport', ...at },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ],
    })
  }

  async press(...keys: readonly Key[]): Promise<void> {
    await this.keys(keys.flatMap((key) => pressed(key)))
  }

  async type(text: string): Promise<void> {
    await this.keys([...text].flatMap((letter) => pressed(letter === '\n' ? 'Enter' : letter)))
  }

  async chord(modifier: Key, key: Key): Promise<void> {
    const value = KEYS[modifier] ?? modifier
    await this.keys([{ type: 'keyDown', value }, ...pressed(key), { type: 'keyUp', value }])
  }

  private keys(actions: readonly Action[]): Promise<void> {
    return this.act({ type: 'key', id: 'keyboard', actions })
  }

  private async act(source: object): Promise<void> {
    await call(`${this.session}/actions`, 'POST', { actions: [source] })
  }
}

function pressed(key: Key): Action[] {
  const value = KEYS[key] ?? key
  return [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ]
}

async function call<T = unknown>(url: string, method: 'GET' | 'POST' | 'DELETE', body?: object): Promise<T> {
  const response = await fetch(url, { method, ...(body ? { body: JSON.stringify(body) } : {}) })
  const { value } = (await response.json()) as { value: T & { error?: string; message?: string } }
  if (!response.ok) throw new Error(`WebKitGTK: ${value.error ?? response.status}: ${value.message ?? ''}`)
  return value
}
