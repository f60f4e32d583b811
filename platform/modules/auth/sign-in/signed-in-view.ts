import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { UserView } from '../users/user-view.ts';

@ApiSchema({ name: 'SignedIn' })
export class SignedInView {
  @ApiProperty({ description: 'for the header `authorization: Bearer`' }) readonly token: string;
  @ApiProperty({ type: UserView }) readonly user: UserView;
}
