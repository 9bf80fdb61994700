/** A file that is dropped on the stage. Text and envelopes that are dragged are none of its business. */
import { useState, type DragEvent } from 'react'

export interface StageDrop {
  /** A file hangs over the stage now. */
  readonly over: boolean
  readonly handlers: {
    readonly onDragOver: (event: DragEvent) => void
    readonly onDragLeave: (event: DragEvent) => void
    readonly onDrop: (event: DragEvent) => void
  }
}

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')

export function useStageDrop(dropped: (file: File) => void): StageDrop {
  const [over, setOver] = useState(false)
  return {
    over,
    handlers: {
      onDragOver: (event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        setOver(true)
      },
      onDragLeave: (event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)))
          setOver(false)
      },
      onDrop: (event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        setOver(false)
        const [file] = event.dataTransfer.files
        if (file) dropped(file)
      },
    },
  }
}
