import type { Standing } from '../../api/types.ts';
import { Tag } from '../../components/badges.tsx';

const TAGS = {
  pending: { tone: 'neutral', text: 'not approved yet' },
  approved: { tone: 'up', text: 'approved' },
  withdrawn: { tone: 'warn', text: 'withdrawn' },
  revoked: { tone: 'down', text: 'revoked' },
} as const satisfies Readonly<Record<Standing, object>>;

/** What an admin decided about a version. */
export function StandingTag({ standing }: { readonly standing: Standing }) {
  const { tone, text } = TAGS[standing];
  return <Tag tone={tone}>{text}</Tag>;
}
