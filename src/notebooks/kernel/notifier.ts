/**
 * Tells the page that there is something new to read: at most once a frame, however much has happened.
 *
 * In a hidden tab no frames come, and a timer stands in. It says that, not what: the page reads for itself. While nobody
 * listens no frame is asked for: each would have the browser go through all that it does to draw one.
 */
export class Notifier {
  private readonly listeners = new Set<() => void>()
  private pending = false
  /** Something was new while nobody listened. */
  private missed = false

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    if (this.missed) this.notify()
    return () => this.listeners.delete(listener)
  }

  readonly notify = (): void => {
    if (this.pending) return
    this.missed = this.listeners.size === 0
    if (this.missed) return
    this.pending = true
    const tell = () => {
      this.pending = false
      for (const listener of this.listeners) listener()
    }
    if (typeof requestAnimationFrame === 'function' && document.visibilityState === 'visible')
      requestAnimationFrame(tell)
    else setTimeout(tell, 16)
  }

  dispose(): void {
    this.listeners.clear()
  }
}
