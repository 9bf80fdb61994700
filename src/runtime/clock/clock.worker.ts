/**
 * A clock that ticks in a worker, because a background tab's own timers are slowed to one a second.
 *
 * Told how many milliseconds lie between ticks; 0 stops it.
 */
let timer: ReturnType<typeof setInterval> | undefined

self.onmessage = (event: MessageEvent<number>) => {
  clearInterval(timer)
  if (event.data > 0) timer = setInterval(() => self.postMessage(0), event.data)
}
