import { Button, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { datasetsQuery } from '../../api/queries.ts';
import { formatPercent } from '../../components/format.ts';
import { ErrorNote } from '../../components/Loaded.tsx';
import { Card } from '../../components/Page.tsx';
import { ProgressBar } from '../../components/ProgressBar.tsx';
import { errorOf, fieldErrors } from '../backtest-new/field-errors.ts';
import { TIMEFRAMES } from '../backtest-new/timeframes.ts';

export interface ImportSettingsValues {
  readonly name: string;
  /** Null: detected. */
  readonly timeframe: string | null;
  readonly timezone: string;
  /** Null: as the file says. */
  readonly symbol: string | null;
}

interface Props {
  readonly datasetId: string | undefined;
  readonly values: ImportSettingsValues;
  readonly detected: string | undefined;
  readonly needsSymbol: boolean;
  readonly onChange: (patch: Partial<ImportSettingsValues>) => void;
  readonly error: Error | null;
  /** Share of the upload that is sent; undefined while none runs. */
  readonly sent: number | undefined;
  readonly canStart: boolean;
  readonly onStart: () => void;
  readonly onCancel: () => void;
}

const TIMEZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

export function ImportSettings({ datasetId, values, detected, needsSymbol, onChange, error, sent, canStart, onStart, onCancel }: Props) {
  const target = useQuery({ ...datasetsQuery, enabled: datasetId !== undefined }).data?.find((item) => item.id === datasetId);
  const errors = fieldErrors(error);
  const isNamed = target !== undefined || values.name.trim() !== '';
  const isAborted = error instanceof DOMException;
  return (
    <Card title="Dataset">
      <div className="pd-stack" style={{ gap: 12 }}>
        {target ? (
          <TextInput label="Adds to" value={target.name} readOnly />
        ) : (
          <TextInput
            label="Name"
            value={values.name}
            onChange={(event) => onChange({ name: event.currentTarget.value })}
            error={errors['name']}
            data-testid="import-name"
          />
        )}
        {needsSymbol && (
          <TextInput
            label="Symbol"
            description="The file has no symbol column"
            value={values.symbol ?? ''}
            onChange={(event) => onChange({ symbol: event.currentTarget.value })}
            error={errors['symbol']}
            data-testid="import-symbol"
          />
        )}
        <Select
          label="Timeframe"
          placeholder={detected ? `Detected: ${detected}` : 'Detect'}
          clearable
          data={[...TIMEFRAMES]}
          value={values.timeframe}
          onChange={(timeframe) => onChange({ timeframe })}
          error={errors['timeframe']}
        />
        <Select
          label="Time zone"
          description="For stamps without an offset"
          searchable
          data={TIMEZONES}
          value={values.timezone}
          onChange={(zone) => onChange({ timezone: zone ?? 'UTC' })}
          error={errors['timezone']}
          limit={80}
        />
        {errorOf(errors, 'mapping') !== undefined && (
          <div className="pd-down" role="alert">
            {errorOf(errors, 'mapping')}
          </div>
        )}
        {error !== null && !isAborted && Object.keys(errors).length === 0 && <ErrorNote error={error} />}
        {sent === undefined ? (
          <Button onClick={onStart} disabled={!canStart || !isNamed} data-testid="import-start">
            Import
          </Button>
        ) : (
          <Uploading sent={sent} onCancel={onCancel} />
        )}
      </div>
    </Card>
  );
}

function Uploading({ sent, onCancel }: { readonly sent: number; readonly onCancel: () => void }) {
  return (
    <>
      <div>
        <ProgressBar label="Upload" progress={sent} />
        <div className="pd-dim" style={{ marginTop: 4 }}>
          Uploading {formatPercent(sent, 0)}
        </div>
      </div>
      <Button variant="default" onClick={onCancel}>
        Cancel upload
      </Button>
    </>
  );
}
