import { workerData } from 'node:worker_threads';
import { connect } from './database.ts';
import { OpenDesk, type SearchRequest } from './desk.ts';
import { pagesOnDisk } from './page-cache.ts';
import type { RowSet } from './text-search.ts';
import { answerQuestions } from './thread.ts';

/** The thread in which texts are searched and read for members. */
const desk = new OpenDesk(connect(String(workerData)), pagesOnDisk);
answerQuestions({
  chapter: (story: number, number: number) => desk.chapter(story, number),
  search: (request: SearchRequest) => desk.search(request),
  alike: (story: number, among: RowSet) => desk.alike(story, among),
});
