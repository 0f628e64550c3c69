import { Button, SegmentedControl, Select, TextInput } from '@mantine/core'
import { type RefObject, useRef, useState } from 'react'
import type { StreamId } from '#shared/fact'
import { percentText } from '#shared/meeting/tally'
import { type TopicSource, topicSourceNames, topicSources } from '#shared/topic/entry'
import { stageNames, stages } from '#shared/topic/stages'
import {
  foldedGroups,
  foldedNames,
  showpieceShare,
  type TopicGroup,
  type TopicOrder,
  topicGroups,
  topicOrderNames,
  topicOrders,
} from '#shared/views/topic-groups'
import type { TopicRow } from '#shared/views/topic-row'
import { EmptyState } from '../../kit/empty-state'
import { PlusIcon, SearchIcon } from '../../kit/icons'
import { KeyCap } from '../../kit/key-cap'
import { PageTitle } from '../../kit/page-title'
import { useRemembered } from '../../kit/remembered'
import { Toolbar } from '../../kit/toolbar'
import { useKeys } from '../keys/keys'
import { usePlace } from '../shell/place'
import { DoublesPanel } from './doubles-panel'
import { ImportPanel } from './import-panel'
import { JudgePanel } from './judge-panel'
import { NewTopic } from './new-topic'
import { type PoolChoice, usePool } from './pool'
import { TopicBoard } from './topic-board'
import { ColumnChoice, isColumns, TopicTable, usualColumns } from './topic-table'
import styles from './topics-screen.module.css'
import { type Touched, UndoLast } from './undo-last'

type Beside =
  | null
  | { readonly kind: 'new' | 'import' | 'doubles' }
  | { readonly kind: 'judge'; readonly stream: StreamId }

/** 议题库: every topic that was ever brought, by the stage it stands at or as a table. */
export function TopicsScreen() {
  const [choice, setChoice] = useState<PoolChoice>({ text: '', source: '', group: '', order: 'newest' })
  const [view, setView] = useRemembered('topics.view', 'board', isView)
  const [columns, setColumns] = useRemembered('topics.columns', usualColumns, isColumns)
  const [beside, setBeside] = useState<Beside>(null)
  const [touched, setTouched] = useState<Touched | null>(null)
  const { all, shown, message } = usePool(choice)
  const go = usePlace((state) => state.go)
  const search = useRef<HTMLInputElement>(null)
  const page = useRef<HTMLDivElement>(null)
  const choose = (part: Partial<PoolChoice>) => setChoice({ ...choice, ...part })
  const close = () => setBeside(null)
  const openTopic = (row: TopicRow) => go({ screen: 'topic', stream: row.stream })
  const judge = (stream: StreamId) => {
    if (touched?.stream !== stream) setTouched({ stream, since: null })
    setBeside({ kind: 'judge', stream })
  }
  const isNarrowed = choice.text.trim() !== '' || choice.source !== '' || choice.group !== ''
  // One group alone is a list, however the whole is looked at; so is the table.
  const isBoard = view === 'board' && choice.group === ''
  const acts = useKeysOfPool({
    onNew: () => setBeside({ kind: 'new' }),
    onImport: () => setBeside({ kind: 'import' }),
    onDoubles: () => setBeside({ kind: 'doubles' }),
    onView: () => setView(view === 'board' ? 'table' : 'board'),
    onJudge: () => {
      const stream = streamUnderKeys(page) ?? shown[0]?.stream
      if (stream) judge(stream)
    },
    search,
  })
  const open = beside?.kind === 'judge' ? beside.stream : null
  const listProps = { rows: shown, open, onOpen: openTopic, onJudge: (row: TopicRow) => judge(row.stream) }

  return (
    <div className={styles.page} ref={page}>
      <div className={styles.main}>
        <PageTitle title="议题库" beside={all && <PoolLine rows={all} />}>
          <UndoLast touched={touched} />
          <Button variant="default" onClick={acts.onDoubles}>
            查重
          </Button>
          <Button variant="default" onClick={acts.onImport}>
            从征集表导入
          </Button>
          <Button
            variant={all?.length === 0 ? 'default' : 'filled'}
            leftSection={<PlusIcon />}
            rightSection={<KeyCap keys="n" />}
            onClick={acts.onNew}
          >
            登记议题
          </Button>
        </PageTitle>
        <div className={styles.tools}>
          <Toolbar
            label="查找和看法"
            end={
              <>
                {!isBoard && <ColumnChoice chosen={columns} onChange={setColumns} />}
                <SegmentedControl
                  aria-label="怎么看"
                  data={[
                    { value: 'board', label: '看板' },
                    { value: 'table', label: '表格' },
                  ]}
                  value={view}
                  onChange={(value) => setView(value === 'table' ? 'table' : 'board')}
                />
              </>
            }
          >
            <TextInput
              ref={search}
              className={styles.search}
              type="search"
              aria-label="查找议题"
              placeholder="议题、反映情况、拼音首字母"
              leftSection={<SearchIcon />}
              value={choice.text}
              onChange={(event) => choose({ text: event.currentTarget.value })}
              onKeyDown={(event) => event.key === 'Escape' && choose({ text: '' })}
            />
            <Select
              className={styles.choice}
              aria-label="来源"
              data={sourceChoices}
              value={choice.source}
              onChange={(value) => choose({ source: (value ?? '') as TopicSource | '' })}
            />
            <Select
              className={styles.choice}
              aria-label="阶段"
              data={groupChoices}
              value={choice.group}
              onChange={(value) => choose({ group: (value ?? '') as TopicGroup | '' })}
            />
            <Select
              className={styles.order}
              aria-label="排序"
              data={orderChoices}
              value={choice.order}
              onChange={(value) => choose({ order: (value ?? 'newest') as TopicOrder })}
            />
          </Toolbar>
        </div>
        {message !== '' && (
          <p className={styles.message} role="alert">
            {message}
          </p>
        )}
        {all !== null && shown.length === 0 ? (
          <NoTopics
            isNarrowed={isNarrowed && all.length > 0}
            onAll={() => setChoice({ ...choice, text: '', source: '', group: '' })}
            {...acts}
          />
        ) : isBoard ? (
          <TopicBoard {...listProps} onGroup={(group) => choose({ group })} />
        ) : (
          <TopicTable {...listProps} columns={columns} />
        )}
      </div>
      {beside?.kind === 'new' && <NewTopic rows={all ?? []} onClose={close} onOpen={openTopic} />}
      {beside?.kind === 'import' && <ImportPanel rows={all ?? []} onClose={close} />}
      {beside?.kind === 'doubles' && <DoublesPanel rows={all ?? []} onMerged={setTouched} onClose={close} />}
      {beside?.kind === 'judge' && (
        <JudgePanel
          key={beside.stream}
          stream={beside.stream}
          rows={all ?? []}
          order={shown}
          onGo={judge}
          onMerged={setTouched}
          onClose={close}
        />
      )}
    </div>
  )
}

