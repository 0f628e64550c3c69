import { Button, TextInput } from '@mantine/core'
import { Suspense, useEffect, useRef, useState } from 'react'
import type { MeetingRow } from '#shared/contract/lists'
import { groupMeetings } from '#shared/views/meeting-groups'
import { useDeskMinute } from '../../bridge/desk-clock'
import { EmptyState } from '../../kit/empty-state'
import { PlusIcon, SearchIcon } from '../../kit/icons'
import { KeyCap } from '../../kit/key-cap'
import { PageTitle } from '../../kit/page-title'
import { useKeys } from '../keys/keys'
import { useRoom } from '../shell/beginning'
import { firstPageStands, later } from '../shell/later'
import { meetingsAtOnce } from './first-list'
import { ListComing } from './list-coming'
import { MeetingGroup } from './meeting-group'
import styles from './meetings-screen.module.css'
import { useMeetingsShown } from './rows'

const newMeeting = later(async () => (await import('./new-meeting')).NewMeeting)
const copyMeeting = later(async () => (await import('./copy-meeting')).CopyMeeting)
const minutesHits = later(async () => (await import('./minutes-hits')).MinutesHits)
const keepDialog = later(async () => (await import('./keep-dialog')).KeepDialog)
const cancelDialog = later(async () => (await import('./cancel-dialog')).CancelDialog)

/** 会议: what is on today, what is coming, what is over. */
export function MeetingsScreen() {
  const room = useRoom()
  const [text, setText] = useState('')
  const [beside, setBeside] = useState<Beside>(null)
  const [over, setOver] = useState(meetingsAtOnce)
  const { meetings, message } = useMeetingsShown(text, over)
  const hasAnswer = meetings !== null || message !== ''
  useEffect(() => {
    if (hasAnswer) firstPageStands()
  }, [hasAnswer])
  const now = useDeskMinute()
  const groups = groupMeetings(meetings ? [...meetings.ahead, ...meetings.over] : [], now)
  const startNew = () => setBeside({ kind: 'new' })
  const acts = {
    onCopy: (row: MeetingRow) => setBeside({ kind: 'copy', row }),
    onCancel: (row: MeetingRow) => setBeside({ kind: 'cancel', row }),
    onKeep: (row: MeetingRow) => setBeside({ kind: 'keep', row }),
  }
  const isEmpty = meetings !== null && meetings.ahead.length + meetings.overCount === 0
  const search = useRef<HTMLInputElement>(null)
  useKeys([
    { id: 'meetings.new', keys: 'n', label: '新建会议', group: '会议', run: startNew },
    { id: 'meetings.search', keys: '/', label: '查找会议', group: '会议', run: () => search.current?.focus() },
  ])

  return (
    <div className={styles.page}>
      <div className={styles.list}>
        <PageTitle title="会议" beside={room.name}>
          <TextInput
            ref={search}
            className={styles.search}
            type="search"
            aria-label="查找会议"
            placeholder="名称、议题、拼音首字母，或记录里的话"
            leftSection={<SearchIcon />}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Escape' && setText('')}
          />
          <Button
            variant={isEmpty && text === '' ? 'default' : 'filled'}
            leftSection={<PlusIcon />}
            rightSection={<KeyCap keys="n" />}
            onClick={startNew}
          >
            新建会议
          </Button>
        </PageTitle>
        <div className={styles.groups}>
          {message !== '' && (
            <p className={styles.message} role="alert">
              {message}
            </p>
          )}
          {meetings === null && message === '' && <ListComing />}
          {isEmpty && text === '' && (
            <EmptyState
              title="还没有会议"
              text="这里按日子列出要开的会和开过的会。先建一场：写下商量什么事、在哪里、什么时候，议程会照协商形式带好。"
              action={
                <Button leftSection={<PlusIcon />} onClick={startNew}>
                  新建会议
                </Button>
              }
            />
          )}
          {isEmpty && text !== '' && (
            <EmptyState
              title={`没有名称或议题里有“${text.slice(0, 20)}”的会议`}
              text="可以只写名称里的几个字，或拼音首字母，比如停车场写 tcc。"
              action={
                <Button variant="default" onClick={() => setText('')}>
                  看全部会议
                </Button>
              }
            />
          )}
          <MeetingGroup title="今天" rows={groups.today} now={now} {...acts} />
          <MeetingGroup title="即将召开" rows={groups.coming} now={now} {...acts} />
          <MeetingGroup
            title="已结束"
            rows={groups.over}
            more={{ count: meetings?.overCount ?? 0, onMore: () => setOver(over + meetingsAtOnce) }}
            now={now}
            {...acts}
          />
          {text.trim() !== '' && (
            <Suspense fallback={null}>
              <minutesHits.Part text={text} now={now} />
            </Suspense>
          )}
        </div>
      </div>
      <Suspense fallback={null}>
        {beside?.kind === 'new' && <newMeeting.Part onClose={() => setBeside(null)} />}
        {beside?.kind === 'copy' && <copyMeeting.Part row={beside.row} onClose={() => setBeside(null)} />}
        {beside?.kind === 'keep' && <keepDialog.Part row={beside.row} onClose={() => setBeside(null)} />}
        {beside?.kind === 'cancel' && <cancelDialog.Part row={beside.row} onClose={() => setBeside(null)} />}
      </Suspense>
    </div>
  )
}

type Beside = null | { readonly kind: 'new' } | { readonly kind: 'copy' | 'cancel' | 'keep'; readonly row: MeetingRow }
