import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiBadRequestResponse, ApiNoContentResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentUser, type Principal, Problem, RequireRole } from '../../ops/index.ts';
import { BudgetDto, BudgetSettingView, BudgetsView } from './budget.dto.ts';
import type { BudgetScope } from './budget-limits.ts';
import { BudgetsService, type BudgetTarget } from './budgets.service.ts';

const scopeOfPath: Readonly<Record<string, BudgetScope>> = { users: 'user', versions: 'version', deployments: 'deployment' };

@ApiTags('budgets')
@RequireRole('admin')
@Controller('api/v1/budgets')
export class BudgetsController {
  constructor(private readonly budgets: BudgetsService) {}

  @Get()
  @ApiOperation({ summary: 'Every budget that was set, and what can be set' })
  @ApiOkResponse({ type: BudgetsView })
  list(): Promise<BudgetsView> {
    return this.budgets.list();
  }

  @Put('default')
  @ApiOperation({ summary: 'Set what holds for all strategies', description: 'Running deployments have it within moments.' })
  @ApiOkResponse({ type: BudgetSettingView })
  @ApiBadRequestResponse({ description: 'a limit is out of its range' })
  setDefault(@Body() limits: BudgetDto, @CurrentUser() user: Principal): Promise<BudgetSettingView> {
    return this.budgets.set({ scope: 'default', subject: '' }, limits, user);
  }

  @Delete('default')
  @HttpCode(204)
  @ApiOperation({ summary: 'Go back to the built-in limits' })
  @ApiNoContentResponse()
  removeDefault(): Promise<void> {
    return this.budgets.remove({ scope: 'default', subject: '' });
  }

  @Put(':scope/:subject')
  @ApiParam({ name: 'scope', enum: Object.keys(scopeOfPath) })
  @ApiParam({ name: 'subject', description: 'name of a user, name@version of a strategy, id of a deployment' })
  @ApiOperation({ summary: 'Set the budget of a user, a strategy version or a deployment', description: 'The most specific limit wins.' })
  @ApiOkResponse({ type: BudgetSettingView })
  @ApiBadRequestResponse({ description: 'a limit is out of its range' })
  @ApiNotFoundResponse({ description: 'no such user, version or deployment' })
  set(@Param('scope') scope: string, @Param('subject') subject: string, @Body() limits: BudgetDto, @CurrentUser() user: Principal): Promise<BudgetSettingView> {
    return this.budgets.set(targetOf(scope, subject), limits, user);
  }

  @Delete(':scope/:subject')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a budget: the next wider one holds' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse()
  remove(@Param('scope') scope: string, @Param('subject') subject: string): Promise<void> {
    return this.budgets.remove(targetOf(scope, subject));
  }
}

function targetOf(path: string, subject: string): BudgetTarget {
  const scope = Object.hasOwn(scopeOfPath, path) ? scopeOfPath[path] : undefined;
  const known = ['default', ...Object.keys(scopeOfPath)];
  if (scope === undefined) throw Problem.invalidField('scope', path, `scope "${path}" is unknown; known: ${known.join(', ')}`, known);
  return { scope, subject };
}
