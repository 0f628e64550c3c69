import { Button, Select, Switch, TextInput } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import type { PersonRow } from '#shared/contract/lists'
import type { StreamId } from '#shared/fact'
import { identities, identityNames, usualRoleNames } from '#shared/roster/person'
import { maskTelephone } from '#shared/text/mask'
import { EmptyState } from '../../kit/empty-state'
import { PlusIcon, SearchIcon } from '../../kit/icons'
import { KeyCap } from '../../kit/key-cap'
import { LongList } from '../../kit/long-list'
import { PageTitle } from '../../kit/page-title'
import { SideChip } from '../../kit/side-chip'
import { useSideChoices } from '../../kit/sides'
import { Toolbar } from '../../kit/toolbar'
import { useKeys } from '../keys/keys'
import { ImportPanel } from './import-panel'
import { NewPerson } from './new-person'
import styles from './people-screen.module.css'
import { PersonPanel } from './person-panel'
import { districtsOf, findPeople, organizationsOf, usePeopleRows } from './rows'

type Beside = null | { readonly kind: 'new' | 'import' } | { readonly kind: 'person'; readonly stream: StreamId }

/** 人才库: everybody who may be asked to a meeting, found by a few letters. */
export function PeopleScreen() {
  const { rows, message } = usePeopleRows()
  const [text, setText] = useState('')
  const [side, setSide] = useState<string>('')
  const [district, setDistrict] = useState<string>('')
  const [identity, setIdentity] = useState<string>('')
  const [withRetired, setWithRetired] = useState(false)
  const [beside, setBeside] = useState<Beside>(null)
  const all = rows ?? []
  const shown = useMemo(
    () =>
      findPeople(rows ?? [], text).filter(
        ({ person }) =>
          (withRetired || person.active) &&
          (side === '' || person.side === side) &&
          (district === '' || person.district === district) &&
          (identity === '' || person.identities.some((each) => each === identity)),
      ),
    [rows, text, side, district, identity, withRetired],
  )
  const districts = useMemo(() => districtsOf(rows ?? []), [rows])
  const organizations = useMemo(() => organizationsOf(rows ?? []), [rows])
  const sideChoices = useSideChoices()
  const close = () => setBeside(null)
  const search = useRef<HTMLInputElement>(null)
  useKeys([
    { id: 'people.new', keys: 'n', label: '加一个人', group: '人才库', run: () => setBeside({ kind: 'new' }) },
    { id: 'people.search', keys: '/', label: '查找人员', group: '人才库', run: () => search.current?.focus() },
  ])
  const active = all.filter(({ person }) => person.active).length

  return (
    <div className={styles.page}>
      <div className={styles.main}>
        <PageTitle title="人才库" beside={rows === null ? '' : `${active} 人`}>
          <Button variant="default" onClick={() => setBeside({ kind: 'import' })}>
            从表格导入
          </Button>
          <Button
            variant={rows?.length === 0 ? 'default' : 'filled'}
            leftSection={<PlusIcon />}
            rightSection={<KeyCap keys="n" />}
            onClick={() => setBeside({ kind: 'new' })}
          >
            加一个人
          </Button>
        </PageTitle>
        <div className={styles.tools}>
          <Toolbar
            label="查找"
            end={
              <Switch
                label="也看停用的人"
                checked={withRetired}
                onChange={(event) => setWithRetired(event.currentTarget.checked)}
              />
            }
          >
            <TextInput
              ref={search}
              className={styles.search}
              type="search"
              aria-label="查找人员"
              placeholder="姓名、拼音首字母、单位"
              leftSection={<SearchIcon />}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              onKeyDown={(event) => event.key === 'Escape' && setText('')}
            />
            <Select
              className={styles.side}
              aria-label="代表方"
              data={[{ value: '', label: '全部代表方' }, ...sideChoices]}
              value={side}
              onChange={(value) => setSide(value ?? '')}
            />
            <Select
              className={styles.side}
              aria-label="片区"
              data={[{ value: '', label: '全部片区' }, ...districts.map((value) => ({ value, label: value }))]}
              value={district}
              onChange={(value) => setDistrict(value ?? '')}
            />
            <Select
              className={styles.side}
              aria-label="身份"
              data={[{ value: '', label: '全部身份' }, ...identityChoices]}
              value={identity}
              onChange={(value) => setIdentity(value ?? '')}
            />
          </Toolbar>
        </div>
        {message !== '' && <p role="alert">{message}</p>}
        {rows !== null && shown.length === 0 ? (
          <Nobody isSearch={all.length > 0} onImport={() => setBeside({ kind: 'import' })} />
        ) : (
          <div className={styles.table}>
            <div className={styles.heads} aria-hidden>
              <span>姓名</span>
              <span>代表方</span>
              <span>单位、职务</span>
              <span>利益攸关</span>
              <span className={styles.role}>会上角色</span>
              <span>联系电话</span>
            </div>
            <LongList label="人才库" items={shown} keyOf={(row) => row.stream} rowHeight={46}>
              {(row) => (
                <PersonLine
                  row={row}
                  isOpen={beside?.kind === 'person' && beside.stream === row.stream}
                  onOpen={() => setBeside({ kind: 'person', stream: row.stream })}
                />
              )}
            </LongList>
          </div>
        )}
      </div>
      {beside?.kind === 'new' && <NewPerson organizations={organizations} onClose={close} />}
      {beside?.kind === 'import' && <ImportPanel onClose={close} />}
      {beside?.kind === 'person' && (
        <PersonPanel key={beside.stream} stream={beside.stream} organizations={organizations} onClose={close} />
      )}
    </div>
  )
}

const identityChoices = identities.map((value) => ({ value, label: identityNames[value] }))

type PersonLineProps = { readonly row: PersonRow; readonly isOpen: boolean; readonly onOpen: () => void }

function PersonLine({ row, isOpen, onOpen }: PersonLineProps) {
  const { person } = row
  return (
    <button type="button" className={styles.line} data-row-main aria-pressed={isOpen} onClick={onOpen}>
      <span className={styles.name}>
        {person.name}
        {!person.active && <span className={styles.retired}>已停用</span>}
      </span>
      <span>
        <SideChip side={person.side} />
      </span>
      <span className={styles.place}>{[person.organization, person.post].filter(Boolean).join('　')}</span>
      <span className={styles.touched}>{person.interestsTouched ? '利益攸关' : ''}</span>
      <span className={styles.role}>{usualRoleNames[person.usualRole]}</span>
      <span className="figures">{maskTelephone(person.telephone)}</span>
    </button>
  )
}

function Nobody({ isSearch, onImport }: { readonly isSearch: boolean; readonly onImport: () => void }) {
  if (isSearch) return <EmptyState title="没有找到" text="换几个字试试，也可以写拼音首字母，比如王小宁写 wxn。" />
  return (
    <EmptyState
      title="人才库还是空的"
      text="这里存经常请来商量的人：群众代表、商户、部门、委员、专业人士。开会时从这里挑，不用一个一个重写。手上有名单的，可以直接从 XLSX 或 CSV 表格导入。"
      action={<Button onClick={onImport}>从表格导入</Button>}
    />
  )
}
