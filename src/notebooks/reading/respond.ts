/** What the worker answers: a file that was read, checked in every part and of bounded size, or why not. */
import { unpackRecording } from '../../runtime/record/recording-file'
import { MAX_TEXT, tooLarge } from '../document/ipynb/file-text'
import { readIpynb } from '../document/ipynb/read'
import { withinRoom } from '../document/ipynb/room'
import type { Answer, Asked } from './words'

/** Never rejects. */
export async function respond({ kind, file, name }: Asked): Promise<Answer> {
  try {
    return kind === 'notebook' ? await readNotebook(file, name) : await readRecording(file)
  } catch {
    return {
      refused:
        'The file can’t be read: it was moved or changed, or there is no room for it. Choose it again.',
    }
  }
}

async function readNotebook(file: Blob, fileName: string): Promise<Answer<'notebook'>> {
  // In bytes, so that nothing of it is read: a text has at least as many of them as characters.
  if (file.size > MAX_TEXT) return tooLarge(file.size)
  const found = readIpynb(await file.text(), { fileName })
  if ('refused' in found) return found
  const read = withinRoom(found)
  return 'refused' in read ? read : { read }
}

async function readRecording(file: Blob): Promise<Answer<'recording'>> {
  const decoded = await unpackRecording(file)
  return decoded.ok ? { read: decoded.recording.contents } : { refused: decoded.problem }
}
