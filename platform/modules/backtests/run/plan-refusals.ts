import { applyDecorators } from '@nestjs/common';
import { ApiBadRequestResponse, ApiNotFoundResponse, ApiUnprocessableEntityResponse } from '@nestjs/swagger';

/** How a request for a run can be refused: `BacktestPlan` does it. */
export function PlanRefusals(): MethodDecorator {
  return applyDecorators(
    ApiBadRequestResponse({ description: 'a field is not valid; errors name field, value and what is allowed' }),
    ApiNotFoundResponse({ description: 'no such strategy or dataset' }),
    CodeRefusals(),
  );
}

/** How the code of a request can be refused. */
export function CodeRefusals(): MethodDecorator {
  return applyDecorators(ApiUnprocessableEntityResponse({ description: 'the source does not pass, or a parameter is out of its range' }));
}
