import { NativeSelect } from '@mantine/core';
import type { ImportPreview } from '../../api/types.ts';
import { ROLE_LABELS, ROLES, type ColumnRoles, type ColumnRole } from './import-options.ts';

interface Props {
  readonly preview: ImportPreview;
  readonly roles: ColumnRoles;
  readonly onChange: (roles: ColumnRoles) => void;
}

/** The first rows of the file; what each column means is chosen above it. */
export function MappingTable({ preview, roles, onChange }: Props) {
  const choose = (column: string, role: ColumnRole): void => {
    const freed = Object.fromEntries(Object.entries(roles).map(([other, old]) => [other, old === role && role !== 'ignore' ? 'ignore' : old]));
    onChange({ ...freed, [column]: role });
  };
  return (
    <div className="pd-scroll-x">
      <table className="pd-preview" data-testid="import-preview">
        <thead>
          <tr>
            {preview.columns.map((column) => (
              <th key={column}>
                <div className="pd-mono" style={{ marginBottom: 6 }}>
                  {column || <span className="pd-dim">no name</span>}
                </div>
                <NativeSelect
                  size="xs"
                  aria-label={`Meaning of ${column || 'the column without a name'}`}
                  value={roles[column] ?? 'ignore'}
                  data={ROLES.map((role) => ({ value: role, label: ROLE_LABELS[role] }))}
                  onChange={(event) => choose(column, event.currentTarget.value as ColumnRole)}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.slice(0, 12).map((row, index) => (
            <tr key={index}>
              {preview.columns.map((column, at) => (
                <td key={column} data-ignored={(roles[column] ?? 'ignore') === 'ignore' || undefined}>
                  {row[at] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
