import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { type CorporateAction, mergeActions } from '../../../adapters/history/index.ts';
import { type ActionKind, CorporateActionRow } from './corporate-action.entity.ts';

export interface StoredActions {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

export interface ListedActions {
  readonly datasetId: string;
  readonly limit: number;
  readonly symbol?: string | undefined;
  /** Symbol, ex-time and kind of the last one seen. */
  readonly after?: readonly (string | number)[] | undefined;
}

/** Dividends and splits of datasets. */
@Injectable()
export class CorporateActions {
  constructor(@InjectRepository(CorporateActionRow) private readonly rows: Repository<CorporateActionRow>) {}

  /** By symbol, date and kind; one row more than asked for when there are more. */
  list({ datasetId, limit, symbol, after }: ListedActions): Promise<CorporateActionRow[]> {
    const select = this.rows
      .createQueryBuilder('action')
      .where({ datasetId })
      .orderBy('action.symbol')
      .addOrderBy('action.exTime')
      .addOrderBy('action.kind')
      .take(limit + 1);
    if (symbol !== undefined) select.andWhere('action.symbol = :symbol', { symbol });
    if (after !== undefined) select.andWhere('(action.symbol, action.exTime, action.kind) > (:a, :b, :c)', { a: after[0], b: after[1], c: after[2] });
    return select.getMany();
  }

  /** All actions of the given symbols (of all, without symbols), one per symbol and date. */
  async of(datasetId: string, symbols?: readonly string[]): Promise<CorporateAction[]> {
    const select = this.rows.createQueryBuilder('action').where({ datasetId });
    if (symbols !== undefined) select.andWhere('action.symbol = any(:symbols)', { symbols });
    const byDate = new Map<string, CorporateAction>();
    for (const { symbol, exTime: date, amount, ratio } of await select.getMany()) {
      const known = byDate.get(`${symbol} ${date}`) ?? { symbol, date, dividend: 0, split: 1 };
      byDate.set(`${symbol} ${date}`, {
        ...known,
        ...(amount === null ? {} : { dividend: Number(amount) }),
        ...(ratio === null ? {} : { split: Number(ratio) }),
      });
    }
    return mergeActions([...byDate.values()]);
  }

  /** Stores actions; a known one of the same symbol, kind and date is replaced. */
  async store(datasetId: string, actions: readonly CorporateAction[], createdBy: string): Promise<StoredActions> {
    const wanted = mergeActions(actions).flatMap(partsOf);
    if (wanted.length === 0) return { added: 0, changed: 0, unchanged: 0 };
    const rows: { added: boolean }[] = await this.rows.query(
      `insert into corporate_actions as known (dataset_id, created_by, symbol, kind, ex_time, amount, ratio)
       select $1, $2, given.* from unnest($3::text[], $4::text[], $5::bigint[], $6::numeric[], $7::numeric[]) as given
       on conflict (dataset_id, symbol, kind, ex_time) do update set amount = excluded.amount, ratio = excluded.ratio, created_by = excluded.created_by, created_at = now()
       where (known.amount, known.ratio) is distinct from (excluded.amount, excluded.ratio)
       returning xmax = 0 as added`,
      [
        datasetId,
        createdBy,
        wanted.map((part) => part.symbol),
        wanted.map((part) => part.kind),
        wanted.map((part) => part.exTime),
        wanted.map((part) => part.amount),
        wanted.map((part) => part.ratio),
      ],
    );
    const added = rows.filter((row) => row.added).length;
    return { added, changed: rows.length - added, unchanged: wanted.length - rows.length };
  }

  /** Removes actions of a dataset, or of one symbol of it; returns how many. */
  async remove(datasetId: string, symbol: string | undefined): Promise<number> {
    const { affected } = await this.rows.delete({ datasetId, ...(symbol === undefined ? {} : { symbol }) });
    return affected ?? 0;
  }
}

interface Part {
  readonly symbol: string;
  readonly kind: ActionKind;
  readonly exTime: number;
  readonly amount: string | null;
  readonly ratio: string | null;
}

function partsOf({ symbol, date: exTime, dividend, split }: CorporateAction): Part[] {
  const parts: Part[] = [];
  if (dividend > 0) parts.push({ symbol, kind: 'dividend', exTime, amount: String(dividend), ratio: null });
  if (split !== 1) parts.push({ symbol, kind: 'split', exTime, amount: null, ratio: String(split) });
  return parts;
}
