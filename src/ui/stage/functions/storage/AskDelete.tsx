/** Asks before something is deleted: programs of all tabs use the same storage. */
import { Button } from '../../../primitives/Button'
import { Dialog } from '../../../primitives/Dialog'

export interface AskDeleteProps {
  /** `key` null: the whole bucket. */
  readonly asked: { readonly bucket: string; readonly key: string | null } | null
  readonly onDelete: () => void
  readonly onClose: () => void
}

export function AskDelete({ asked, onDelete, onClose }: AskDeleteProps) {
  const whole = asked?.key === null
  return (
    <Dialog
      open={asked !== null}
      title={whole ? `Delete the bucket ${asked.bucket}?` : 'Delete this object?'}
      onClose={onClose}
      actions={
        <>
          <Button size={36} onClick={onClose}>
            Keep it
          </Button>
          <Button size={36} variant="danger" onClick={onDelete}>
            Delete
          </Button>
        </>
      }
    >
      <p>
        {whole
          ? 'All objects in it are deleted, for all notebooks and tabs of this page. They can’t be brought back.'
          : `${asked?.key ?? ''} is deleted for all notebooks and tabs of this page. It can’t be brought back.`}
      </p>
    </Dialog>
  )
}
