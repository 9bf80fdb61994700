/**
 * The sandbox's frame: public/sandbox.html, hidden, in an opaque origin, with a policy of its own.
 *
 * A file of its own, because a frame made from text or from a blob inherits the page's policy, which forbids eval.
 * On an isolated page a frame needs the isolating headers too; where the host sends them for the page alone (or a
 * service worker adds them, which such a frame never sees), `credentialless` lets it in: in Chromium, not elsewhere.
 * The frame's own thread runs no code of a notebook, so a beat that it misses is its death: its process has crashed.
 */
import type { FromFrame, SandboxHello, ToFrame } from '../protocol/sandbox'
import { Heartbeat } from './heartbeat'

export interface FrameParts {
  readonly url: URL
  /** Where the frame is put. */
  readonly parent: Node
  after(seconds: number, fire: () => void): void
  /** It's gone or was never there; with the reason. */
  lost(words: string): void
}

/** Seconds in which the frame must answer for the first time. */
const OPENING = 10

export class SandboxFrame {
  private readonly element: HTMLIFrameElement
  private readonly line = new MessageChannel()
  private readonly given = new Set<string>()
  private answers: ((idle: boolean) => void)[] = []
  private heartbeat: Heartbeat | null = null
  private over = false

  constructor(private readonly parts: FrameParts) {
    const element = document.createElement('iframe')
    element.setAttribute('sandbox', 'allow-scripts')
    element.setAttribute('credentialless', '')
    element.hidden = true
    element.src = parts.url.href
    element.onload = () => {
      const hello: SandboxHello = { t: 'line', port: this.line.port2 }
      // Its origin is opaque, and can't be named.
      element.contentWindow?.postMessage(hello, '*', [hello.port])
      element.onload = null
    }
    this.element = element
    this.line.port1.onmessage = ({ data }: MessageEvent<FromFrame>) => {
      if (data.t === 'pong') this.answers.shift()?.(true)
    }
    void this.ping().then(() => this.watch())
    parts.after(OPENING, () => {
      if (this.heartbeat === null) this.lose(`${parts.url.href} could not be opened in a frame`)
    })
    parts.parent.appendChild(element)
  }

  /** Starts a worker from this text; its name stands for the text from then on. */
  start(name: string, text: string, port: MessagePort): void {
    if (!this.given.has(name)) this.send({ t: 'bundle', name, text })
    this.given.add(name)
    this.send({ t: 'start', name, port }, [port])
  }

  /** Takes the frame away, and with it every worker in it. */
  remove(): void {
    this.over = true
    this.heartbeat?.stop()
    this.line.port1.close()
    this.element.remove()
  }

  private ping(): Promise<boolean> {
    this.send({ t: 'ping' })
    return new Promise((answer) => this.answers.push(answer))
  }

  private watch(): void {
    if (this.over) return
    const dead = () => this.lose('the sandbox has crashed')
    this.heartbeat = new Heartbeat({ ping: () => this.ping(), after: this.parts.after, dead })
  }

  private lose(words: string): void {
    if (this.over) return
    this.remove()
    this.parts.lost(words)
  }

  private send(words: ToFrame, transfer: Transferable[] = []): void {
    this.line.port1.postMessage(words, transfer)
  }
}