type PoolActs = {
  readonly onNew: () => void
  readonly onImport: () => void
  readonly onDoubles: () => void
}

function useKeysOfPool(
  acts: PoolActs & {
    readonly onView: () => void
    readonly onJudge: () => void
    readonly search: RefObject<HTMLInputElement | null>
  },
): PoolActs {
  const group = '议题库'
  useKeys([
    { id: 'topics.new', keys: 'n', label: '登记议题', group, run: acts.onNew },
    { id: 'topics.search', keys: '/', label: '查找议题', group, run: () => acts.search.current?.focus() },
    { id: 'topics.judge', keys: 'e', label: '评分、受理、并入选中的议题', group, run: acts.onJudge },
    { id: 'topics.view', keys: 'v', label: '看板、表格换着看', group, run: acts.onView },
    { id: 'topics.doubles', keys: 'd', label: '查重', group, run: acts.onDoubles },
    { id: 'topics.import', keys: 'i', label: '从征集表导入', group, run: acts.onImport },
  ])
  return acts
}

/** The topic on whose row the keyboard stands. */
function streamUnderKeys(page: RefObject<HTMLElement | null>): StreamId | null {
  const row = document.activeElement?.closest<HTMLElement>('[data-stream]')
  return row && page.current?.contains(row) ? (row.dataset.stream as StreamId) : null
}

/** How many there are, and how many of them are for show (P2). */
function PoolLine({ rows }: { readonly rows: readonly TopicRow[] }) {
  const share = showpieceShare(rows)
  return (
    <>
      <span>{rows.length} 个议题</span>
      {share && share.count > 0 && (
        <span>
          形象工程 {share.count} 个，占 {percentText(share.permyriad)}
        </span>
      )}
    </>
  )
}

type NoTopicsProps = PoolActs & { readonly isNarrowed: boolean; readonly onAll: () => void }

function NoTopics({ isNarrowed, onAll, onNew, onImport }: NoTopicsProps) {
  if (isNarrowed)
    return (
      <EmptyState
        title="没有找到"
        text="换几个字试试：议题的名称、群众的原话、提出人都可以，也可以写拼音首字母，比如停车难写 tcn。"
        action={
          <Button variant="default" onClick={onAll}>
            看全部议题
          </Button>
        }
      />
    )
  return (
    <EmptyState
      title="议题库还是空的"
      text="群众反映的、委员推荐的、党委政府交的，都先记到这里，再挑出切口小、关联广、贴近切身利益的去协商。手上有征集表的，可以直接从 XLSX 或 CSV 表格导入。"
      action={
        <>
          <Button variant="default" onClick={onImport}>
            从征集表导入
          </Button>
          <Button leftSection={<PlusIcon />} onClick={onNew}>
            登记第一个议题
          </Button>
        </>
      }
    />
  )
}

type View = 'board' | 'table'
function isView(kept: unknown): kept is View {
  return kept === 'board' || kept === 'table'
}

const sourceChoices = [
  { value: '', label: '全部来源' },
  ...topicSources.map((value) => ({ value, label: topicSourceNames[value] })),
]
const groupChoices = [
  { value: '', label: '全部阶段' },
  ...topicGroups.map((value) => ({ value, label: groupName(value) })),
]
const orderChoices = topicOrders.map((value) => ({ value, label: topicOrderNames[value] }))

function groupName(group: TopicGroup): string {
  const stage = stages.find((each) => each === group)
  const folded = foldedGroups.find((each) => each === group)
  return stage ? stageNames[stage] : folded ? foldedNames[folded] : ''
}
