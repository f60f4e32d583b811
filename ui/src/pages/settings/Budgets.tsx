import '../backtest-new/new-backtest.css';
import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { IconDeviceFloppy, IconGauge, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api } from '../../api/client.ts';
import { budgetsQuery } from '../../api/deployment-queries.ts';
import { usersQuery } from '../../api/queries.ts';
import type { BudgetLimits, Budgets as AllBudgets, BudgetScope, BudgetSetting, LimitRange } from '../../api/types.ts';
import { Confirm } from '../../components/Confirm.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { capitalised, formatAgo, formatInteger } from '../../components/format.ts';
import { ErrorNote, Loaded } from '../../components/Loaded.tsx';
import { notifyDone, notifyError } from '../../components/notify.ts';
import { Card } from '../../components/Page.tsx';
import { fieldErrors } from '../backtest-new/field-errors.ts';
import { budgetPath, limitLines, SCOPES, subjectLabel } from './budget-text.ts';

/** What strategies may use: for admins. */
export function Budgets() {
  const query = useQuery(budgetsQuery);
  const [edited, setEdited] = useState<BudgetSetting | null>(null);
  return (
    <div className="pd-stack pd-settings-wide">
      <Loaded query={query}>
        {(budgets) => (
          <>
            <BudgetForm key={edited === null ? '' : `${edited.scope} ${edited.subject}`} budgets={budgets} edited={edited} onDone={() => setEdited(null)} />
            <Card title="Budgets that are set" isFlush>
              <BudgetTable budgets={budgets} onEdit={setEdited} />
            </Card>
          </>
        )}
      </Loaded>
    </div>
  );
}

interface FormProps {
  readonly budgets: AllBudgets;
  readonly edited: BudgetSetting | null;
  readonly onDone: () => void;
}

function BudgetForm({ budgets, edited, onDone }: FormProps) {
  const client = useQueryClient();
  const [scope, setScope] = useState<BudgetScope>(edited?.scope ?? 'default');
  const [subject, setSubject] = useState(edited?.subject ?? '');
  const [limits, setLimits] = useState<BudgetLimits>(edited?.limits ?? {});
  const save = useMutation({
    mutationFn: () => api(budgetPath(scope, subject), { method: 'PUT', body: limits }),
    onSuccess: () => {
      notifyDone('Budget set: running deployments have it within moments');
      setLimits({});
      void client.invalidateQueries({ queryKey: ['budgets'] });
      onDone();
    },
  });
  const errors = fieldErrors(save.error);
  const isShown = budgets.limits.some(({ name }) => errors[name] !== undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Card title={edited === null ? 'Set a budget' : 'Change a budget'}>
      <form onSubmit={submit} className="pd-stack" style={{ gap: 14 }} aria-label="Budget">
        <div className="pd-row pd-wrap" style={{ alignItems: 'flex-end' }}>
          <Select
            label="For"
            w={220}
            allowDeselect={false}
            data={[...SCOPES]}
            value={scope}
            onChange={(value) => {
              setScope(SCOPES.find((each) => each.value === value)?.value ?? 'default');
              setSubject('');
            }}
            data-testid="budget-scope"
          />
          {scope !== 'default' && <Subject scope={scope} subject={subject} onChange={setSubject} />}
        </div>
        <div className="pd-fields" style={{ alignItems: 'end' }}>
          {budgets.limits.map((range) => (
            <LimitField
              key={range.name}
              range={range}
              value={limits[range.name]}
              error={errors[range.name]}
              onChange={(value) => setLimits(withLimit(limits, range.name, value))}
            />
          ))}
        </div>
        <div className="pd-row pd-wrap">
          <Button
            type="submit"
            leftSection={<IconDeviceFloppy size={15} />}
            loading={save.isPending}
            disabled={scope !== 'default' && subject === ''}
            data-testid="save-budget"
          >
            Set budget
          </Button>
          <span className="pd-dim">What is left empty is decided by the next wider budget. The most specific one wins.</span>
        </div>
        {save.error !== null && !isShown && <ErrorNote error={save.error} />}
      </form>
    </Card>
  );
}

