/** Registers what lets the page work without a network, and says when a new version is there. */
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../primitives/Button'
import { offlineStore, startOffline, takeUpdate } from './offline'
import styles from './Offline.module.css'

export function OfflineNotice() {
  const { state } = useStore(offlineStore)
  const [later, setLater] = useState(false)
  useEffect(() => void startOffline(), [])
  return (
    <div role="status">
      {state === 'update' && !later ? (
        <div className={styles.notice}>
          <span>A new version of Actorium is there. Your work stays.</span>
          <Button size={28} variant="primary" onClick={takeUpdate}>
            Use it now
          </Button>
          <Button size={28} variant="quiet" onClick={() => setLater(true)}>
            Later
          </Button>
        </div>
      ) : null}
    </div>
  )
}
