import fs from 'node:fs';
import path from 'node:path';
import type { EquityPoint, FillRow, LogRow, OpenPositionRow, OrderRow, PlotPoint, TradeRow } from '@paddock/platform/core';
import request from 'supertest';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import type * as page from '../../ui/src/api/types.ts';
import type { ApiKeyView, CreatedApiKeyView } from '../modules/auth/api-keys/api-key-view.ts';
import type { SignedInView } from '../modules/auth/sign-in/signed-in-view.ts';
import type { MeView, UserLineView } from '../modules/auth/users/user-view.ts';
import type { JobView } from '../modules/backtests/job/job-view.ts';
import type { CreateBacktestDto } from '../modules/backtests/request/create-backtest.dto.ts';
import type { EquityPointView, ReportView } from '../modules/backtests/results/report-view.ts';
import { repositoryRoot } from '../modules/config/index.ts';
import type { BudgetSettingView } from '../modules/deployments/budgets/budget.dto.ts';
import type { DeploymentView } from '../modules/deployments/deployment/deployment-view.ts';
import type { DeploymentBudgetView, ReloadView } from '../modules/deployments/deployment/run-views.ts';
import type { NewActionsDto, StoredActionsView } from '../modules/market/datasets/corporate-actions.dto.ts';
import type { BarsView, CorporateActionView, DatasetDetailView, DatasetView } from '../modules/market/datasets/dataset-view.ts';
import type { ImportView } from '../modules/market/imports/import-view.ts';
import type { PreviewView } from '../modules/market/imports/preview-view.ts';
import type { ContainmentView } from '../modules/ops/health/containment-view.ts';
import type { FiguresView } from '../modules/ops/metrics/figure-views.ts';
import type { InspectionView, StrategyDetailView, StrategyView, VersionView } from '../modules/strategies/versions/strategy-views.ts';
import { createTestApp, type TestApp } from './harness.ts';

/** Parts of a report that the page reads by name: interfaces have no index, types do. */
type ByName = 'metrics' | 'versions' | 'truncated';
type Flat<T> = { [K in keyof T]: T[K] };

// `npm run check` compiles these: a field that the server renames, retypes or drops makes the page's type stale, and the check fails.
describe('what the server answers fits the types of the page', () => {
  test('backtests and reports', () => {
    expectTypeOf<JobView>().toExtend<page.Backtest>();
    expectTypeOf<Omit<ReportView, ByName>>().toExtend<Omit<page.Report, ByName>>();
    expectTypeOf<Flat<ReportView['metrics']>>().toExtend<page.Report['metrics']>();
    expectTypeOf<Flat<ReportView['versions']>>().toExtend<page.Report['versions']>();
    expectTypeOf<Flat<ReportView['truncated']>>().toExtend<NonNullable<page.Report['truncated']>>();
    expectTypeOf<EquityPointView>().toExtend<page.EquityPoint>();
  });

  test('rows of a report', () => {
    expectTypeOf<TradeRow>().toExtend<page.TradeRow>();
    expectTypeOf<OrderRow>().toExtend<page.OrderRow>();
    expectTypeOf<FillRow>().toExtend<page.FillRow>();
    expectTypeOf<OpenPositionRow>().toExtend<page.OpenPositionRow>();
    expectTypeOf<LogRow>().toExtend<page.LogRow>();
    expectTypeOf<PlotPoint>().toExtend<page.PlotPoint>();
    expectTypeOf<EquityPoint>().toExtend<Omit<page.EquityPoint, 'drawdown'>>();
  });

  test('datasets and imports', () => {
    expectTypeOf<DatasetView>().toExtend<page.DatasetItem>();
    expectTypeOf<DatasetDetailView>().toExtend<Omit<page.DatasetDetail, 'report'>>();
    expectTypeOf<ImportView>().toExtend<Omit<page.ImportJob, 'report'>>();
    expectTypeOf<PreviewView>().toExtend<Omit<page.ImportPreview, 'mapping'>>();
    expectTypeOf<Omit<BarsView, 'bars'>>().toExtend<Omit<page.BarsResponse, 'bars'>>();
    expectTypeOf<CorporateActionView>().toExtend<page.CorporateAction>();
    expectTypeOf<StoredActionsView>().toExtend<page.StoredCorporateActions>();
  });

  test('strategies', () => {
    expectTypeOf<StrategyView>().toExtend<page.StrategyItem>();
    expectTypeOf<StrategyDetailView>().toExtend<page.StrategyDetail>();
    expectTypeOf<VersionView>().toExtend<page.StrategyVersion>();
    expectTypeOf<InspectionView>().toExtend<page.Inspection>();
  });

  test('deployments', () => {
    expectTypeOf<DeploymentView>().toExtend<page.Deployment>();
    expectTypeOf<ReloadView>().toExtend<page.Reload>();
    expectTypeOf<DeploymentBudgetView>().toExtend<page.DeploymentBudget>();
    expectTypeOf<Omit<BudgetSettingView, 'limits'>>().toExtend<Omit<page.BudgetSetting, 'limits'>>();
  });

  test('users, keys and sign-ins', () => {
    expectTypeOf<UserLineView>().toExtend<page.User>();
    expectTypeOf<MeView>().toExtend<page.User>();
    expectTypeOf<SignedInView>().toExtend<page.SignedIn>();
    expectTypeOf<ApiKeyView>().toExtend<page.ApiKey>();
    expectTypeOf<CreatedApiKeyView>().toExtend<page.CreatedApiKey>();
  });

  test('figures and containment', () => {
    expectTypeOf<FiguresView>().toExtend<page.AllFigures>();
    expectTypeOf<ContainmentView>().toExtend<page.Containment>();
  });

  test('what the page sends is what the server takes', () => {
    expectTypeOf<keyof page.BacktestRequest>().toExtend<keyof CreateBacktestDto>();
    expectTypeOf<keyof page.NewCorporateAction>().toExtend<keyof NewActionsDto['actions'][number]>();
  });
});

