import { useStatus } from '../../bridge/told'
import { EmptyState } from '../../kit/empty-state'

/** 列表还没来: said only while the store is rebuilt; otherwise the list is there before a sentence could be read. */
export function ListComing() {
  const storage = useStatus()?.storage
  if (storage?.state !== 'rebuilding') return null
  return <EmptyState title="会议列表还在准备" text={`${storage.message}。列表一好就出现在这里。`} />
}
