import { Collapse, Switch, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronRight } from '@tabler/icons-react';
import { Tag } from '../../components/badges.tsx';
import { plural } from '../../components/format.ts';
import { countLimits, type LimitValues } from './form-values.ts';
import type { BacktestFormState } from './use-backtest-form.ts';

const FIELDS: readonly { readonly name: keyof LimitValues; readonly label: string; readonly hint: string }[] = [
  { name: 'maxOrderQuantity', label: 'Order quantity', hint: 'Units in one order' },
  { name: 'maxOrderNotional', label: 'Order value', hint: 'Money in one order' },
  { name: 'maxPosition', label: 'Position', hint: 'Units per symbol, open orders included' },
  { name: 'maxGrossExposure', label: 'Gross exposure', hint: 'Money in all positions and open orders' },
  { name: 'maxLeverage', label: 'Leverage', hint: 'Times equity; 1 unless set' },
  { name: 'priceCollarPct', label: 'Price collar, %', hint: 'Distance of a limit from the last price' },
  { name: 'maxOrdersPerMinute', label: 'Orders per minute', hint: 'In market time' },
  { name: 'maxOpenOrders', label: 'Open orders', hint: 'At the same time' },
  { name: 'maxDailyLoss', label: 'Daily loss', hint: 'Then only reducing orders pass' },
  { name: 'maxDrawdownPct', label: 'Drawdown, %', hint: 'Then only reducing orders pass' },
];

export function LimitsSection({ form }: { readonly form: BacktestFormState }) {
  const { values, set, errorFor } = form;
  const count = countLimits(values);
  const isWrong = errorFor('limits') !== undefined;
  const [opened, { toggle }] = useDisclosure(count > 0);
  const isOpen = opened || isWrong;
  return (
    <section className="pd-card">
      <button type="button" className="pd-collapse" aria-expanded={isOpen} onClick={toggle} data-testid="limits-toggle">
        <span className="pd-row">
          Risk limits{' '}
          {count > 0 ? (
            <Tag tone="accent">{plural(count, 'limit')}</Tag>
          ) : (
            <span className="pd-dim" style={{ fontWeight: 400 }}>
              None set
            </span>
          )}
        </span>
        <IconChevronRight size={16} />
      </button>
      <Collapse expanded={isOpen}>
        <div className="pd-card-body" style={{ paddingTop: 4 }}>
          <p className="pd-dim" style={{ margin: '0 0 14px' }}>
            Orders beyond a limit are denied before they reach the market, with the reason in the orders list. Empty fields do not limit.
          </p>
          <div className="pd-fields">
            {FIELDS.map(({ name, label, hint }) => (
              <TextInput
                key={name}
                label={label}
                description={hint}
                inputMode="decimal"
                placeholder="No limit"
                value={values.limits[name]}
                onChange={(event) => set({ limits: { ...values.limits, [name]: event.currentTarget.value } })}
                error={errorFor(`limits.${name}`)}
                data-testid={`limit-${name}`}
              />
            ))}
            <TextInput
              label="Allowed symbols"
              description="Separated by commas"
              placeholder="All"
              value={values.allowedSymbols}
              onChange={(event) => set({ allowedSymbols: event.currentTarget.value })}
              error={errorFor('limits.allowedSymbols')}
            />
            <div className="pd-switch-field">
              <Switch label="Short selling allowed" checked={values.allowShort} onChange={(event) => set({ allowShort: event.currentTarget.checked })} />
            </div>
          </div>
        </div>
      </Collapse>
    </section>
  );
}
