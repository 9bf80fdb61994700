/**
 * Tells the page that there is something new to read: at most once a frame, however much has happened.
 *
 * In a hidden tab no frames come, and a timer stands in. It says that, not what: the page reads for itself.
 */
export class Notifier {
  private readonly listeners = new Set<() => void>()
  private pending = false

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly notify = (): void => {
    if (this.pending) return
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
