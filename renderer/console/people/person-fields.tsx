import { Autocomplete, SegmentedControl, Select, Switch, Textarea, TextInput } from '@mantine/core'
import { Controller, type UseFormReturn } from 'react-hook-form'
import { genderNames, genders, type PersonDetails, usualRoleNames, usualRoles } from '#shared/roster/person'
import { useSideChoices } from '../../kit/sides'
import styles from './person-fields.module.css'

type PersonFieldsProps = {
  readonly form: UseFormReturn<PersonDetails, unknown, PersonDetails>
  /** Units already in the roster, so that one unit has one name. */
  readonly organizations: readonly string[]
}

/** The fields of one person of the roster. */
export function PersonFields({ form, organizations }: PersonFieldsProps) {
  const { register, control, formState } = form
  const { errors } = formState
  const sideChoices = useSideChoices()
  return (
    <div className={styles.fields}>
      <TextInput label="姓名" data-autofocus error={errors.name?.message} {...register('name')} />
      <Controller
        control={control}
        name="side"
        render={({ field, fieldState }) => (
          <Select label="代表方" data={sideChoices} error={fieldState.error?.message} {...field} />
        )}
      />
      <Controller
        control={control}
        name="organization"
        render={({ field, fieldState }) => (
          <Autocomplete
            label="单位"
            data={[...organizations]}
            limit={20}
            maxDropdownHeight={220}
            error={fieldState.error?.message}
            {...field}
          />
        )}
      />
      <TextInput label="职务或身份" error={errors.post?.message} {...register('post')} />
      <TextInput label="联系电话" inputMode="tel" error={errors.telephone?.message} {...register('telephone')} />
      <Controller
        control={control}
        name="usualRole"
        render={({ field }) => <Select label="会上角色" data={roleChoices} {...field} />}
      />
      <Controller
        control={control}
        name="interestsTouched"
        render={({ field: { value, onChange, ...field } }) => (
          <Switch
            className={styles.wide}
            label="通常是利益攸关方"
            description="每场会还可以单独改"
            checked={value}
            onChange={(event) => onChange(event.currentTarget.checked)}
            {...field}
          />
        )}
      />
      <TextInput label="界别" error={errors.group?.message} {...register('group')} />
      <TextInput label="片区" error={errors.district?.message} {...register('district')} />
      <TextInput className={styles.wide} label="专长" error={errors.expertise?.message} {...register('expertise')} />
      <Controller
        control={control}
        name="gender"
        render={({ field: { value, onChange, ...field } }) => (
          <div className={styles.wide}>
            <span className={styles.label} id="gender-label">
              性别
            </span>
            <SegmentedControl
              aria-labelledby="gender-label"
              data={genderChoices}
              value={value ?? ''}
              onChange={(gender) => onChange(gender === '' ? null : gender)}
              {...field}
            />
          </div>
        )}
      />
      <Textarea
        className={styles.wide}
        label="备注"
        description="只给记录员看，不上大屏，不进文书"
        minRows={2}
        maxRows={6}
        error={errors.note?.message}
        {...register('note')}
      />
    </div>
  )
}

const roleChoices = usualRoles.map((value) => ({ value, label: usualRoleNames[value] }))
const genderChoices = [{ value: '', label: '不填' }, ...genders.map((value) => ({ value, label: genderNames[value] }))]
