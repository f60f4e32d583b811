import { plural } from '../../components/format.ts';
import type { BacktestFormState } from './use-backtest-form.ts';

/** Why the form was not sent, or was refused: the fields themselves say the rest. */
export function SubmitProblems({ form: { isSubmitted, problems, refused, submit } }: { readonly form: BacktestFormState }) {
  const wrong = Object.keys(problems).length;
  return (
    <>
      {isSubmitted && wrong > 0 && (
        <div className="pd-down" role="alert" style={{ fontSize: 12 }}>
          {plural(wrong, 'field')} {wrong === 1 ? 'needs' : 'need'} attention.
        </div>
      )}
      {Object.keys(refused).length > 0 && (
        <div className="pd-down" role="alert" style={{ fontSize: 12 }}>
          {submit.error?.message}
        </div>
      )}
    </>
  );
}
