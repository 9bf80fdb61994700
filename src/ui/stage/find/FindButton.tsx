/** Opens the finder. A button for nothing is noise, so it is there only where there are many actors. */
import { Search } from 'lucide-react'
import { IconButton } from '../../primitives/Button'
import { useStageStore } from '../../store/stage-react'
import { useManyActors } from './use-finder'

export function FindButton() {
  const stage = useStageStore()
  if (!useManyActors()) return null
  return (
    <IconButton
      icon={Search}
      label="Find an actor"
      term="/"
      size={28}
      aria-keyshortcuts="/"
      onClick={() => stage.openFinder('')}
    />
  )
}
