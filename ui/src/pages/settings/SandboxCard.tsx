import { useQuery } from '@tanstack/react-query';
import { containmentQuery } from '../../api/queries.ts';
import type { Containment } from '../../api/types.ts';
import { Tag } from '../../components/badges.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Card } from '../../components/Page.tsx';

const MEANING: Readonly<Record<Containment['level'], string>> = {
  0: 'A process of its own, and nothing else. Run only code that you trust.',
  1: 'The kernel limits what a process may use. Right for honest code with bugs.',
  2: 'The kernel also keeps it away from the network and from others. Right for code of people you know.',
  3: 'Two walls of the kernel stand around each strategy. Right for code of strangers.',
};

/** How well strategies are contained on the machine that answers; layers that are missing say what to do. */
export function SandboxCard() {
  const query = useQuery(containmentQuery);
  return (
    <Card title="Sandbox">
      <Loaded query={query}>
        {({ level, required, layers }) => (
          <div className="pd-stack" data-testid="sandbox">
            <p style={{ margin: 0 }}>
              <Tag tone={level === 3 ? 'up' : level === 0 ? 'down' : 'warn'}>Level {level} of 3</Tag> {MEANING[level]}
              {required > 0 && <span className="pd-2"> At least level {required} is required here.</span>}
            </p>
            <div className="pd-scroll-x">
              <table className="pd-table">
                <tbody>
                  {layers.map(({ name, active, detail }) => (
                    <tr key={name}>
                      <td>{name}</td>
                      <td>
                        <Tag tone={active ? 'up' : 'warn'}>{active ? 'active' : 'missing'}</Tag>
                      </td>
                      <td className="pd-2">{detail}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </div>
        )}
      </Loaded>
    </Card>
  );
}
