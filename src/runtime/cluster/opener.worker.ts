/**
 * How every worker of the built page begins: a few lines from the network, which become what the page hands them.
 *
 * A worker must come from a network URL, for the page's policy lets code be evaluated nowhere else. But browsers ask for
 * a worker's file with every worker, and where the host does not let them keep files they get it whole: the first screen
 * has two kernels and four containers, and of the 646 kB of a first visit 217 were there already. So the page reads each
 * file once and hands its text to any number of workers. What a worker is told before it has its text, it hears after.
 */
import type { WorkerCode } from '../protocol/opener'

const early: MessageEvent[] = []

self.onmessage = (event: MessageEvent<WorkerCode | undefined>) => {
  const code = event.data
  if (code?.t !== 'code') {
    early.push(event)
    return
  }
  self.onmessage = null
  ;(0, eval)(code.text)
  for (const event of early) self.dispatchEvent(event)
}
