import { OpenReading } from './open-reading.ts';
import type { ReadingOrder } from './reading.ts';
import { answerQuestions } from './thread.ts';

/** The thread in which files are read and taken apart. */
const reading = new OpenReading();
answerQuestions({ read: (orders: readonly ReadingOrder[]) => reading.read(orders) });
