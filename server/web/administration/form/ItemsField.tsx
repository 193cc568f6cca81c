import { ArrowDown, ArrowUp, ChevronDown, X } from 'lucide'
import { useState } from 'preact/hooks'
import { Button } from '../../../../shared/ui/Button.tsx'
import { Icon } from '../../../../shared/ui/Icon.tsx'
import type { FieldSchema } from '../../../../shared/wizard/page.ts'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { type ControlProps, FieldGroup, FieldNote, fieldId } from './field-parts.tsx'
import { isObject, type Json, type JsonObject } from './value.ts'
import { findVariant, titleOfVariant } from './variants.ts'

interface ItemsFieldProps extends ControlProps {
  /** Shows the fields of one item. */
  Fields: (props: ControlProps) => preact.VNode
}

/** A list of groups of fields, each of one shape or of one of several; its order may matter. */
export function ItemsField({ Fields, ...props }: ItemsFieldProps) {
  const t = useTranslator()
  const { schema, path, value, onChange, problems } = props
  const { items = {} } = schema
  // Defaults are JSON, since they came as such.
  const list = (Array.isArray(value) ? value : ((schema.default as Json[] | undefined) ?? [])).filter(isObject)
  const move = (from: number, to: number) => {
    const rest = list.filter((_, index) => index !== from)
    const moved = list[from]
    if (moved && to >= 0 && to < list.length) onChange(rest.toSpliced(to, 0, moved))
  }
  return (
    <FieldGroup {...props}>
      <ol class="items">
        {list.map((item, index) => {
          const shape = findVariant(items, item)
          const title = shape === items ? undefined : titleOfVariant(shape)
          const name = t('administration.item', { title: title ?? schema.title ?? '', number: index + 1 })
          const own = `${path}.${index}`
          return (
            // An item is its place: two may be equal, and change while they are edited.
            <li key={index} class="item">
              <fieldset>
                <legend class="item-title">{name}</legend>
                <div class="item-buttons">
                  <IconButton
                    icon={ArrowUp}
                    label={t('administration.move-up', { item: name })}
                    onPress={() => move(index, index - 1)}
                  />
                  <IconButton
                    icon={ArrowDown}
                    label={t('administration.move-down', { item: name })}
                    onPress={() => move(index, index + 1)}
                  />
                  <IconButton
                    icon={X}
                    label={t('administration.remove-item', { item: name })}
                    onPress={() => onChange(list.filter((_, other) => other !== index))}
                  />
                </div>
                {problems.has(own) && <FieldNote path={own} schema={{}} problems={problems} />}
                <Fields
                  schema={shape}
                  path={own}
                  value={item}
                  onChange={(changed) => isObject(changed) && onChange(list.with(index, changed))}
                  problems={problems}
                />
              </fieldset>
            </li>
          )
        })}
      </ol>
      <AddItem schema={items} path={path} title={schema.title ?? ''} onAdd={(item) => onChange([...list, item])} />
    </FieldGroup>
  )
}

function IconButton({ icon, label, onPress }: { icon: typeof X; label: string; onPress: () => void }) {
  return (
    <button type="button" class="icon-button" aria-label={label} onClick={onPress}>
      <Icon icon={icon} />
    </button>
  )
}

interface AddItemProps {
  schema: FieldSchema
  path: string
  title: string
  onAdd(item: JsonObject): void
}

/** Adds an item; where there are several shapes, of the chosen one. */
function AddItem({ schema, path, title, onAdd }: AddItemProps) {
  const t = useTranslator()
  const [chosen, choose] = useState(0)
  const { variants } = schema
  if (!variants)
    return (
      <Button look="second" onPress={() => onAdd({})}>
        {t('administration.add')}
      </Button>
    )
  const id = fieldId(`${path}.new`)
  return (
    <div class="add-item">
      <label for={id} class="only-read">
        {t('administration.add-item', { title })}
      </label>
      <div class="select">
        <select id={id} class="control" onChange={(event) => choose(event.currentTarget.selectedIndex)}>
          {variants.map((variant, index) => (
            <option key={titleOfVariant(variant)} selected={index === chosen}>
              {titleOfVariant(variant)}
            </option>
          ))}
        </select>
        <Icon icon={ChevronDown} />
      </div>
      <Button
        look="second"
        onPress={() => {
          const variant = variants[chosen]
          if (variant) onAdd(createItem(variant))
        }}
      >
        {t('administration.add')}
      </Button>
    </div>
  )
}

/** The constants that tell the shape; every other field begins with its default. */
const createItem = ({ properties = {} }: FieldSchema): JsonObject =>
  Object.fromEntries(
    Object.entries(properties).flatMap(([name, { const: fixed }]) => (fixed === undefined ? [] : [[name, fixed]])),
  )
