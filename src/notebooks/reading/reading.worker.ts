/** The worker that reads a file which somebody has brought, and ends with it: wiring only. */
import { respond } from './respond'
import type { Answer, Asked } from './words'

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  void respond(data).then((answer) => postMessage(answer, { transfer: moved(answer) }))
})

/** The rows of a recording are most of it: they are handed over, not copied. */
function moved(answer: Answer): Transferable[] {
  return 'read' in answer && 'rows' in answer.read ? [answer.read.rows.buffer as ArrayBuffer] : []
}