/** The page's type for each schema of the OpenAPI document that it reads or sends. */
const SCHEMAS: Readonly<Record<string, string>> = {
  AllFigures: 'Figures',
  ApiKey: 'ApiKey',
  Backtest: 'Backtest',
  BacktestRequest: 'CreateBacktestDto',
  BudgetSetting: 'Budget',
  Budgets: 'Budgets',
  Containment: 'Containment',
  ContainmentLayer: 'ContainmentLayer',
  CorporateAction: 'CorporateAction',
  CreatedApiKey: 'CreatedApiKey',
  DatasetDetail: 'DatasetDetail',
  DatasetItem: 'Dataset',
  DatasetSymbol: 'DatasetSymbol',
  Deployment: 'Deployment',
  DeploymentBudget: 'DeploymentBudget',
  DeploymentEquity: 'DeploymentEquityPoint',
  EffectiveLimit: 'EffectiveLimitView',
  EquityPoint: 'EquityPoint',
  BarsResponse: 'ChartBars',
  FigureSample: 'FigureSample',
  FillModel: 'FillsDto',
  ImportJob: 'Import',
  ImportPreview: 'ImportPreview',
  Inspection: 'InspectionView',
  LimitRange: 'LimitRangeView',
  NewCorporateAction: 'NewCorporateAction',
  ProcessFigure: 'Figure',
  ProcessFigures: 'ProcessFigures',
  Reload: 'Reload',
  Report: 'BacktestReport',
  RiskLimits: 'LimitsDto',
  SignedIn: 'SignedIn',
  StoredCorporateActions: 'StoredCorporateActions',
  StrategyDetail: 'StrategyDetailView',
  StrategyItem: 'StrategyView',
  StrategyVersion: 'VersionView',
  User: 'UserLine',
  VersionItem: 'VersionLineView',
};

describe('the OpenAPI document describes what the page uses', () => {
  let paddock: TestApp;
  let schemas: Readonly<Record<string, { readonly properties?: object }>>;
  let paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;

  beforeAll(async () => {
    paddock = await createTestApp({ roles: ['api'], samples: false });
    const { body } = await request(paddock.http).get('/api/docs-json').expect(200);
    const document = body as { readonly components: { readonly schemas: typeof schemas }; readonly paths: typeof paths };
    schemas = document.components.schemas;
    paths = document.paths;
  });
  afterAll(() => paddock.close());

  test('says what every answer holds', () => {
    const silent = Object.entries(paths).flatMap(([route, operations]) =>
      Object.entries(operations)
        .filter(
          ([, { responses }]) =>
            !Object.entries(responses).some(([status, { content }]) => status === '204' || (status.startsWith('2') && content !== undefined)),
        )
        .map(([method]) => `${method} ${route}`),
    );
    expect(silent).toEqual([]);
  });

  test.each(Object.entries(SCHEMAS))('%s has no field that %s lacks', (type, schema) => {
    const described = Object.keys(schemas[schema]?.properties ?? {});
    expect(described.length, `schema ${schema}`).toBeGreaterThan(0);
    expect(fieldsOf(type).filter((field) => !described.includes(field))).toEqual([]);
  });
});

interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: object }>>;
}

const declared = new Map(
  fs
    .globSync('ui/src/api/types/*.ts', { cwd: repositoryRoot() })
    .map((file) => ts.createSourceFile(file, fs.readFileSync(path.join(repositoryRoot(), file), 'utf8'), ts.ScriptTarget.Latest))
    .flatMap(({ statements }) => statements.filter(ts.isInterfaceDeclaration))
    .map((declaration) => [declaration.name.text, declaration] as const),
);

/** Fields of an interface of the page, those that it extends included. */
function fieldsOf(name: string): readonly string[] {
  const declaration = declared.get(name);
  if (declaration === undefined) throw new Error(`ui/src/api/types has no interface "${name}"`);
  const parents = (declaration.heritageClauses ?? []).flatMap(({ types }) =>
    types.map(({ expression }) => (ts.isIdentifier(expression) ? expression.text : '')),
  );
  const own = declaration.members.flatMap((member) => (member.name !== undefined && ts.isIdentifier(member.name) ? [member.name.text] : []));
  return [...parents.flatMap(fieldsOf), ...own];
}
