import { notifications } from '@mantine/notifications';
import { messageOf } from '../api/problem.ts';

export function notifyDone(message: string): void {
  notifications.show({ message, color: 'green', autoClose: 3500 });
}

export function notifyError(title: string, error: unknown): void {
  notifications.show({ title, message: messageOf(error), color: 'red', autoClose: 8000 });
}
