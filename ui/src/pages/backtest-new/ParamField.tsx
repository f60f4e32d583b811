import { NumberInput, Select, Switch, TextInput } from '@mantine/core';
import type { ParamSchema, ParamValue } from '../../api/types.ts';
import { rangeText } from '../strategies/range-text.ts';

interface Props {
  readonly param: ParamSchema;
  readonly value: ParamValue;
  readonly error: string | undefined;
  readonly onChange: (value: ParamValue) => void;
}

/** One field for one parameter; kind, range and words come from the strategy's schema. */
export function ParamField({ param, value, error, onChange }: Props) {
  const label = param.label ?? param.name;
  const common = { label, error, 'data-testid': `param-${param.name}` };
  if (param.kind === 'boolean') {
    return (
      <div className="pd-switch-field">
        <Switch
          label={label}
          description={param.description}
          error={error}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
          data-testid={`param-${param.name}`}
        />
      </div>
    );
  }
  if (param.kind === 'choice') {
    const choices = param.choices ?? [];
    return (
      <Select
        {...common}
        description={param.description}
        data={choices.map(String)}
        value={String(value)}
        onChange={(text) => onChange(choices.find((choice) => String(choice) === text) ?? value)}
      />
    );
  }
  if (param.kind === 'string') {
    return (
      <TextInput
        {...common}
        description={param.description ?? rangeText(param)}
        value={String(value)}
        maxLength={param.maxLength}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <NumberInput
      {...common}
      description={[param.description?.replace(/\.$/, ''), rangeText(param)].filter(Boolean).join(' · ')}
      value={typeof value === 'boolean' ? '' : value}
      onChange={onChange}
      step={param.step ?? 1}
      allowDecimal={param.kind === 'number'}
      allowNegative={(param.min ?? -1) < 0}
      clampBehavior="none"
      hideControls={false}
    />
  );
}
