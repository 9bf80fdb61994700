/**
 * The real MNIST, which a reader brings: a button in the header of a lesson that loads digits, and a drop anywhere.
 *
 * The box that it opens, and what knows the files, is a chunk of its own, fetched when it is first asked for.
 */
import { Files } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../primitives/Button'
import styles from './DataFiles.module.css'
import { useFileDrop } from './use-file-drop'

const DataDialog = lazy(() => import('./DataDialog').then((chunk) => ({ default: chunk.DataDialog })))

export function DataFiles() {
  const [open, setOpen] = useState(false)
  const [dropped, setDropped] = useState<readonly File[]>([])
  const over = useFileDrop((files) => {
    setDropped(files)
    setOpen(true)
  })
  return (
    <>
      <Button variant="quiet" size={28} icon={Files} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Real MNIST
      </Button>
      {over ? (
        <div className={styles.over} aria-hidden>
          <p className={styles.words}>Let go of the four files of MNIST here</p>
        </div>
      ) : null}
      {open ? (
        <Suspense fallback={null}>
          <DataDialog
            dropped={dropped}
            onClose={() => {
              setOpen(false)
              setDropped([])
            }}
          />
        </Suspense>
      ) : null}
    </>
  )
}
