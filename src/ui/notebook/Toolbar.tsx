/** The notebook's bar: what acts on the whole page. At most one of its buttons matters at a time, so none is loud. */
import { Command, Eraser, ListVideo, Play, RotateCw, Square } from 'lucide-react'
import { useStore } from 'zustand'
import { many } from '../outputs/numbers'
import { Button, IconButton } from '../primitives/Button'
import { Dialog } from '../primitives/Dialog'
import { tip } from '../primitives/Tooltip'
import { useNotebook, useNotebookState } from './context'
import { Contents } from './Contents'
import { FileMenu } from './FileMenu'
import type { Moves } from './moves'
import { askRestart, endRestart, restartStore } from './restart'
import { restartWords, RunMenu } from './RunMenu'
import { openPalette } from './palette/palette-store'
import styles from './Toolbar.module.css'

export function Toolbar({ moves }: { readonly moves: Moves }) {
  const model = useNotebook()
  const runnable = useNotebookState((state) => state.runs[state.selected] !== undefined)
  const busy = useNotebookState(
    (state) =>
      state.going ||
      Object.values(state.runs).some(
        (run) => run.state === 'running' || run.state === 'waiting' || run.state === 'queued',
      ),
  )
  return (
    <div role="toolbar" aria-label="Notebook" className={styles.bar}>
      <Button
        variant="quiet"
        size={28}
        icon={Play}
        aria-label="Run"
        disabled={!runnable}
        onClick={() => moves.run('advance')}
        {...tip('Run the chosen cell', 'Shift+Enter')}
      >
        <span className={styles.word}>Run</span>
      </Button>
      <Button
        variant="quiet"
        size={28}
        icon={ListVideo}
        aria-label="Run all"
        onClick={() => void model.runAll()}
        {...tip('Run every open cell from top to bottom', 'Ctrl+F9')}
      >
        <span className={styles.word}>Run all</span>
      </Button>
      <RunMenu />
      <Button
        variant="quiet"
        size={28}
        icon={Square}
        aria-label="Stop everything"
        disabled={!busy}
        onClick={model.stop}
        {...tip('Stop the cells and every loop in them. Actors end what they have begun.', 'I I')}
      >
        <span className={styles.word}>Stop everything</span>
      </Button>
      <span className={styles.gap} />
      <Contents moves={moves} />
      <IconButton icon={Command} label="Commands" term="F1" size={28} onClick={openPalette} />
      <FileMenu />
      <Button
        variant="quiet"
        size={28}
        icon={Eraser}
        aria-label="Clear the stage"
        onClick={model.clearStage}
        {...tip('Stop all actors. Variables stay.')}
      >
        <span className={styles.wide}>Clear the stage</span>
      </Button>
      <Button
        variant="quiet"
        size={28}
        icon={RotateCw}
        aria-label="Restart notebook"
        onClick={() => askRestart()}
        {...tip('Forget all variables and stop all actors', '0 0')}
      >
        <span className={styles.wide}>Restart notebook</span>
      </Button>
      <RestartQuestion />
    </div>
  )
}

function RestartQuestion() {
  const model = useNotebook()
  const { asking, then } = useStore(restartStore)
  return (
    <Dialog
      open={asking}
      title="Restart the notebook?"
      onClose={endRestart}
      actions={
        <>
          <Button onClick={endRestart}>Keep it running</Button>
          <Button
            variant="primary"
            onClick={() => {
              endRestart()
              void model.restart(then ?? undefined)
            }}
          >
            {restartWords(then)}
          </Button>
        </>
      }
    >
      All variables are forgotten and all actors stop. Your texts, predictions and hints stay.
      {then ? ` Then ${many(model.toRun(then).length, 'cell')} will run again.` : null}
    </Dialog>
  )
}
