/**
 * Recordings as files, for the page: what is saved, what is exported, and what is opened again.
 *
 * Fetched when somebody opens the menu: a first visit doesn't load it.
 */
import { chromeTrace } from '../../runtime/record/exports/chrome-trace'
import { graphSvg, type GraphPlace } from '../../runtime/record/exports/graph-svg'
import { mermaidDiagram } from '../../runtime/record/exports/mermaid'
import { sequenceSvg } from '../../runtime/record/exports/sequence-svg'
import { shivizLog } from '../../runtime/record/exports/shiviz'
import { leftOutWords, Recording } from '../../runtime/record/recording'
import { packRecording, RECORDING_ENDING, recordingFileName } from '../../runtime/record/recording-file'
import { readFile } from '../reading/read-file'
import { ReplaySession } from './replay/replay-session'
import type { Session } from './session'

export interface FileMade {
  readonly name: string
  readonly blob: Blob
  /** What of the run is not in it, in words; '' where all is. */
  readonly leftOut: string
}

export type ExportFormat = 'chrome' | 'shiviz' | 'mermaid' | 'sequence' | 'graph'

export async function savedRun(session: Pick<Session, 'recording'>): Promise<FileMade> {
  const recording = session.recording()
  return {
    name: recordingFileName(recording.facts.notebook),
    blob: new Blob([await packRecording(recording)], { type: 'application/gzip' }),
    leftOut: leftOutWords(recording),
  }
}

/** `places`: where actors stand on the stage, for the graph. */
export function exportedRun(
  session: Pick<Session, 'recording'>,
  format: ExportFormat,
  places: ReadonlyMap<number, GraphPlace>,
): FileMade {
  const recording = session.recording()
  const made = (ending: string, type: string, text: string): FileMade => ({
    name: recordingFileName(recording.facts.notebook).replace(RECORDING_ENDING, ending),
    blob: new Blob([text], { type }),
    // Each export says in itself what it leaves out.
    leftOut: '',
  })
  switch (format) {
    case 'chrome':
      return made(
        '.trace.json',
        'application/json',
        JSON.stringify(chromeTrace(recording, { runs: recording.facts.runs })),
      )
    case 'shiviz':
      return made('.shiviz.log', 'text/plain', shivizLog(recording))
    case 'mermaid':
      return made('.mmd', 'text/plain', mermaidDiagram(recording))
    case 'sequence':
      return made('.sequence.svg', 'image/svg+xml', sequenceSvg(recording))
    case 'graph':
      return made('.graph.svg', 'image/svg+xml', graphSvg(recording, { places }))
  }
}

export type Opened =
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly problem: string }

/** Never rejects. */
export async function openedRun(file: Blob, signal?: AbortSignal): Promise<Opened> {
  const answer = await readFile({ kind: 'recording', file, name: '' }, { signal })
  if ('refused' in answer) return { ok: false, problem: answer.refused }
  return { ok: true, session: new ReplaySession(new Recording(answer.read)) }
}