function withLimit(limits: BudgetLimits, name: string, value: number | undefined): BudgetLimits {
  const { [name]: _, ...others } = limits;
  return value === undefined ? others : { ...others, [name]: value };
}

interface SubjectProps {
  readonly scope: BudgetScope;
  readonly subject: string;
  readonly onChange: (subject: string) => void;
}

function Subject({ scope, subject, onChange }: SubjectProps) {
  const users = useQuery({ ...usersQuery, enabled: scope === 'user' });
  if (scope === 'user')
    return (
      <Select
        label="User"
        w={280}
        searchable
        data={(users.data ?? []).map((user) => user.username)}
        value={subject}
        onChange={(name) => onChange(name ?? '')}
      />
    );
  return (
    <TextInput
      label={subjectLabel(scope)}
      placeholder={scope === 'version' ? 'sma-crossover@1.0.0' : ''}
      w={330}
      value={subject}
      onChange={(event) => onChange(event.currentTarget.value.trim())}
    />
  );
}

interface LimitProps {
  readonly range: LimitRange;
  readonly value: number | undefined;
  readonly error: string | undefined;
  readonly onChange: (value: number | undefined) => void;
}

function LimitField({ range, value, error, onChange }: LimitProps) {
  const { name, meaning, unit, least, most, builtIn } = range;
  return (
    <NumberInput
      label={capitalised(meaning)}
      description={`${formatInteger(least)} to ${formatInteger(most)}${unit === '' ? '' : ` ${unit}`}`}
      placeholder={formatInteger(builtIn)}
      allowDecimal={false}
      thousandSeparator=","
      value={value ?? ''}
      onChange={(next) => onChange(next === '' ? undefined : Number(next))}
      error={error}
      data-testid={`limit-${name}`}
    />
  );
}

function BudgetTable({ budgets, onEdit }: { readonly budgets: AllBudgets; readonly onEdit: (budget: BudgetSetting) => void }) {
  const client = useQueryClient();
  const [doomed, setDoomed] = useState<BudgetSetting | null>(null);
  const remove = useMutation({
    mutationFn: ({ scope, subject }: BudgetSetting) => api(budgetPath(scope, subject), { method: 'DELETE' }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['budgets'] }),
    onError: (error) => notifyError('The budget was not removed', error),
    onSettled: () => setDoomed(null),
  });
  if (budgets.items.length === 0)
    return <EmptyState icon={IconGauge} title="No budget is set" text="The built-in limits hold, shown in grey above." isCompact />;
  return (
    <div className="pd-scroll-x">
      <table className="pd-table" data-testid="budgets">
        <thead>
          <tr>
            <th>For</th>
            <th>Limits</th>
            <th className="pd-right">Set</th>
            <th className="pd-tight" />
          </tr>
        </thead>
        <tbody>
          {budgets.items.map((budget) => (
            <tr key={`${budget.scope} ${budget.subject}`}>
              <td>
                {budget.scope} <span className="pd-dim">{budget.subject}</span>
              </td>
              <td style={{ minWidth: 230 }}>
                {limitLines(budget.limits, budgets.limits).map((line) => (
                  <div key={line}>{line}</div>
                ))}
              </td>
              <td className="pd-right pd-dim">
                {formatAgo(budget.updatedAt)} by {budget.updatedBy}
              </td>
              <td>
                <span className="pd-row">
                  <Button size="compact-xs" variant="default" onClick={() => onEdit(budget)}>
                    Change
                  </Button>
                  <Button size="compact-xs" variant="subtle" color="red" leftSection={<IconTrash size={13} />} onClick={() => setDoomed(budget)}>
                    Remove
                  </Button>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Confirm
        opened={doomed !== null}
        onClose={() => setDoomed(null)}
        onConfirm={() => doomed && remove.mutate(doomed)}
        isBusy={remove.isPending}
        title="Remove this budget?"
        action="Remove budget"
      >
        The next wider budget holds from then on, also for what runs now.
      </Confirm>
    </div>
  );
}
